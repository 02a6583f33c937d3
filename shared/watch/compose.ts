/** Makes the message of what happened: plain data, for every channel to find its words. Pure. */
import type { Report } from '../report.ts'
import type { Alert, AlertIncident, AlertKind } from './alert.ts'
import { evidenceOf } from './evidence-of.ts'
import type { Incident } from './incident.ts'
import { brokenMs } from './lasting.ts'
import { named, nameInFull } from './named.ts'
import { ruleOfKey } from './rule-words.ts'
import { type Rule, ruleKey, ruleWords } from './rules.ts'

export type AlertScene = {
  id: string
  kind: AlertKind
  /** ISO 8601 */
  at: string
  watch: Alert['watch']
  rules: readonly Rule[]
  incident: Incident | null
  /** the test that shows it; null where it is not kept any more */
  report: Report | null
  /** what was seen, where no incident says it */
  reason: string
  /** whether mail is put off, by two tests */
  putOff: boolean
  vantage: string
  lastToday: boolean
  thread: string
  sequence: number
  acknowledgeUrl: string
  stop: Alert['stop']
}

export function composeAlert(scene: AlertScene): Alert {
  const { id, kind, at, watch, incident, report, lastToday, thread, sequence, stop } = scene
  const rule = scene.rules.find((one) => ruleKey(one) === incident?.rule) ?? null
  const told = incident && incidentOf(incident, scene)
  const open = told !== null && told.recoveredAt === null
  return {
    id,
    kind,
    at,
    watch,
    summary: summaryOf(scene, told),
    incident: told,
    evidence: report && kind !== 'recovered' ? evidenceOf(report, rule) : null,
    lastToday,
    thread,
    sequence,
    acknowledge: open && !told.acknowledgedAt ? { url: scene.acknowledgeUrl, word: 'OK', key: '1' } : null,
    stop,
  }
}

/** The rule of an incident in words; also of one that is not among the rules any more. */
export function wordsOfKey(key: string, rules: readonly Rule[]): string {
  const rule = rules.find((one) => ruleKey(one) === key) ?? ruleOfKey(key)
  return rule ? ruleWords(rule) : key
}

/** `less than a minute`, `3 minutes`, `1 hour 5 minutes`, `2 days 3 hours`: no finer than it matters; rounded as `lasting` is. */
export function spanWords(ms: number): string {
  if (ms < 60_000) return 'less than a minute'
  const minutes = Math.round(ms / 60_000)
  const parts: [number, string][] =
    minutes < 60
      ? [[minutes, 'minute']]
      : minutes < 1440
        ? [
            [Math.floor(minutes / 60), 'hour'],
            [minutes % 60, 'minute'],
          ]
        : [
            [Math.floor(minutes / 1440), 'day'],
            [Math.floor((minutes % 1440) / 60), 'hour'],
          ]
  return parts.flatMap(([count, word]) => (count > 0 ? [`${count} ${word}${count === 1 ? '' : 's'}`] : [])).join(' ')
}

function incidentOf(incident: Incident, { rules, vantage }: AlertScene): AlertIncident {
  const { number, rule, since, openedAt, reopenedAt, flaps, acknowledgedAt, acknowledgedBy, recoveredAt } = incident
  const againSince = incident.brokenSince ?? null
  const confirmedAt = (againSince && reopenedAt) ?? openedAt
  const clock = (time: string) => `${time.slice(11, 19)} UTC`
  return {
    number,
    rule: wordsOfKey(rule, rules),
    since,
    againSince,
    confirmedAt,
    confirmed: `Seen at ${clock(againSince ?? since)}, and again at ${clock(confirmedAt)}, from ${vantage}.`,
    flaps,
    acknowledgedAt,
    acknowledgedBy,
    recoveredAt,
    lastedMs: recoveredAt ? brokenMs(incident, recoveredAt) : null,
  }
}

function summaryOf({ kind, watch, incident, reason, putOff }: AlertScene, told: AlertIncident | null): string {
  const seen = (incident?.reason ?? reason).trim()
  const name = nameInFull(watch)
  switch (kind) {
    case 'acknowledged':
      return `Somebody takes care of ${name} (${told?.acknowledgedBy}). ${seen}`
    case 'recovered':
      // Something else may go on there: what is over is said, and no more.
      return `${name}: over after ${spanWords(told?.lastedMs ?? 0)}: ${told?.rule}.`
    case 'changed':
      return `${name} has changed. ${seen}`
    case 'unable':
      if (putOff) return `For an hour ${name} has put mail off, so nobody can tell whether it takes any: ${seen}`
      return `For an hour nobody could tell from here how ${name} is: ${seen}`
    case 'able':
      return `Now it can be told again how ${name} is.`
    default:
      return named(seen, watch)
  }
}
