import { describe, expect, it } from 'vitest'
import type { Certificate } from '../../../shared/events.ts'
import { EN } from '../../../shared/languages/en/index.ts'
import { cardsOf, notSent } from '../../../web/report/certificate-cards.ts'
import { certificate, goodTls } from '../../samples/scribe.ts'

const NOW = '2026-11-24T02:43:12.000Z'
const own = certificate('mx1.example.com', 'Example CA R3')
const middle = certificate('Example CA R3', 'Example Root X1')
const root = certificate('Example Root X1', 'Example Root X1')
const stranger = certificate('old.example.com', 'Other CA')

const tls = (certificates: Certificate[], trusted = true) => ({ ...goodTls('mx1.example.com'), certificates, trusted })
/** Role of each card, and what is amber there. */
const drawn = (...certificates: Certificate[]) =>
  cardsOf(tls(certificates), NOW, EN.transcript, EN.common.day, false).map(({ role, remarks }) =>
    [role, ...remarks.filter(({ tone }) => tone === 'amber').map(({ text }) => text)].join(': '),
  )

describe('the cards of a chain', () => {
  it('stand as they were sent', () => {
    expect(drawn(own, middle)).toEqual(['the server’s own', 'intermediate'])
    expect(drawn(own, middle, root)).toEqual(['the server’s own', 'intermediate', 'root; need not be sent'])
  })

  it('say what stands in the wrong place, and what does not belong', () => {
    expect(drawn(own, root, middle)).toEqual([
      'the server’s own',
      'root; need not be sent: stands in the wrong place',
      'intermediate',
    ])
    expect(drawn(own, stranger, middle)[1]).toBe('superfluous: belongs to no part of this chain')
  })

  it('believe the probe and not the names, where it looked', () => {
    expect(drawn({ ...own, issuedBy: null }, { ...middle, issuedBy: null })[1]).toMatch(/^superfluous/)
    expect(drawn({ ...own, issuedBy: 1 }, { ...stranger, issuedBy: null })[1]).toBe('intermediate')
  })

  it('say what is weak, and what ends', () => {
    expect(drawn({ ...own, key: 'RSA 1024', signature: 'sha1WithRSAEncryption' })[0]).toBe(
      'the server’s own: weak key: RSA 1024: weak signature: sha1WithRSAEncryption',
    )
    expect(drawn({ ...own, notAfter: '2026-12-01T00:00:00.000Z' })[0]).toMatch(/6 days left$/)
    expect(drawn({ ...own, notAfter: '2026-11-22T00:00:00.000Z' })[0]).toMatch(/expired 2 days before/)
    expect(drawn({ ...own, notBefore: '2026-11-25T00:00:00.000Z' })[0]).toMatch(/not valid yet$/)
  })

  it('end with what was not sent', () => {
    expect(notSent(tls([own, middle]), EN.transcript, false)).toEqual({
      text: expect.stringMatching(/^Example Root X1: not sent, a root/),
      tone: 'plain',
    })
    expect(
      notSent({ ...tls([own], false), trustError: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' }, EN.transcript, false),
    ).toEqual({
      text: expect.stringMatching(/^Example CA R3: .*no root/),
      tone: 'amber',
    })
    expect(notSent(tls([own, middle, root]), EN.transcript, false)).toBeNull()
    expect(notSent(tls([]), EN.transcript, false)).toBeNull()
  })

  it('are red where they made the step fail, and amber where mail arrives all the same', () => {
    const old = { ...own, notAfter: '2026-11-22T00:00:00.000Z' }
    const spare = { ...stranger, notAfter: '2026-11-22T00:00:00.000Z' }
    const tones = (failed: boolean) =>
      cardsOf(tls([old, middle, spare], false), NOW, EN.transcript, EN.common.day, failed).map(
        ({ remarks }) => remarks[0]?.tone,
      )
    expect(tones(true)).toEqual(['red', 'plain', 'amber'])
    expect(tones(false)).toEqual(['amber', 'plain', 'amber'])
    const strange = { ...tls([own], false), trustError: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' }
    expect(notSent(strange, EN.transcript, true)?.tone).toBe('red')
  })

  it('accuse no root where something else is wrong', () => {
    expect(notSent({ ...tls([own, middle], false), trustError: 'CERT_HAS_EXPIRED' }, EN.transcript, false)).toEqual({
      text: 'Example Root X1: not sent',
      tone: 'plain',
    })
  })
})
