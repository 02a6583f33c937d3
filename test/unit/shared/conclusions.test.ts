import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { conclude } from '../../../shared/conclude.ts'
import type { Conclusions } from '../../../shared/concluded.ts'
import { conclusionsOf, hearConclusions, tellConclusions } from '../../../shared/conclusions.ts'
import { ENGLISH } from '../../../shared/diagnosis/words/english.ts'
import { fold } from '../../../shared/fold.ts'
import type { Facts, Finding } from '../../../shared/report.ts'
import { crowd, interrupted, mixed } from '../../samples/tests.ts'

const all = conclude(fold(null, mixed()) as Facts, ENGLISH).findings

/** A page that hears one list after another. */
function heardOf(told: Conclusions[]): (Conclusions | null)[] {
  let sent: Conclusions | null = null
  let heard: Conclusions | null = null
  return told.map((now, place) => {
    const message = tellConclusions(sent, now, place)
    sent = now
    if (message) heard = hearConclusions(heard, JSON.parse(JSON.stringify(message)))
    return heard
  })
}

describe('conclusions', () => {
  it.each([mixed, crowd, interrupted])(
    'of a running test arrive as they are, however many events come at once',
    (made) => {
      const events = made()
      for (const stride of [Math.ceil(events.length / 60), events.length]) {
        const told: Conclusions[] = []
        for (let n = stride; n < events.length + stride; n += stride)
          told.push(conclusionsOf(conclude(fold(null, events.slice(0, n)) as Facts, ENGLISH)))
        const heard = heardOf(told)
        expect(heard.map((now) => now?.findings)).toEqual(told.map(({ findings }) => findings))
        expect(heard.at(-1)).toEqual(told.at(-1))
      }
    },
  )

  it('arrive as they are in whatever order findings come, go and stand beneath others', () => {
    const under = fc.option(fc.nat(3), { nil: null })
    const list = fc.array(fc.record({ place: fc.nat(all.length - 1), under }), { maxLength: 6 })
    fc.assert(
      fc.property(fc.array(list, { maxLength: 5 }), (lists) => {
        const told = lists.map((chosen) => ({
          verdict: null,
          headline: '',
          findings: chosen.map(({ place, under }) => ({ ...(all[place] as Finding), under })),
        }))
        expect(heardOf(told)).toEqual(told)
      }),
    )
  })

  it('are told once: what was told before by its place, and nothing where there is nothing new', () => {
    const [first, second] = all as [Finding, Finding]
    const before: Conclusions = { verdict: null, headline: 'Testing.', findings: [{ ...first, under: null }] }
    const now = { ...before, headline: 'Saying EHLO.', findings: [{ ...second, under: null }, ...before.findings] }
    expect(tellConclusions(before, { ...before, headline: 'Saying EHLO.' }, 5)).toBeNull()
    expect(tellConclusions(before, now, 6)?.findings).toEqual([expect.objectContaining({ code: second.code }), 0])
    expect(tellConclusions(before, { ...before, verdict: 'failed', headline: 'It failed.' }, 7)).toEqual({
      type: 'concluded',
      upTo: 7,
      verdict: 'failed',
      headline: 'It failed.',
      findings: [0],
      under: [null],
    })
  })
})
