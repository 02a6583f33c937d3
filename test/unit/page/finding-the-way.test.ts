import { describe, expect, it } from 'vitest'
import { conclude } from '../../../shared/conclude.ts'
import { ENGLISH } from '../../../shared/diagnosis/words/english.ts'
import type { TestEvent } from '../../../shared/events.ts'
import { fold } from '../../../shared/fold.ts'
import { besides, placed } from '../../../web/report/beside.ts'
import { keyOf } from '../../../web/report/keys.ts'
import { CHUNK, chunksOf } from '../../../web/report/line-chunks.ts'
import { neighbour } from '../../../web/report/map-keys.ts'
import { placeIn, readPlace, stepOfPlace } from '../../../web/report/selection.ts'
import { elapsedMs, longestMs } from '../../../web/report/timeline.ts'
import { stopAfter, tour } from '../../../web/report/tour.ts'
import { fourServers, longSession } from '../../samples/domains.ts'
import { mixed, nullMx } from '../../samples/tests.ts'

function report(events: TestEvent[]) {
  const facts = fold(null, events)
  if (!facts) throw new Error('no facts')
  return conclude(facts, ENGLISH)
}

describe('places', () => {
  it.each([
    ['#s2', 1],
    ['#s2-starttls', 1],
    ['s12-l17', 11],
    ['#s2-about-no-banner', 1],
    ['#check-mta-sts', null],
    ['#about-mta-sts-refused-2', null],
  ])('%s', (hash, session) => {
    expect(readPlace(hash)).toEqual({ session, anchor: hash.replace('#', '') })
  })

  it.each(['', '#', '#s0', '#s2-<b>', '#m2-banner', '#about-', '#s2-'])('not %s', (hash) => {
    expect(readPlace(hash)).toBeNull()
  })

  it('a lamp stands for the line that made it red; a green one for its step', () => {
    const { findings, sessions } = report(mixed())
    const red = placeIn({ session: 2, anchor: 's3-starttls' }, { findings })
    const line = sessions[2]?.transcript.find(({ text }) => text.startsWith('454'))
    expect(red.anchor).toBe(`s3-l${line?.n}`)
    // The pause before the banner is but a notice.
    expect(placeIn({ session: 2, anchor: 's3-banner' }, { findings }).anchor).toBe('s3-banner')
    const session = sessions[2]
    if (!session) throw new Error('no session')
    expect([stepOfPlace(red, session), stepOfPlace({ session: 2, anchor: 's3' }, session)]).toEqual(['starttls', null])
  })
})

describe('what was found beside the conversations', () => {
  it('stands after the conversation, except where there is none', () => {
    const { findings, sessions } = report(fourServers())
    const { before, after } = placed(besides(findings), sessions.length)
    expect(before).toEqual([])
    expect(after.map(({ anchor, check }) => [anchor, check])).toEqual([
      ['about-mta-sts-policy-unreachable', 'mta-sts'],
      ['about-tls-rpt-record-invalid', 'tls-rpt'],
    ])
    const nothing = report(nullMx())
    expect(placed(besides(nothing.findings), 0)).toMatchObject({ before: [{ check: 'dns' }], after: [] })
  })

  it('and before it, where it is an error', () => {
    const [finding] = besides(report(fourServers()).findings)
    if (!finding) throw new Error('nothing found')
    const error = { ...finding, finding: { ...finding.finding, severity: 'error' as const } }
    expect(placed([error], 3)).toEqual({ before: [error], after: [] })
  })

  it('has an anchor of its own, also where one code speaks twice', () => {
    const [finding] = report(fourServers()).findings.filter(({ session }) => session === null)
    if (!finding) throw new Error('nothing found')
    expect(besides([finding, { ...finding }]).map(({ anchor }) => anchor)).toEqual([
      `about-${finding.code}`,
      `about-${finding.code}-2`,
    ])
  })
})

describe('the tour', () => {
  it('goes through the faults as they stand on the page, each place once, and round', () => {
    const stops = tour(report(fourServers()).findings)
    expect(stops).toEqual([
      's3-about-certificate-expired',
      's4-about-certificate-expired',
      's8-about-no-banner',
      'about-mta-sts-policy-unreachable',
      'about-tls-rpt-record-invalid',
    ])
    expect(stopAfter(stops, null, 1)).toBe('s3-about-certificate-expired')
    expect(stopAfter(stops, null, -1)).toBe('about-tls-rpt-record-invalid')
    expect(stopAfter(stops, 's8-about-no-banner', -1)).toBe('s4-about-certificate-expired')
    expect(stopAfter(stops, 'about-tls-rpt-record-invalid', 1)).toBe('s3-about-certificate-expired')
    expect(stopAfter([], 's1', 1)).toBeNull()
  })
})

describe('arrows in the map', () => {
  const rows = [[], ['a', 'a1', 'a2'], [], ['b', 'b1', 'b2']]
  it.each([
    ['a1', 'ArrowDown', 'b1'],
    ['b1', 'ArrowUp', 'a1'],
    ['a', 'ArrowUp', null],
    ['a', 'ArrowRight', 'a1'],
    ['a2', 'ArrowRight', null],
    ['b2', 'Home', 'b'],
    ['b', 'End', 'b2'],
    ['b', 'x', null],
    ['elsewhere', 'ArrowDown', null],
  ])('from %s with %s to %s', (from, key, to) => {
    expect(neighbour(rows, from, key)).toBe(to)
  })
})

describe('single keys', () => {
  const press = { key: 'N', ctrlKey: false, metaKey: false, altKey: false, target: null }
  it('count in either case, and not as a part of a command', () => {
    expect(keyOf(press)).toBe('n')
    expect(keyOf({ ...press, ctrlKey: true })).toBe('')
    expect(keyOf({ ...press, metaKey: true })).toBe('')
  })
})

describe('lines in pieces', () => {
  const lines = report(longSession(200)).sessions[0]?.transcript.filter(({ step }) => step === 'banner') ?? []

  it('are all there, in order, and a piece without news is the same as before', () => {
    const before = chunksOf(lines.slice(0, CHUNK + 10), new Map(), null)
    const after = chunksOf(lines, new Map(), null)
    expect(after.flat().map(({ line }) => line)).toEqual(lines)
    expect(after[0]).toBe(before[0])
    expect(after[1]).not.toBe(before[1])
  })

  it('a piece in which something was found is drawn anew', () => {
    const [finding] = report(mixed()).findings
    const line = lines[3]
    if (!finding || !line) throw new Error('nothing to find')
    const plain = chunksOf(lines, new Map(), null)
    const found = chunksOf(lines, new Map([[line.n, [finding]]]), null)
    expect(found[0]?.[3]).toMatchObject({ findings: [finding], cause: finding.severity })
    expect(chunksOf(lines, new Map(), null)[0]).toBe(plain[0])
  })

  it('how the step ended stands after the last line', () => {
    const failure = report(mixed()).sessions[2]?.failures[0] ?? null
    const views = chunksOf(lines, new Map(), failure).flat()
    expect(views.filter((view) => view.failure).map(({ line }) => line)).toEqual([lines.at(-1)])
  })
})

describe('the time of a session', () => {
  const running = { name: 'banner' as const, status: 'running' as const, summary: '', startedMs: 30, durationMs: null }
  it('is counted on while a step runs, and not beyond what ended', () => {
    expect([elapsedMs([running], 1030), elapsedMs([running], null), elapsedMs([], 5)]).toEqual([1000, 0, null])
    expect(longestMs([{ steps: [running] }, { steps: [{ ...running, durationMs: 7 }] }], 1030)).toBe(1000)
  })
})
