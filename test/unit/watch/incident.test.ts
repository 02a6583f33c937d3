/** The life of an incident as a fold: what was seen and when, as a line of marks, and what comes of it. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { escalationPlan } from '../../../shared/watch/alarm.ts'
import { decide, droppedWith, type Sight, wishOf } from '../../../shared/watch/decide.ts'
import type { WatchEvent, WatchFact } from '../../../shared/watch/events.ts'
import { foldIncident, type Incident, incidentsOf, messagesTo } from '../../../shared/watch/incident.ts'
import type { Judged } from '../../../shared/watch/judge.ts'
import { mailWord } from '../../../shared/watch/mail.ts'
import type { Rule } from '../../../shared/watch/rules.ts'
import { DEFAULT_SETTINGS } from '../../../shared/watch/settings.ts'
import { BEFORE_ALL, foldWatch, standingOf, type WatchState } from '../../../shared/watch/state.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const BEGAN = Date.parse('2026-11-25T12:00:00Z')
const DOWN: Rule = { rule: 'no-mail' }
const FULL: Rule = { rule: 'temporary-failures', minutes: 15 }

/** `+` kept, `-` broken, `?` unknown, `m` broken in maintenance, `G` kept after a gap, `g` broken after a gap. */
type Mark = '+' | '-' | '?' | 'm' | 'G' | 'g'

const broken: Judged = { outcome: 'broken', reason: 'It is dead.', session: 0, step: 'connect' }
const judgedBy = (mark: Mark): Judged =>
  mark === '?' ? { outcome: 'unknown' } : '+G'.includes(mark) ? { outcome: 'kept' } : broken

function sightOf(mark: Mark, at: number, rule: Rule): Sight {
  return {
    test: `t${at - BEGAN}`,
    verdict: mark === '?' ? 'inconclusive' : '+G'.includes(mark) ? 'passed' : 'failed',
    headline: 'So it is.',
    told: mark !== '?',
    mail: mailWord(judgedBy(mark), false),
    takenBefore: null,
    judged: [{ rule, judged: judgedBy(mark) }],
    gapFrom: 'gG'.includes(mark) ? new Date(at - 60 * MINUTE).toISOString() : null,
    beganAt: new Date(at).toISOString(),
    maintenance: mark === 'm',
  }
}

/** @param every minutes from mark to mark */
function live(marks: string, every = 1, rule = DOWN) {
  const events: WatchEvent[] = []
  let state: WatchState = BEFORE_ALL
  const write = (facts: readonly WatchFact[], at: number) => {
    const date = new Date(at).toISOString()
    const dated = facts.map((fact, index) => ({ n: state.n + index + 1, at: date, ...fact }) as WatchEvent)
    events.push(...dated)
    state = foldWatch(state, dated)
  }
  ;[...marks].forEach((mark, index) => {
    const at = BEGAN + index * every * MINUTE
    write(decide(state, sightOf(mark as Mark, at, rule), at), at)
  })
  return { events, state }
}

const story = (events: readonly WatchEvent[]) =>
  events
    .map(({ type }) => type)
    .filter((type) => type !== 'turned' && type !== 'mail')
    .join(' ')

