/**
 * What a dialogue must come to, each line a claim about one session, or about the test as a whole:
 *
 *   step banner failed after 5s       its status; how long it took and a part of its summary ("...") may follow
 *   passed ehlo quit                  these steps, and no word more about them
 *   failure timeout target            kind and fault of the gravest failure; `failure none`
 *   received 220-mx*                  what had been received by then; * stands for anything
 *   line < 220 mx.test                a line of the transcript: < received, > sent, - note; * stands for anything
 *   no line > QUIT                    and none such
 *   tls TLSv1.3                       protocol; `tls none`
 *   capabilities SIZE STARTTLS        the last that were offered
 *   finding a, b                      exactly these errors and warnings of this session; `finding none`
 *   finding of the test a, b          exactly these errors and warnings about the whole test
 *   notice a                          this notice is among them; `no notice a`
 *   check blocklists warned           its status; a part of its summary ("...") may follow
 *   verdict warned                    of the whole test
 *   about a, b                        exactly these errors and warnings of the test as a whole; `about none`
 *   headline Mail reaches *           of the whole test
 *
 * Every step that is warned or failed must be named, so that no lamp turns amber unseen.
 */

import { duration, type Expectation } from '../../server/specimens/script.ts'
import { isLike } from '../../server/specimens/wildcard.ts'
import type { Report, Session } from '../../shared/report.ts'
import type { StepName } from '../../shared/words.ts'

/** What is not as it should be, a sentence each; none where all is well. */
export function disappointments(
  expectations: readonly Expectation[],
  session: Session | null,
  report: Report,
): string[] {
  const told = expectations.flatMap(({ line, word, rest }) => {
    const wider = WIDER_CLAIMS[word]?.(rest, report)
    if (wider !== undefined) return wider === null ? [] : [`line ${line}: ${word} ${rest}: ${wider}`]
    const judge = session && CLAIMS[word]
    const about = session ? `nobody knows what ${word} means` : 'there is no session that it could be about'
    const wrong = judge ? judge(rest, session, report, line) : about
    return wrong === null ? [] : [`line ${line}: ${word} ${rest}: ${wrong}`]
  })
  const named = new Set(expectations.filter(({ word }) => word === 'step').map(({ rest }) => rest.split(' ')[0]))
  const unnamed = (session?.steps ?? []).filter(({ name, status }) => /warned|failed/.test(status) && !named.has(name))
  return [...told, ...unnamed.map(({ name, status, summary }) => `${name} is ${status}, unexpectedly: ${summary}`)]
}

type Claim = (rest: string, session: Session, report: Report, line: number) => string | null

const CLAIMS: Record<string, Claim> = {
  step(rest, session, _report, line) {
    const [, name, status, took, words] = /^(\S+) (\S+)(?: after (\S+))?(?: "(.*)")?$/.exec(rest) ?? []
    const step = stepOf(session, name)
    if (!step) return 'there is no such step'
    if (step.status !== status) return `it is ${step.status} (${step.summary})`
    if (took && step.durationMs !== duration(took, line)) return `it took ${step.durationMs} ms`
    return words === undefined || step.summary.includes(words) ? null : `it says "${step.summary}"`
  },
  passed(rest, session) {
    const others = rest.split(' ').filter((name) => stepOf(session, name)?.status !== 'passed')
    return others.length === 0 ? null : others.map((name) => `${name} is ${stepOf(session, name)?.status}`).join(', ')
  },
  failure(rest, { failure }) {
    const got = failure ? `${failure.kind} ${failure.fault}` : 'none'
    return isLike(got, rest) ? null : `it is ${got}`
  },
  received(rest, { failure }) {
    return isLike(failure?.received ?? '', rest) ? null : `it is "${failure?.received}"`
  },
  line: (rest, session) => (hasLine(rest, session) ? null : `the transcript is\n${transcriptOf(session).join('\n')}`),
  no: (rest, session) => (hasLine(rest.replace(/^line /, ''), session) ? 'there is one' : null),
  tls: (rest, { tls }) => same(rest, tls?.protocol ?? 'none'),
  capabilities: (rest, session) => same(rest, session.capabilities.map(({ keyword }) => keyword).join(' ')),
  finding: (rest, { index }, report) => sameCodes(rest, index, report),
}

/** What is said of the whole test; undefined where the same word is about a session. */
const WIDER_CLAIMS: Record<string, (rest: string, report: Report) => string | null | undefined> = {
  finding(rest, report) {
    const codes = /^of the test (.*)$/.exec(rest)?.[1]
    return codes === undefined ? undefined : sameCodes(codes, null, report)
  },
  check(rest, { checks }) {
    const [, name, status, words = ''] = /^(\S+) (\S+)(?: "(.*)")?$/.exec(rest) ?? []
    const check = checks.find((one) => one.name === name)
    const fits = check?.status === status && check?.summary.includes(words)
    return fits ? null : `it is ${check?.status}: "${check?.summary}"`
  },
  notice(rest, report) {
    const notices = noticesOf(report)
    return notices.includes(rest) ? null : `the notices are ${notices.join(', ') || 'none'}`
  },
  no(rest, report) {
    const notice = /^notice (\S+)$/.exec(rest)?.[1]
    if (notice === undefined) return undefined
    return noticesOf(report).includes(notice) ? 'there is one' : null
  },
  verdict: (rest, { verdict }) => same(rest, String(verdict)),
  about(rest, { findings }) {
    const wider = findings.filter(({ severity, step }) => severity !== 'notice' && step === null)
    return sameList(
      rest,
      wider.map(({ code }) => code),
    )
  },
  headline: (rest, { headline }) => (isLike(headline, rest) ? null : `it is "${headline}"`),
}

/** @param where index of a session; null: the whole test */
function sameCodes(wanted: string, where: number | null, { findings }: Report): string | null {
  const found = findings.filter(({ severity, session }) => severity !== 'notice' && session === where)
  return sameList(
    wanted,
    found.map(({ code }) => code),
  )
}

function sameList(wanted: string, codes: string[]): string | null {
  return same(wanted.split(', ').sort().join(', '), codes.sort().join(', ') || 'none')
}

function noticesOf({ findings }: Report): string[] {
  return findings.filter(({ severity }) => severity === 'notice').map(({ code }) => code)
}

function stepOf(session: Session, name: StepName | string | undefined) {
  return session.steps.find((step) => step.name === name)
}

const ARROWS = { received: '<', sent: '>', note: '-' }

/** The conversation alone: a direction and a text a line. */
export function transcriptOf(session: Session): string[] {
  return session.transcript.map(({ direction, text }) => `${ARROWS[direction]} ${text}`)
}

function hasLine(pattern: string, session: Session): boolean {
  return transcriptOf(session).some((line) => isLike(line, pattern))
}

function same(wanted: string, got: string): string | null {
  return wanted === got ? null : `it is ${got}`
}
