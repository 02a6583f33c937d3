import { describe, expect, it } from 'vitest'
import { conclude } from '../../../shared/conclude.ts'
import { SKIPS } from '../../../shared/diagnosis/notes.ts'
import { ENGLISH } from '../../../shared/diagnosis/words/english.ts'
import type { Failure } from '../../../shared/events.ts'
import { fold } from '../../../shared/fold.ts'
import type { Report } from '../../../shared/report.ts'
import type { CheckName, Fault, Status } from '../../../shared/words.ts'
import { lastOf, learn } from '../../../web/keep/lamps.ts'
import { Scribe } from '../../samples/scribe.ts'
import { clean, mixed } from '../../samples/tests.ts'

type Said = {
  rcpt?: Status
  fault?: Fault
  address?: string
  dns?: Status
  canary?: Status
  skipped?: string
  status?: 'finished' | 'interrupted'
}

/** A test of one address whose recipient was answered in this way. */
function report({
  rcpt = 'passed',
  fault = 'target',
  address = '192.0.2.25',
  dns = 'passed',
  ...more
}: Said = {}): Report {
  const scribe = new Scribe('kept00000001')
  scribe.tell(1, { type: 'check', name: 'dns', status: dns, summary: '', data: {} })
  const name: CheckName = 'canary'
  if (more.canary) scribe.tell(1, { type: 'check', name, status: more.canary, summary: '', data: {} })
  const talk = scribe.open(0, 2, 'mx1.example.com', 10, address)
  if (more.skipped) return reportOf(talk.skip(more.skipped) && scribe.finish(9))
  talk.connect(address).step('banner', null, ['220 mx1.example.com ESMTP'])
  const failure: Failure = { kind: 'reply', fault, message: 'No.', received: '450 no' }
  talk.step(
    'rcpt-to',
    'RCPT TO:<postmaster@example.com>',
    ['450 no'],
    24,
    rcpt,
    rcpt === 'passed' ? undefined : failure,
  )
  talk.skip('not reached')
  return reportOf(scribe.finish(talk.ms + 1, more.status))
}

/** As usual, and another address was left out. */
function besides(reason: string): Report {
  return { ...report(), findings: report({ skipped: reason }).findings }
}

function reportOf(events: Parameters<typeof fold>[1]): Report {
  const facts = fold(null, events)
  if (!facts) throw new Error('no facts')
  return conclude(facts, ENGLISH)
}

/** The lamps that turn from test to test. */
function turnsOf(...reports: Report[]): string[][] {
  let known: Parameters<typeof learn>[0] = null
  return reports.map((one) => {
    const { lamps, turns } = learn(known, one)
    known = lamps
    return turns.map(({ place, lamp, from, to }) => `${lamp ?? 'all'} ${place}: ${from} > ${to}`)
  })
}

describe('which lamps turned', () => {
  it.each<[string, Said[], string[][]]>([
    ['the first test turns none', [{}], [[]]],
    ['nothing', [{}, {}], [[], []]],
    [
      'a recipient is refused, and then taken',
      [{}, { rcpt: 'failed' }, { rcpt: 'failed' }, {}],
      [
        [],
        ['rcpt-to mx1.example.com [192.0.2.25]: passed > failed'],
        [],
        ['rcpt-to mx1.example.com [192.0.2.25]: failed > passed'],
      ],
    ],
    ['a check', [{}, { dns: 'warned' }], [[], ['dns : passed > warned']]],
    ['a check that could not be asked', [{}, { dns: 'skipped' }, {}], [[], [], []]],
    ['a policy that is published now', [{ dns: 'skipped' }, {}], [[], ['dns : skipped > passed']]],
    ['the way out of the tester', [{ canary: 'passed' }, { canary: 'warned' }], [[], []]],
    [
      'a rate limit, which our own tests may have brought about',
      [{}, { rcpt: 'warned', fault: 'policy' }, {}],
      [[], [], []],
    ],
    [
      'a rate limit hides nothing for ever',
      [{}, { rcpt: 'warned', fault: 'policy' }, { rcpt: 'failed' }],
      [[], [], ['rcpt-to mx1.example.com [192.0.2.25]: passed > failed']],
    ],
    [
      'a server that turned us away from the first, and lets us in',
      [{ rcpt: 'warned', fault: 'policy' }, { rcpt: 'warned', fault: 'policy' }, {}],
      [[], [], ['rcpt-to mx1.example.com [192.0.2.25]: warned > passed']],
    ],
    ['an address that was left out for once', [{}, { skipped: SKIPS.budget }, {}], [[], [], []]],
    ['an address that asked to be left alone', [{}, { skipped: SKIPS.askedToWait }, {}], [[], [], []]],
    ['an address that was left out at first', [{ skipped: SKIPS.budget }, {}], [[], []]],
    [
      'another address',
      [{}, { address: '192.0.2.26' }],
      [[], ['all mx1.example.com [192.0.2.26]: null > passed', 'all mx1.example.com [192.0.2.25]: passed > null']],
    ],
    ['a test that broke off', [{}, { rcpt: 'failed', status: 'interrupted' }, {}], [[], [], []]],
  ])('%s', (_, said, turns) => {
    expect(turnsOf(...said.map(report))).toEqual(turns)
  })

  it('none between two runs of the same, however many addresses', () => {
    expect(turnsOf(reportOf(mixed()), reportOf(mixed()))).toEqual([[], []])
    expect(turnsOf(reportOf(clean()), reportOf(clean()))).toEqual([[], []])
  })
})

describe('how a test ended, for the schedule', () => {
  it.each<[string, Report, ReturnType<typeof lastOf>]>([
    ['as usual', report(), { kind: 'seen', sessions: 1 }],
    ['red is no refusal of the tester', report({ rcpt: 'failed' }), { kind: 'seen', sessions: 1 }],
    ['turned away', report({ rcpt: 'warned', fault: 'policy' }), { kind: 'turned-away', comeBack: null }],
    ['one of its addresses left out', besides(SKIPS.budget), { kind: 'turned-away', comeBack: null }],
    ['one of them asked to be left alone', besides(SKIPS.askedToWait), { kind: 'turned-away', comeBack: null }],
    ['one of them not on the internet', besides(SKIPS.forbidden), { kind: 'seen', sessions: 1 }],
    ['broken off', report({ status: 'interrupted' }), { kind: 'no-answer' }],
    [
      'greylisted',
      {
        ...report({ rcpt: 'warned', fault: 'policy' }),
        followUp: { id: 'x', url: '', due: '2026-11-24T02:48:20.000Z', reason: '' },
      },
      { kind: 'turned-away', comeBack: Date.parse('2026-11-24T02:48:20.000Z') },
    ],
  ])('%s', (_, ended, last) => expect(lastOf(ended)).toEqual(last))

  it('counts the sessions of an address', () => {
    const one = report()
    expect(lastOf({ ...one, sessions: [...one.sessions, ...one.sessions, ...one.sessions] })).toEqual({
      kind: 'seen',
      sessions: 3,
    })
  })
})
