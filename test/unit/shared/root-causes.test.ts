import { describe, expect, it } from 'vitest'
import { diagnose } from '../../../shared/diagnosis/diagnose.ts'
import { type Told, underRoots } from '../../../shared/diagnosis/root-causes.ts'
import { ENGLISH } from '../../../shared/diagnosis/words/english.ts'
import type { Severity } from '../../../shared/words.ts'
import { factsOf } from './play.ts'

const told = (code: string, severity: Severity, more: Partial<Told> & { session?: number | null } = {}): Told => {
  const { session = 0, soon = false, follows = [] } = more
  const words = {
    title: `mx ${code}`,
    evidence: '',
    evidenceLine: null,
    about: '',
    meaning: '',
    remedy: '',
    source: '',
  }
  return { finding: { code, severity, fault: 'target', session, step: null, ...words }, soon, follows }
}
/** `code` for a root, `root > code` for what stands beneath it. */
const laidOut = (...all: Told[]) => {
  const findings = underRoots(all)
  return findings.map(({ code, under }) => (under === null ? code : `${findings[under]?.code} > ${code}`))
}

describe('root causes', () => {
  it('stop mail first, then soon, then weaken, then are good to know', () => {
    const all = [told('d', 'notice'), told('c', 'warning'), told('b', 'warning', { soon: true }), told('a', 'error')]
    expect(laidOut(...all)).toEqual(['a', 'b', 'c', 'd'])
  })

  it('carry what follows from them, wherever it was said', () => {
    const mask = told('masked', 'warning', { follows: ['crossed'] })
    expect(laidOut(mask, told('crossed', 'warning'))).toEqual(['crossed', 'crossed > masked'])
    const policy = told('policy', 'error', { session: null, follows: ['expired'] })
    expect(laidOut(policy, told('other', 'warning'), told('expired', 'warning', { session: 3 }))).toEqual([
      'expired',
      'expired > policy',
      'other',
    ])
  })

  it('carry nothing of another place', () => {
    const mask = told('masked', 'warning', { session: 1, follows: ['crossed'] })
    expect(laidOut(mask, told('crossed', 'warning', { session: 0 }))).toEqual(['masked', 'crossed'])
  })

  it('are found through others, and are one level above all that follows', () => {
    const all = [
      told('c', 'notice', { follows: ['b'] }),
      told('b', 'error', { follows: ['a'] }),
      told('a', 'warning'),
      told('x', 'warning', { soon: true }),
    ]
    expect(laidOut(...all)).toEqual(['a', 'a > b', 'a > c', 'x'])
  })

  it('are said once, though they were met at many addresses', () => {
    expect(
      laidOut(told('same', 'error'), told('same', 'error', { session: 1 }), told('same', 'error', { session: 2 })),
    ).toEqual(['same', 'same > same', 'same > same'])
  })
})

it('a firewall that crosses STARTTLS out is told once, its masked banner beneath', () => {
  const facts = factsOf(`
    S: 220 ****************2****0*
    C: EHLO probe.test
    S: 250-mx1.example.com
    S: 250 XXXXXXXA
  `)
  expect(diagnose(facts, ENGLISH).map(({ code, under }) => [code, under])).toEqual([
    ['starttls-masked', null],
    ['banner-masked', 0],
  ])
})
