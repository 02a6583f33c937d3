import { describe, expect, it } from 'vitest'
import { diagnose, STEP_RULES, TEST_RULES } from '../../../shared/diagnosis/diagnose.ts'
import { ENGLISH } from '../../../shared/diagnosis/words/english.ts'
import type { Failure } from '../../../shared/events.ts'
import { fold } from '../../../shared/fold.ts'
import type { Facts } from '../../../shared/report.ts'
import { FAILURE_KINDS, FAULTS, STEPS } from '../../../shared/words.ts'
import { Scribe } from '../../samples/scribe.ts'
import * as samples from '../../samples/tests.ts'
import { BESIDE_CASES } from './beside-cases.ts'
import { CONVERSATION_CASES } from './conversation-cases.ts'
import { STEP_CASES } from './diagnosis-cases.ts'
import { NICETY_CASES } from './nicety-cases.ts'
import { factsOf, type Stage } from './play.ts'
import { POLICY_CASES } from './policy-cases.ts'
import { PROVIDER_CASES } from './provider-cases.ts'
import { RESOLVING_CASES } from './resolving-cases.ts'
import { TLS_CASES } from './tls-cases.ts'
import { WAY_OUT_CASES } from './way-out-cases.ts'

const CASES = [
  ...STEP_CASES,
  ...CONVERSATION_CASES,
  ...NICETY_CASES,
  ...PROVIDER_CASES,
  ...RESOLVING_CASES,
  ...BESIDE_CASES,
  ...POLICY_CASES,
  ...TLS_CASES,
  ...WAY_OUT_CASES,
]
const RULES = [...STEP_RULES, ...TEST_RULES]

const finished = Object.entries(samples).flatMap(([name, made]) => {
  const events = (made as (...args: never[]) => unknown)()
  const facts = Array.isArray(events) ? fold(null, events) : null
  return facts ? [[name, facts] as const] : []
})

function expectSound(facts: Facts): void {
  for (const finding of diagnose(facts, ENGLISH)) {
    const session = finding.session === null ? null : facts.sessions[finding.session]
    const told = `${finding.title} ${finding.meaning} ${finding.remedy}`
    expect(told, finding.code).not.toMatch(/\{\w+\}|undefined|null|NaN/)
    expect(finding.evidence, finding.code).not.toBe('')
    if (finding.step) expect(session?.steps.map(({ name }) => name)).toContain(finding.step)
    if (finding.evidenceLine !== null) {
      const line = session?.transcript.find(({ n }) => n === finding.evidenceLine)
      // A whole answer ends with its line.
      expect(finding.evidence.endsWith(line?.text ?? '?'), finding.code).toBe(true)
    }
  }
}

