/** The public page of a watch. */
import { day } from '../../durations.ts'
import type { Standing } from '../../watch/api.ts'

export const PUBLIC_STATUS = {
  title: (name: string): string => `${name}: status`,
  standings: {
    waiting: 'It has not been tested yet.',
    fine: 'All that is watched is as it should be.',
    suspect: 'All that is watched is as it should be.',
    broken: 'It is broken.',
    unable: 'Nobody can tell how it is just now.',
    paused: 'It is not watched just now.',
  } satisfies Record<Standing, string>,
  maintenance: 'Maintenance: failures are expected.',
  about: 'A day is one of UTC. Choose one to read what happened.',
  watchedSince: 'Watched since',
  lastTest: 'Last test',
  certificates: 'Certificates',
  ends: (iso: string): string => `ends ${day(iso)}`,
  ended: (iso: string): string => `ended ${day(iso)}`,
  follow: 'Follow it elsewhere',
  feed: 'Incidents as an Atom feed',
  calendar: 'Ends of certificates as a calendar (ICS)',
  data: 'All of this as JSON',
  badge: 'A badge for your own page',
  by: 'Watched with',
}
