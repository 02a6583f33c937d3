/** Words of every page: how lamps are read aloud, times, the ways through the house. */
import { day, duration, moment, spokenDuration } from '../../durations.ts'
import type { LampStatus } from '../../lamps.ts'
import type { CheckName, Severity } from '../../words.ts'

export const COMMON = {
  /** How a lamp is read aloud. */
  lamps: {
    passed: 'passed',
    warned: 'warning',
    failed: 'failed',
    skipped: 'skipped',
    running: 'running',
    pending: 'not yet reached',
    inconclusive: 'inconclusive',
  } satisfies Record<LampStatus, string>,
  checks: {
    dns: 'DNS',
    'reverse-dns': 'Reverse DNS',
    'mta-sts': 'MTA-STS',
    dane: 'DANE',
    'tls-rpt': 'TLS reports',
    blocklists: 'Blocklists',
    canary: 'Our own way out',
  } satisfies Record<CheckName, string>,
  severities: { error: 'error', warning: 'warning', notice: 'notice' } satisfies Record<Severity, string>,
  /** Milliseconds as a person reads them, and as a voice says them; a day and a moment of an ISO 8601 time. */
  /** A number, as it is written. */
  decimal: (english: string) => english,
  duration,
  spokenDuration,
  day,
  moment,
  testAgain: 'Test again',
  practiceServers: 'Practice servers',
  findings: 'Findings',
  aboutProbe: 'About this probe',
  language: 'Language',
}