describe('the diagnosis', () => {
  it.each(STEPS)('has one explanation for whatever goes wrong at %s', (step) => {
    for (const kind of FAILURE_KINDS) {
      for (const fault of FAULTS) {
        for (const status of ['warned', 'failed'] as const) {
          const failure: Failure = { kind, fault, message: `It went wrong: ${kind}.`, received: '' }
          const scribe = new Scribe('wrong0000001')
          scribe.open(0, 1, 'mx1.example.com', 10, '192.0.2.25').begin(step).end(step, status, failure.message, failure)
          const facts = fold(null, scribe.finish(9)) as Facts
          // What is told of the test as a whole stands for itself.
          const told = diagnose(facts, ENGLISH).filter((finding) => finding.session !== null)
          expect(told, `${step} ${kind} ${fault} ${status}`).toHaveLength(1)
          expect(told[0]).toMatchObject({ session: 0, step, severity: status === 'failed' ? 'error' : 'warning' })
          // Rules that know better than the failure whose fault it is need lines, and there are none here.
          expect(told[0]?.fault).toBe(fault)
          expectSound(facts)
        }
      }
    }
  })

  it('explains a lamp that is amber without a failure', () => {
    for (const step of STEPS) {
      const scribe = new Scribe('amber0000001')
      scribe.open(0, 1, 'mx1.example.com', 10, '192.0.2.25').begin(step).end(step, 'warned', 'something is odd')
      expect(diagnose(fold(null, scribe.finish(9)) as Facts, ENGLISH), step).toHaveLength(1)
    }
  })

  it('concludes nothing from steps that were not run, nor from silence', () => {
    const scribe = new Scribe('silent000001')
    scribe.open(0, 1, 'mx1.example.com', 10, '192.0.2.25').connect('192.0.2.25').begin('banner')
    expect(diagnose(fold(null, scribe.told()) as Facts, ENGLISH)).toEqual([])
  })

  it('has nothing to say about a clean test', () => {
    const clean = fold(null, samples.clean()) as Facts
    expect(diagnose(clean, ENGLISH).filter(({ severity }) => severity !== 'notice')).toEqual([])
  })

  it.each(finished)('quotes what stands in the transcript: %s', (_name, facts) => expectSound(facts))

  it('tells what stops mail first, then what soon will, then what weakens, then what is good to know', () => {
    const order = ['connect-refused', 'certificate-ends-soon', 'greylisted', 'banner-pause']
    const facts = factsOf(
      'F connect failed refused target: The address refused the connection.',
      `
        S: 220-mx1.example.com
        + 6000
        S: 220 ready
        F certificate warned
        F rcpt-to warned reply policy
        S: 451 4.7.1 Greylisting in action, please come back later
      `,
    )
    expect(diagnose(facts, ENGLISH).map(({ code }) => code)).toEqual(order)
  })

  it('judges nothing else in a session that asks something besides', () => {
    const stage: Stage = { asked: { purpose: 'injection' } }
    expect(
      diagnose(factsOf(['F connect failed refused target: The address refused the connection.', stage]), ENGLISH),
    ).toEqual([])
    expect(
      diagnose(factsOf([`S: 220 mx1\nN: Lines of this reply end in a bare LF, not in CRLF.`, stage]), ENGLISH),
    ).toEqual([])
  })

  it('holds the server to how it writes, whatever it refuses and why', () => {
    const facts = factsOf(`
      S: 220 mx1.example.com
      F ehlo warned reply policy
      C: EHLO probe.test
      S: 250-mx1.example.com
      S: 550 5.7.1 Client host blocked using bl.example.net
      N: The lines of this reply carry different codes.
    `)
    expect(diagnose(facts, ENGLISH)).toMatchObject([
      { code: 'blocklisted', fault: 'policy' },
      { code: 'mixed-codes', fault: 'target' },
    ])
  })

  it('makes a remark once a session', () => {
    const facts = factsOf(`
      S: 220 mx1.example.com
      N: Lines of this reply end in a bare LF, not in CRLF.
      C: EHLO probe.test
      S: 250 mx1.example.com
      N: Lines of this reply end in a bare LF, not in CRLF.
    `)
    expect(diagnose(facts, ENGLISH).map(({ code, step }) => [code, step])).toEqual([['bare-lf', 'banner']])
  })

  it('quotes the line of a long answer that gives the reason', () => {
    const facts = factsOf(`
      F banner warned reply policy
      S: 421-4.7.0 This is mx1.example.com
      S: 421-4.7.0 Our system has detected an unusual rate of mail from your address
      S: 421 4.7.0 https://support.example.com/answer/81126
    `)
    expect(diagnose(facts, ENGLISH)).toMatchObject([
      { code: 'rate-limited', evidence: '421-4.7.0 Our system has detected an unusual rate of mail from your address' },
    ])
    expectSound(facts)
  })
})

describe('the catalogue of rules', () => {
  it('knows each code once', () => {
    const codes = RULES.map(({ code }) => code)
    expect(codes.filter((code, at) => codes.indexOf(code) !== at)).toEqual([])
  })

  it.each(RULES)('says $code in whole sentences, with a source', ({ code }) => {
    const { says, meaning, remedy, source } = ENGLISH[code]
    expect(code).toMatch(/^[a-z][a-z0-9-]+$/)
    expect(says).toMatch(/^[a-z].*[^.]$/)
    expect(meaning).toMatch(/^[A-Z“{].*\.$/s)
    expect(remedy).not.toMatch(/\t| $/m)
    expect(source).toMatch(
      /RFC \d{3,5}|CVE-\d{4}|Cisco|Spamhaus|Postfix|Microsoft Learn|Google|Yahoo|Proofpoint|Mimecast|Barracuda/,
    )
  })

  it.each(CASES)('lets $code speak', ({ code, speaks }) => {
    const facts = speaks()
    expect(diagnose(facts, ENGLISH).map((finding) => finding.code)).toContain(code)
    expectSound(facts)
  })

  it.each(CASES)('keeps $code silent where it is something else', ({ code, silent }) => {
    const facts = silent()
    expect(diagnose(facts, ENGLISH).map((finding) => finding.code)).not.toContain(code)
    expectSound(facts)
  })

  it('has a case for every rule', () => {
    const covered = new Set(CASES.map(({ code }) => code))
    expect(RULES.map(({ code }) => code).filter((code) => !covered.has(code))).toEqual([])
    expect([...covered].filter((code) => !RULES.some((rule) => rule.code === code))).toEqual([])
  })
})
