import { describe, expect, it } from 'vitest'
import { type LostWay, lostWayOut, nothingGotOut, wayOutLines, wayOutResult } from '../../../shared/way-out.ts'
import { untoldIn } from '../../setup/untold.ts'
import { factsOf } from './play.ts'
import { LOST } from './way-out-cases.ts'

const way = (more: Partial<LostWay> = {}): LostWay => ({ family: '4', port: 25, lastReached: null, asked: [], ...more })
const REACHED = '2026-11-24T02:43:12.000Z'
const asked = [{ name: 'canary.test', address: '192.0.2.1', outcome: 'silent' }]

describe('the check canary', () => {
  it.each([
    [[way()], 'warned', 'never yet got through to port 25 on IPv4'],
    [[way({ asked })], 'warned', 'never yet got through to port 25 on IPv4, and no canary answered (canary.test)'],
    [[way({ lastReached: REACHED })], 'passed', 'port 25 is open on IPv4: last got through 24 Nov 2026, 02:43:12 UTC'],
    [
      [way({ lastReached: REACHED }), way({ family: '6', port: 465 })],
      'warned',
      'never yet got through to port 465 on IPv6',
    ],
  ] as const)('%j', (ways, status, summary) => {
    expect(untoldIn([{ type: 'check', name: 'canary', status, summary, data: {} }])).toEqual([])
    expect(wayOutResult({ ways: ways.map((one) => ({ ...one, asked: [...one.asked] })) })).toEqual({ status, summary })
  })
})

it('names the canaries that were asked', () => {
  const none = { name: 'gone.test', address: null, outcome: 'unresolved' }
  expect(wayOutLines({ ways: [way(), way({ asked: [...asked, none] })] })).toEqual([
    'canary.test [192.0.2.1] port 25: silent',
    'gone.test port 25: unresolved',
  ])
})

describe('a way that is lost', () => {
  const first = (dialogue: string) => lostWayOut(factsOf(dialogue).sessions[0] as { failure: null })
  it.each([
    [LOST, true],
    ['F connect warned unreachable unknown: No way.', true],
    ['F connect failed timeout network: No answer.', false],
    ['F connect failed refused target: Refused.', false],
    ['F banner warned timeout unknown: No banner.', false],
    ['S: 220 mx1', false],
  ])('%s', (dialogue, lost) => expect(first(dialogue)).toBe(lost))

  it('says nothing of the target only where no session got any further', () => {
    expect(nothingGotOut(factsOf(LOST, LOST))).toBe(true)
    expect(nothingGotOut(factsOf(LOST, 'S: 220 mx2'))).toBe(false)
    expect(nothingGotOut({ sessions: [] })).toBe(false)
  })
})
