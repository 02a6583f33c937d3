/** Makes the message of what happened: plain data, for every channel to find its words. Pure. */
import type { Finding, Report, Session } from '../report.ts'
import type { StepName } from '../words.ts'
import type { Alert, AlertEvidence, AlertIncident, AlertKind } from './alert.ts'
import type { Incident } from './incident.ts'
import { judge } from './judge.ts'
import { RULE_WORDS, type Rule, type RuleName, ruleKey, ruleWords } from './rules.ts'

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
  const rule = rules.find((one) => ruleKey(one) === key)
  if (rule) return ruleWords(rule)
  const [name = '', ...details] = key.split(' ')
  return (RULE_WORDS[name as RuleName] ?? name).replace(/\{\w+\}/, details.join(' '))
}

/** `3 minutes`, `1 hour 5 minutes`, `2 days 3 hours`: no finer than it matters. */
export function spanWords(ms: number): string {
  const minutes = Math.max(1, Math.round(ms / 60_000))
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
  const { number, rule, since, openedAt, flaps, acknowledgedAt, acknowledgedBy, recoveredAt } = incident
  const clock = (time: string) => `${time.slice(11, 19)} UTC`
  return {
    number,
    rule: wordsOfKey(rule, rules),
    since,
    confirmedAt: openedAt,
    confirmed: `Seen at ${clock(since)}, and again at ${clock(openedAt)}, from ${vantage}.`,
    flaps,
    acknowledgedAt,
    acknowledgedBy,
    recoveredAt,
    lastedMs: recoveredAt ? Date.parse(recoveredAt) - Date.parse(since) : null,
  }
}

function summaryOf({ kind, watch, incident, reason }: AlertScene, told: AlertIncident | null): string {
  const seen = (incident?.reason ?? reason).trim()
  switch (kind) {
    case 'acknowledged':
      return `Somebody takes care of ${watch.name} (${told?.acknowledgedBy}). ${seen}`
    case 'recovered':
      return `${watch.name} is well again after ${spanWords(told?.lastedMs ?? 0)}.`
    case 'changed':
      return `Something changed at ${watch.name}: ${seen}`
    case 'unable':
      return `For an hour nobody could tell from here how ${watch.name} is: ${seen}`
    case 'able':
      return `Now it can be told again how ${watch.name} is.`
    default:
      return seen
  }
}

const NOWHERE = { host: '', address: '', port: 0, step: null, kind: '', message: '', received: '' } as const

/** The place, the line, and how to mend it. @param rule null: where anything went wrong */
export function evidenceOf(report: Report, rule: Rule | null): AlertEvidence {
  const { session, step } = placeIn(report, rule)
  const failure = session?.failures.find((told) => told.step === step) ?? session?.failure ?? null
  const finding = findingOf(report, session, step)
  return {
    ...NOWHERE,
    url: report.url,
    at: failure?.at ?? report.finishedAt ?? report.startedAt,
    ...(session && { host: session.host, address: session.address, port: session.port, step }),
    ...(failure && { kind: failure.kind, message: failure.message, received: failure.received }),
    line: finding?.evidence ?? failure?.received ?? '',
    title: finding?.title ?? report.headline,
    meaning: finding?.meaning ?? '',
    remedy: finding?.remedy ?? '',
    source: finding?.source ?? '',
    sessions: report.sessions.map(({ host, address, steps }) => ({
      host,
      address,
      steps: steps.map(({ name, status }) => ({ name, status })),
    })),
  }
}

/** Where the rule is broken in this very test; else where anything went wrong. */
function placeIn(report: Report, rule: Rule | null): { session: Session | null; step: StepName | null } {
  const judged = rule && judge(rule, { report, comparison: null })
  const { sessions } = report
  if (judged?.outcome === 'broken' && judged.session !== null)
    return { session: sessions[judged.session] ?? null, step: judged.step }
  const session = sessions.find(({ status }) => status === 'failed') ?? sessions.find(({ failure }) => failure) ?? null
  return { session, step: session?.failure?.step ?? null }
}

/** The finding that explains the place, else the gravest of those that stand for themselves. */
function findingOf({ findings }: Report, session: Session | null, step: StepName | null): Finding | null {
  const there = findings.filter((finding) => session !== null && finding.session === session.index)
  const own = findings.filter(({ under }) => under === null)
  return there.find((finding) => finding.step === step) ?? own[0] ?? null
}
