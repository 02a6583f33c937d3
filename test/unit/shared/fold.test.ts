import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold } from '../../../shared/fold.ts'
import { STEPS } from '../../../shared/words.ts'
import { Scribe } from '../../samples/scribe.ts'
import * as samples from '../../samples/tests.ts'

const all = Object.entries(samples).flatMap(([name, made]) => {
  const events = typeof made === 'function' ? (made as () => unknown)() : made
  return Array.isArray(events) ? [[name, events] as const] : []
})

describe('the fold', () => {
  it('has samples to work on', () => expect(all.length).toBeGreaterThan(2))

  it.each(all)('comes to the same in whatever batches events come: %s', (_name, events) => {
    fc.assert(
      fc.property(fc.array(fc.nat(events.length)), (cuts) => {
        const at = [0, ...cuts.sort((a, b) => a - b), events.length]
        let facts = fold(null, [])
        for (let i = 1; i < at.length; i++) facts = fold(facts, events.slice(at[i - 1], at[i]))
        expect(facts).toEqual(fold(null, events))
      }),
      { numRuns: 30 },
    )
  })

  it.each(all)('changes nothing that it was given, and counts nothing twice: %s', (_name, events) => {
    const half = Math.ceil(events.length / 2)
    const before = fold(null, events.slice(0, half))
    const copy = structuredClone(before)
    const after = fold(before, events)
    expect(before).toEqual(copy)
    expect(after).toEqual(fold(null, events))
  })

  it('says nothing of a session that was cut off: no step is missing, none is green that was not seen', () => {
    const scribe = new Scribe('cutoff000001')
    scribe.open(0, 1, 'mx1.example.com', 10, '192.0.2.25').connect('192.0.2.25').begin('banner')
    const facts = fold(null, scribe.finish(900, 'interrupted', 'The probe was stopped.'))
    const [session] = facts?.sessions ?? []
    expect(session?.steps.map(({ name }) => name)).toEqual([...STEPS])
    expect(session?.steps.slice(1).every(({ status }) => status === 'skipped')).toBe(true)
    expect(session?.status).toBe('skipped')
  })
})
