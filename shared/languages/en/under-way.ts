/** What a test is at. */
import type { StepName } from '../../words.ts'
import { STRICT } from './strict.ts'

const WAITING: Partial<Record<StepName, string>> = {
  connect: 'Connecting to',
  tls: 'Beginning TLS with',
  banner: 'Waiting for the banner of',
  ehlo: 'Saying EHLO to',
  starttls: 'Beginning TLS with',
  auth: 'Logging in at',
  'mail-from': 'Naming a sender to',
  'rcpt-to': 'Naming a recipient to',
  relay: 'Naming a foreign recipient to',
  quit: 'Saying goodbye to',
}

export const UNDER_WAY = {
  strict: STRICT,
  secondLook: (host: string, time: string) => `The second look at ${host} begins at ${time} UTC.`,
  queued: (host: string) => `The test of ${host} is about to begin.`,
  resolving: (host: string) => `Looking up ${host}.`,
  testing: (host: string) => `Testing ${host}.`,
  underWay: (step: StepName, host: string) => `${WAITING[step] ?? 'Talking to'} ${host}.`,
}
