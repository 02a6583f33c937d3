/** The public page of a watch. */
import { day } from '../../durations.ts'
import type { Standing } from '../../watch/api.ts'

export const PUBLIC_STATUS = {
  title: (name: string): string => `${name}: status`,
  notWatched: {
    waiting: 'It has not been tested yet.',
    paused: 'It is not watched just now.',
  } satisfies Partial<Record<Standing, string>>,
  /** Where mail is taken, and a rule that was chosen is broken. */
  besides: 'Something else that is watched for is not as it should be: see the incidents.',
  maintenance: 'Maintenance: failures are expected.',
  about: 'Each says whether mail was taken. A day is one of UTC. Choose one to read what happened.',
  watchedSince: 'Watched since',
  lastTest: 'Last test',
  certificates: 'Certificates',
  ends: (iso: string): string => `ends ${day(iso)}`,
  ended: (iso: string): string => `ended ${day(iso)}`,
  follow: 'Follow it elsewhere',
  feed: 'Incidents as an Atom feed',
  calendar: 'Ends of certificates as a calendar (ICS)',
  data: 'All of this as JSON',
  badge: 'A badge for your own page, which says whether mail is taken',
  by: 'Watched with',
}
