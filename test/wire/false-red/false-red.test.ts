/**
 * A false red is the worst that this tester can do. Clean conversations are held again and again, each time with one thing
 * different that says nothing bad about the server: it is slow, or it does not want this tester, at whatever place.
 */

import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Action, FIRST_ADDRESS, parseScript, type Script } from '../../../server/specimens/script.ts'
import { conclude } from '../../../shared/conclude.ts'
import { PROVIDERS } from '../../../shared/diagnosis/providers.ts'
import { REFUSALS as REFUSAL_RULES } from '../../../shared/diagnosis/refusals.ts'
import { ENGLISH } from '../../../shared/diagnosis/words/english.ts'
import type { Report, Session, Step } from '../../../shared/report.ts'
import { transcriptOf } from '../expectations.ts'
import { rehearse } from '../rehearsal.ts'
import { REFUSALS, type RefusalOfUs } from './refusals.ts'
import {
  dismissed,
  ENDINGS,
  type Ending,
  inHaste,
  lastLineLater,
  later,
  leadsToTls,
  placesOf,
  refused,
} from './variants.ts'

const CLEAN = ['plain-pass', 'domain-postmaster', 'starttls-ok', 'submission-ok', 'implicit-tls-ok', 'relay-refused']

const SLOW_MS = 40_000
const LEAVINGS = ENDINGS.filter((ending) => ending !== 'stays')

const UNASKED: RefusalOfUs = { lines: [], fault: null }

const DEPARTURES = ['hung-up', 'connection-broken', 'farewell-missing']

/** What may be said of a refusal: who refused whom, and how the server left. */
const OF_REFUSALS = new Set([...[...REFUSAL_RULES, ...PROVIDERS].map(({ code }) => code), ...DEPARTURES])

const folder = new URL('../../../server/specimens/dialogues/', import.meta.url)

describe.each(CLEAN)('%s', (name) => {
  const script = parseScript(readFileSync(new URL(`${name}.txt`, folder), 'utf8'))
  const actions = script.servers.get(FIRST_ADDRESS) ?? []
  const places = placesOf(actions)
  const hold = async (changed: Action[]) => {
    const varied: Script = { ...script, servers: new Map([[FIRST_ADDRESS, changed]]) }
    return conclude((await rehearse(varied, 'breaths')).facts, ENGLISH)
  }

  it('is clean as it is', async () => {
    const report = await hold([...actions])
    expect(report.verdict).toBe('passed')
    expect(report.findings.filter(({ severity }) => severity !== 'notice')).toEqual([])
  })

  it('is as good when an answer takes 40 s', async () => {
    for (const place of places) {
      const report = await hold(later(actions, SLOW_MS, [place]))
      expect([report.verdict, ...reds(report)], place.says).toEqual(['passed'])
      expect(report.findings.filter(({ severity }) => severity !== 'notice')).toEqual([])
    }
  })

  it('is as good when the last line of an answer takes 40 s', async () => {
    for (const place of places) {
      const report = await hold(lastLineLater(actions, SLOW_MS, place))
      expect([report.verdict, ...reds(report)], place.says).toEqual(['passed'])
    }
  })

  it('is never red when everything takes 40 s, the handshake too', async () => {
    const handshakes = actions.flatMap(({ does }, from) => (does === 'tls' ? [{ from }] : []))
    const hasty = inHaste(actions)
    const moments = placesOf(hasty)
    // 60 s of patience and 240 s: seven times 40 s.
    const slow = await hold(later(hasty, SLOW_MS, moments.slice(0, 7)))
    expect([slow.verdict, ...reds(slow)]).toEqual(['passed'])
    // Then the time for the whole session is over before all is said.
    expect(reds(await hold(later(hasty, SLOW_MS, moments)))).toEqual([])
    for (const handshake of handshakes) {
      const report = await hold([
        ...later(actions.slice(0, handshake.from), SLOW_MS, places),
        { line: 0, does: 'hello' },
        { line: 0, does: 'time', ms: SLOW_MS },
        { line: 0, does: 'silence' },
      ])
      expect([report.verdict, ...reds(report)]).toEqual(['warned'])
    }
  })

  it.each(places)('is never red for being refused where it says $says', async (place) => {
    for (const [at, refusal] of REFUSALS.entries()) {
      // Each stays until QUIT, and leaves in one of the other ways: every way is gone by several of them.
      for (const ending of ['stays', LEAVINGS[at % LEAVINGS.length] as Ending] as const) {
        const report = await hold(refused(actions, place, refusal.lines, ending))
        const wrong = complaints(report, refusal, ending === 'stays')
        expect(wrong, `${refusal.lines[0]}, then ${ending}:\n${told(report)}`).toEqual([])
      }
    }
  })

  it('is never red for a 421 that comes unasked between two steps', async () => {
    for (const place of places.filter((one) => !leadsToTls(actions, one))) {
      for (const ending of ENDINGS) {
        const report = await hold(dismissed(actions, place, '421 4.3.2 mx.test shutting down', ending))
        const wrong = complaints(report, UNASKED, false)
        expect(wrong, `${place.says}, then ${ending}:\n${told(report)}`).toEqual([])
      }
    }
  })
})