describe('the life of an incident', () => {
  test.each([
    ['all is well', '+++++', 1, ''],
    ['once is no incident', '++-++', 1, 'failed cleared'],
    ['twice is one', '++--', 1, 'failed opened'],
    ['it goes on and is said once', '--------', 1, 'failed opened'],
    ['good once is not over', '---+', 1, 'failed opened eased'],
    ['good twice is', '---++', 1, 'failed opened eased recovered'],
    ['it was too early to call it over', '---+-', 1, 'failed opened eased relapsed'],
    ['nobody knows in between: it stays open', '--???--', 1, 'failed opened clouded able'],
    ['nobody knows in between: it is not over', '--+?+', 1, 'failed opened eased clouded able recovered'],
    [
      'nobody can say so again, so it is no incident',
      '-?-?-?',
      1,
      'failed cleared clouded failed able clouded cleared failed able clouded cleared',
    ],
    ['it comes back soon: the same', '--++--', 1, 'failed opened eased recovered failed reopened'],
    ['it comes back after an hour: another', `--${'+'.repeat(40)}--`, 1, 'failed opened eased recovered failed opened'],
    [
      'what came back has to be good for ten minutes',
      '--++--+++++',
      1,
      'failed opened eased recovered failed reopened eased',
    ],
    ['and is over then', `--++--${'+'.repeat(11)}`, 1, 'failed opened eased recovered failed reopened eased recovered'],
    ['in maintenance it is no incident', 'mmmm', 1, ''],
    ['it was suspected when maintenance began', '-mmm', 1, 'failed cleared'],
    ['it is still so when maintenance is over', 'mmm--', 1, 'failed opened'],
    ['it ends in maintenance', '--m++', 1, 'failed opened eased recovered'],
    ['before a gap it was suspected: that proves nothing', '-g', 1, 'failed gap cleared failed'],
    ['and is confirmed afterwards', '-g-', 1, 'failed gap cleared failed opened'],
    ['it was open before a gap and is still so', '--g', 1, 'failed opened gap'],
    ['it was open before a gap, and is good', '--G+', 1, 'failed opened gap eased recovered'],
  ])('%s: %s', (_, marks, every, expected) => {
    const { events } = live(marks, every)
    const told = story(events).split(' ').sort().join(' ')
    expect(told).toBe(expected.split(' ').sort().join(' '))
    const inOrder = events.filter(({ type }) => !['turned', 'mail', 'clouded', 'able', 'gap', 'cleared'].includes(type))
    const order = expected
      .split(' ')
      .filter((type) => type !== '' && !['clouded', 'able', 'gap', 'cleared'].includes(type))
    expect(inOrder.map(({ type }) => type)).toEqual(order)
  })

  test('a rule with minutes waits for them', () => {
    expect(story(live('-'.repeat(15), 1, FULL).events)).toBe('failed')
    expect(story(live('-'.repeat(16), 1, FULL).events)).toBe('failed opened')
  })

  test('it began when it was first seen, and was over when it was first good', () => {
    const { events } = live('+--+++')
    expect(incidentsOf(events)).toMatchObject([
      {
        number: 1,
        rule: 'no-mail',
        status: 'recovered',
        since: new Date(BEGAN + MINUTE).toISOString(),
        openedAt: new Date(BEGAN + 2 * MINUTE).toISOString(),
        recoveredAt: new Date(BEGAN + 3 * MINUTE).toISOString(),
        tests: ['t60000', 't120000', 't240000'],
        flaps: 0,
      },
    ])
  })

  test('after an hour in which nobody could tell, that is said once', () => {
    expect(story(live('?'.repeat(12), 5).events)).toBe('clouded')
    expect(story(live('?'.repeat(30), 5).events)).toBe('clouded unable')
    expect(story(live(`${'?'.repeat(30)}+`, 5).events)).toBe('clouded unable able')
  })

  test('messages are counted for each channel, also those that are no longer listed', () => {
    const told = (incident: Incident, channel: string): Incident => {
      const at = new Date(BEGAN + HOUR).toISOString()
      const alert = { type: 'alerted', channel, delivery: 'd', kind: 'reminder', occasion: 'reminder' } as const
      return foldIncident(incident, { n: 9, at, incident: 1, ...alert }) as Incident
    }
    const channels = ['mail', 'sms', 'hook', 'second-mail', 'call']
    let incident = incidentsOf(live('--').events)[0] as Incident
    for (let round = 0; round < 100; round++) for (const channel of channels) incident = told(incident, channel)
    expect(incident.alerts).toHaveLength(200)
    expect(channels.map((channel) => messagesTo(incident, channel))).toEqual([100, 100, 100, 100, 100])
    // As it was stored before messages were counted.
    const { messages: _, ...old } = incident
    expect(messagesTo(old, 'sms')).toBe(40)
    let later: Incident = old
    for (let more = 0; more < 200; more++) later = told(later, 'hook')
    expect(channels.map((channel) => messagesTo(later, channel))).toEqual([40, 40, 240, 40, 40])
  })

  test('whoever was told long ago is reminded, not told anew, however much others were told since', () => {
    const { state } = live('--')
    let [incident] = state.incidents as [Incident]
    const tell = (channel: string, kind: 'opened' | 'escalated' | 'reminder') => {
      const at = new Date(BEGAN + HOUR).toISOString()
      const alert = { type: 'alerted', channel, delivery: 'd', kind, incident: 1, occasion: 'at-once' } as const
      incident = foldIncident(incident, { n: 9, at, ...alert }) as Incident
    }
    tell('sms', 'escalated')
    for (let more = 0; more < 250; more++) tell('hook', more === 0 ? 'opened' : 'reminder')
    expect(incident.alerts).toHaveLength(200)
    const channels = [{ id: 'sms', kind: 'sms' as const, afterMinutes: 5 }]
    const settings = { ...DEFAULT_SETTINGS, remindMinutes: 60 }
    const { alerts } = escalationPlan({ ...state, incidents: [incident] }, settings, channels, BEGAN + 3 * HOUR)
    expect(alerts).toMatchObject([{ channel: 'sms', kind: 'reminder', occasion: 'reminder' }])
  })

  test('a rule that is taken away takes its incident with it', () => {
    const { state } = live('--')
    expect(droppedWith(state, [FULL])).toEqual([{ type: 'dropped', incident: 1 }])
    expect(droppedWith(state, [DOWN, FULL])).toEqual([])
    expect(droppedWith(live('-').state, [FULL])).toEqual([{ type: 'cleared', rule: 'no-mail', test: 't0' }])
  })

  test.each([
    ['++', 'fine', null],
    ['+-', 'suspect', 1],
    ['--', 'broken', null],
    ['--+', 'broken', 1],
    ['?', 'unable', null],
    ['??', 'unable', null],
    ['?+', 'fine', null],
    ['+?', 'fine', null],
    ['--+?', 'broken', null],
  ])('%s stands as %s, and is to be looked at again in %s minutes', (marks, standing, minutes) => {
    const { state } = live(marks)
    expect(standingOf(state)).toBe(standing)
    const wish = wishOf(state, [DOWN], BEGAN + (marks.length - 1) * MINUTE)
    expect(wish === null ? null : wish / MINUTE).toBe(minutes)
  })
})

test('whatever is seen: events fold to the state, and no incident comes without two tests', () => {
  const mark = fc.constantFrom<Mark[]>('+', '-', '?', 'm', 'G', 'g')
  fc.assert(
    fc.property(fc.array(mark, { maxLength: 80 }), fc.integer({ min: 1, max: 60 }), (marks, every) => {
      const { events, state } = live(marks.join(''), every)
      expect(foldWatch(BEFORE_ALL, events)).toEqual(state)
      expect(events.map(({ n }) => n)).toEqual(events.map((_, index) => index + 1))
      const all = incidentsOf(events)
      expect(all.map(({ number }) => number)).toEqual(all.map((_, index) => index + 1))
      for (const { since, openedAt, tests } of all) {
        expect(Date.parse(openedAt)).toBeGreaterThan(Date.parse(since))
        expect(new Set(tests.slice(0, 2)).size).toBe(2)
      }
      expect(all.filter(({ status }) => status === 'open' || status === 'easing').length).toBeLessThanOrEqual(1)
    }),
  )
})
