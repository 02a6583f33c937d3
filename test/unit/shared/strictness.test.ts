import { describe, expect, it } from 'vitest'
import { conclude } from '../../../shared/conclude.ts'
import { ENGLISH } from '../../../shared/diagnosis/words/english.ts'
import { STRICT } from '../../../shared/languages/en/strict.ts'
import type { Facts } from '../../../shared/report.ts'
import { strictly, turnedRed } from '../../../shared/strictness.ts'
import { Scribe } from '../../samples/scribe.ts'
import { wholeTranscript } from '../../setup/whole-transcript.ts'
import { factsOf } from './play.ts'
import { checked, trouble } from './policy-cases.ts'

const HELLO = 'S: 220 mx ESMTP\nC: EHLO probe.test\nS: 250-mx\nS: 250-STARTTLS\nS: 250 SIZE'
const SECURE = `${HELLO}\nC: STARTTLS\nS: 220 Go\nTLS TLSv1.3`
const BARE = 'S: 220 mx ESMTP\nC: EHLO probe.test\nS: 250-mx\nS: 250 SIZE'

const refusal = trouble('sts-refused', { result: 'certificate-not-trusted', session: 0, step: 'certificate' })
const mismatch = trouble('tlsa-mismatch', { result: 'tlsa-invalid', session: 0, step: 'certificate' })
const status = (facts: Facts, name: string) => facts.sessions[0]?.steps.find((step) => step.name === name)?.status

describe('a policy', () => {
  it('turns an amber certificate red, and says why in the summary, in the failure and in the finding', () => {
    const data = { mode: 'enforce', troubles: [refusal] }
    const report = conclude(checked('mta-sts', 'failed', data, { trusted: false }), ENGLISH)
    const [session] = report.sessions
    const step = session?.steps.find(({ name }) => name === 'certificate')
    expect(step?.status).toBe('failed')
    expect(step?.summary).toMatch(/^The certificate is self-signed\. Senders that obey MTA-STS do not deliver here/)
    expect(session?.status).toBe('failed')
    expect(session?.failure).toMatchObject({ step: 'certificate', fault: 'target', message: step?.summary })
    expect(session?.failures).toHaveLength(1)
    expect(report.verdict).toBe('failed')
    expect(report.findings.map(({ code, severity }) => [code, severity])).toEqual([
      ['certificate-self-signed', 'error'],
      ['mta-sts-refused', 'error'],
    ])
    expect(report.headline).toMatch(/^Senders that obey its policies do not deliver to example\.com: mx1/)
  })

  it('leaves it amber in mode testing', () => {
    const facts = checked('mta-sts', 'warned', { mode: 'testing', troubles: [refusal] }, { trusted: false })
    expect(status(facts, 'certificate')).toBe('warned')
    expect(conclude(facts, ENGLISH).findings.map(({ severity }) => severity)).toEqual(['warning', 'warning'])
  })

  it('turns missing STARTTLS red', () => {
    const noTls = trouble('sts-refused', { result: 'starttls-not-supported', session: 0, step: 'starttls' })
    const facts = checked('mta-sts', 'failed', { mode: 'enforce', troubles: [noTls] }, { dialogue: BARE })
    expect(status(facts, 'starttls')).toBe('failed')
    expect(facts.sessions[0]?.failure).toMatchObject({ step: 'starttls', kind: 'reply' })
  })

  it('turns a green certificate red where TLSA records mean another', () => {
    const facts = checked('dane', 'failed', { troubles: [mismatch] })
    expect(status(facts, 'certificate')).toBe('failed')
    expect(facts.sessions[0]?.failure).toMatchObject({ step: 'certificate', kind: 'tls' })
    expect(facts.sessions[0]?.failure?.at).toMatch(/^2026-11-24T02:4\d:\d\d\.\d{3}Z$/)
  })

  it('says both reasons where two policies refuse, and neither twice', () => {
    const once = checked('mta-sts', 'failed', { mode: 'enforce', troubles: [refusal] }, { trusted: false })
    const dane = {
      name: 'dane',
      status: 'failed',
      summary: '',
      startedMs: 1,
      durationMs: 1,
      data: { troubles: [mismatch] },
    }
    const both = strictly({ ...once, checks: [...once.checks, dane as (typeof once.checks)[number]] }, STRICT)
    const summary = both.sessions[0]?.steps.find(({ name }) => name === 'certificate')?.summary ?? ''
    expect(summary.match(/Senders that obey/g)).toHaveLength(2)
    expect(strictly(both, STRICT).sessions).toEqual(both.sessions)
  })

  it.each([
    ['while the check runs', 'running', [refusal]],
    ['where nothing is refused', 'passed', []],
    ['where the data are none of ours', 'failed', [{ kind: 'sts-refused', session: 0, step: 'certificate' }]],
    ['of a session that is not there', 'failed', [{ ...refusal, session: 7 }]],
  ] as const)('changes nothing %s', (_when, status_, troubles) => {
    const facts = checked('mta-sts', status_, { mode: 'enforce', troubles }, { trusted: false })
    expect(status(facts, 'certificate')).toBe('warned')
    expect(turnedRed(facts, STRICT)).toEqual([])
  })

  it('never touches a step that was not run, nor a session of another purpose', () => {
    const data = { mode: 'enforce', troubles: [refusal] }
    const unseen = checked('mta-sts', 'failed', data, { dialogue: HELLO })
    expect(status(unseen, 'certificate')).toBe('skipped')
    const facts = checked('mta-sts', 'passed', {}, { trusted: false })
    const sessions = facts.sessions.map((session) => ({ ...session, purpose: 'depth' as const }))
    const checks = facts.checks.map((check) => ({ ...check, data }))
    expect(turnedRed({ ...facts, sessions, checks }, STRICT)).toEqual([])
  })

  it('leaves what it does not touch as the same objects, so that a page draws only what is new', () => {
    const facts = { ...factsOf(SECURE, SECURE), checks: checked('dane', 'failed', { troubles: [mismatch] }).checks }
    const judged = strictly(facts, STRICT)
    expect(judged.sessions[0]).not.toBe(facts.sessions[0])
    expect(judged.sessions[1]).toBe(facts.sessions[1])
    const plain = factsOf(SECURE)
    expect(strictly(plain, STRICT)).toBe(plain)
  })
})

it('the transcript tells, before its verdict, which lamp a policy turned red afterwards', () => {
  const scribe = new Scribe('strict000001')
  const talk = scribe.open(0, 1, 'mx1.example.com', 10, '192.0.2.25').connect('192.0.2.25')
  talk.step('banner', null, ['220 mx1']).secure('mx1.example.com').envelope('postmaster@example.com')
  scribe.tell(500, { type: 'check', name: 'dane', status: 'failed', summary: 'no', data: { troubles: [mismatch] } })
  const events = scribe.finish(501)
  const text = wholeTranscript(events)
  expect(text).toContain('  ok certificate')
  expect(text).toMatch(/FAIL certificate mx1\.example\.com \[192\.0\.2\.25\]: .*Senders that obey DANE/)
  expect(text.indexOf('FAIL certificate')).toBeLessThan(text.indexOf('=== FAILED'))
})