/** What a report of a refused session must not say, a sentence each. */
function complaints(report: Report, { lines, fault, fits = [] }: RefusalOfUs, stays: boolean): string[] {
  const session = report.sessions[0] as Session
  const wrong = reds(report)
  const hit = lines.length > 0 ? steps(session).find((step) => heard(session, step).includes(lines.at(-1) ?? '')) : null
  if (lines.length > 0 && !hit) wrong.push('the refusal is in no step')
  // A farewell that is refused is no refusal.
  const right =
    (hit?.name === 'relay' && fits.includes('relay')) ||
    (hit?.name === 'rcpt-to' && fits.includes('login') && session.port !== 25)
  if (hit && hit.name !== 'quit' && !right) {
    if (hit.status !== 'warned') wrong.push(`${hit.name} is ${hit.status}`)
    if (report.verdict !== 'warned') wrong.push(`the verdict is ${report.verdict}`)
    const told = session.failures.find(({ step }) => step === hit.name)?.fault
    if (fault && told !== fault) wrong.push(`the fault of ${hit.name} is ${told}`)
    if (told === 'target' || told === 'network') wrong.push(`the fault of ${hit.name} is ${told}`)
  }
  for (const { name, status, summary } of session.steps) {
    if (status === 'skipped' && summary === '') wrong.push(`${name} is skipped without a reason`)
  }
  for (const { code, step, severity, under } of report.findings) {
    const ran = session.steps.some((one) => one.name === step && one.startedMs !== null)
    if (step && !ran) wrong.push(`${code} speaks of ${step}, which was not run`)
    const alone = under === null && hit && hit.name !== 'quit' && !right
    if (alone && DEPARTURES.includes(code)) wrong.push(`${code} does not stand under the refusal`)
    if (severity !== 'notice' && !OF_REFUSALS.has(code)) wrong.push(`${code} was not seen`)
  }
  if (stays && !session.transcript.some(({ direction, text }) => direction === 'sent' && text === 'QUIT')) {
    wrong.push('it went without QUIT')
  }
  return wrong
}

/** Whatever is red. */
function reds(report: Report): string[] {
  const session = report.sessions[0] as Session
  return [
    ...steps(session).flatMap(({ name, status }) => (status === 'failed' ? [`${name} is red`] : [])),
    ...report.checks.flatMap(({ name, status }) => (status === 'failed' ? [`the check ${name} is red`] : [])),
    ...report.findings.flatMap(({ code, severity }) => (severity === 'error' ? [`${code} is an error`] : [])),
    ...(report.verdict === 'failed' ? ['the verdict is red'] : []),
  ]
}

const steps = ({ steps }: Session): Step[] => steps.filter(({ startedMs }) => startedMs !== null)
const heard = ({ transcript }: Session, { name }: Step) =>
  transcript.filter(({ step, direction }) => step === name && direction === 'received').map(({ text }) => text)

function told(report: Report): string {
  const session = report.sessions[0] as Session
  const lamps = steps(session).map(({ name, status, summary }) => `${name} ${status}: ${summary}`)
  return [...transcriptOf(session), '', ...lamps, '', ...report.findings.map(({ code }) => code)].join('\n')
}
