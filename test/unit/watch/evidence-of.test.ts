/** What an alarm shows belongs to the rule that is broken, whatever else a test has found. */
import { describe, expect, test } from 'vitest'
import { conclude } from '../../../shared/conclude.ts'
import { ENGLISH } from '../../../shared/diagnosis/words/english.ts'
import type { Report } from '../../../shared/report.ts'
import { evidenceOf } from '../../../shared/watch/evidence-of.ts'
import { certificate } from '../../samples/scribe.ts'
import { factsOf, type Stage } from '../shared/play.ts'

const FIRST: Stage = { host: 'mx1.example.com' }
const SELF_SIGNED: Stage = {
  ...FIRST,
  tls: { certificates: [certificate('localhost', 'localhost', { notAfter: '2026-12-30T00:00:00.000Z' })] },
}
const HELLO = 'C: EHLO probe.test\nS: 250-mx\nS: 250-STARTTLS\nS: 250 8BITMIME'
const REST = 'C: MAIL FROM:<postmaster@probe.test>\nS: 250 Ok\nC: QUIT\nS: 221 Bye'
const SECURE = `${HELLO}\nC: STARTTLS\nS: 220 Go\nTLS TLSv1.3\nC: EHLO probe.test\nS: 250-mx\nS: 250 8BITMIME\n${REST}`
const PLAIN = `C: EHLO probe.test\nS: 250-mx.test\nS: 250 8BITMIME\n${REST}`

const report = (dialogue: string, stage = FIRST): Report => conclude(factsOf([dialogue, stage]), ENGLISH)

describe('an alarm shows', () => {
  test('of a slow banner the banner and the wait, not that TLS is not offered', () => {
    const shown = evidenceOf(report(`S: 220-mx.test\n+ 3000\nS: 220 mx.test ESMTP\n${PLAIN}`), {
      rule: 'slow-banner',
      seconds: 2,
    })
    expect(shown).toMatchObject({ step: 'banner', line: '220 mx.test ESMTP', source: 'RFC 5321 4.5.3.2.1' })
    expect(shown.message).toMatch(/took 3 s to greet/)
    expect(JSON.stringify([shown.title, shown.meaning, shown.remedy])).not.toMatch(/STARTTLS|TLS/)
  })

  test('of a lost capability the answer in which it is missing, not the certificate', () => {
    const shown = evidenceOf(report(`S: 220 mx ESMTP\n${SECURE}`, SELF_SIGNED), {
      rule: 'capability-lost',
      keyword: 'SIZE',
    })
    expect(shown).toMatchObject({ step: 'ehlo-tls', line: '250 8BITMIME', source: 'RFC 5321 4.1.1.1, 2.2.1' })
    expect(shown.title).toContain('does not offer SIZE')
    expect(shown.meaning).not.toContain('certificate')
  })

  test('of STARTTLS that is gone the answer in which it is missing, and its own finding', () => {
    const shown = evidenceOf(report(`S: 220 mx ESMTP\n${PLAIN}`), { rule: 'starttls-gone' })
    expect(shown.step).toBe('starttls')
    expect(shown.line).toContain('250 8BITMIME')
    expect(shown.title).toContain('STARTTLS')
  })

  test('of a certificate that ends when it ends, also where something else is wrong with it', () => {
    const shown = evidenceOf(report(`S: 220 mx ESMTP\n${SECURE}`, SELF_SIGNED), { rule: 'certificate-ends', days: 90 })
    expect(shown.step).toBe('certificate')
    expect(shown.line).toContain('2026-12-30')
    expect(shown.meaning).not.toMatch(/self-signed|name/)
  })

  test('of mail that cannot arrive no line of a certificate', () => {
    const dead = 'F connect failed refused target: The address refused the connection.'
    const facts = factsOf([dead, FIRST])
    const shown = evidenceOf(conclude(facts, ENGLISH), { rule: 'no-mail' })
    expect(shown).toMatchObject({ step: 'connect', line: expect.stringMatching(/refused/) })
  })

  test('nothing of a rule that is kept in that test', () => {
    const shown = evidenceOf(report(`S: 220 mx ESMTP\n${SECURE}`, SELF_SIGNED), { rule: 'slow-banner', seconds: 30 })
    expect(shown).toMatchObject({ host: '', step: null, line: '', meaning: '', remedy: '' })
  })
})
