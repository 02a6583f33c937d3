/** How a watch is shown where there is room for a word or a lamp: to everybody by its mail, to whoever watches by its rules, too. Pure. */
import type { LampStatus } from '../lamps.ts'
import type { Standing } from './api.ts'
import type { Mail, MailWord } from './mail.ts'
import type { Status } from './status.ts'

type Sign = { word: string; lamp: LampStatus }

const OF_MAIL: Record<MailWord, Sign> = {
  taken: { word: 'takes mail', lamp: 'passed' },
  'not-taken': { word: 'takes no mail', lamp: 'failed' },
  'put-off': { word: 'puts mail off', lamp: 'warned' },
  unknown: { word: 'nobody can tell', lamp: 'inconclusive' },
}
const NOT_WATCHED: Partial<Record<Standing, Sign>> = {
  waiting: { word: 'not tested yet', lamp: 'pending' },
  paused: { word: 'not watched', lamp: 'pending' },
}

const OF_RULES: Record<Standing, LampStatus> = {
  waiting: 'pending',
  fine: 'passed',
  // What was seen once may be nothing, and is not green all the same.
  suspect: 'warned',
  broken: 'failed',
  unable: 'inconclusive',
  paused: 'pending',
}

/** Whether mail is taken, as everybody may know it. */
export function signOfMail({ mail, standing }: { mail: Pick<Mail, 'status'>; standing: Standing }): Sign {
  return NOT_WATCHED[standing] ?? OF_MAIL[mail.status]
}

/** Whether all that is watched for is as it should be, for whoever watches. */
export function lampOfStanding(standing: Standing): LampStatus {
  return OF_RULES[standing]
}

/** Whether mail is taken, or may be, and a rule about something else is broken. */
export function isBrokenBesides({ mail, incidents }: Pick<Status, 'mail' | 'incidents'>): boolean {
  const goesOn = incidents.filter(({ status }) => status === 'open' || status === 'easing')
  return mail.status !== 'not-taken' && goesOn.some(({ ruleKey }) => ruleKey !== 'no-mail')
}
