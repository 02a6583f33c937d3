/** Whether mail is taken, as a line of words: `+` taken, `-` not taken, `?` nobody can tell; a minute from one to the next. */
import { describe, expect, it, test } from 'vitest'
import type { WatchEvent } from '../../../shared/watch/events.ts'
import {
  type MailState,
  type MailWord,
  NEVER_TOLD,
  outagesOf,
  withWord,
  wordBetween,
} from '../../../shared/watch/mail.ts'
import { signOfMail } from '../../../shared/watch/sign.ts'
import { DAY, HOUR, MINUTE, world } from './manual-world.ts'

const BEGAN = Date.parse('2026-11-25T12:00:00Z')
const WORDS: Record<string, MailWord> = { '+': 'taken', '-': 'not-taken', f: 'put-off', '?': 'unknown' }

function tale(line: string, every = MINUTE) {
  const states: MailState[] = [NEVER_TOLD]
  const between: MailWord[] = []
  for (const [index, mark] of [...line].entries()) {
    const before = states.at(-1) as MailState
    const said = WORDS[mark] as MailWord
    if (index > 0) between.push(wordBetween(before, said))
    const last = line[index - 1] === '+' ? new Date(BEGAN + (index - 1) * every).toISOString() : null
    states.push(withWord(before, said, { test: `t${index}`, reason: mark, before: last }, BEGAN + index * every))
  }
  const { status, since, lastTakenAt } = states.at(-1) as MailState
  const minuteOf = (time: string | null | undefined) => (time ? (Date.parse(time) - BEGAN) / MINUTE : null)
  return { status, minute: minuteOf(since), last: minuteOf(lastTakenAt), between, states }
}

describe('whether mail is taken', () => {
  it.each([
    ['', 'unknown', null],
    ['?', 'unknown', null],
    ['-', 'unknown', null],
    ['+', 'taken', 0],
    ['--', 'not-taken', 0],
    ['+-', 'taken', 0],
    ['+--', 'not-taken', 1],
    ['+-+-', 'taken', 0],
    ['+-?-', 'unknown', 1],
    ['+-?--', 'not-taken', 3],
    ['+?-', 'unknown', 1],
    ['+?--', 'not-taken', 2],
    ['+--+', 'not-taken', 1],
    ['+--++', 'taken', 3],
    ['+--?', 'not-taken', 1],
    ['+?', 'taken', 0],
    ['+??', 'unknown', 1],
    ['+?+?', 'taken', 0],
    ['--??', 'unknown', 2],
    ['+f', 'taken', 0],
    ['+ff', 'put-off', 1],
    ['ff', 'put-off', 0],
    ['+ffff+', 'put-off', 1],
    ['+ffff++', 'taken', 5],
    ['+ff--', 'not-taken', 3],
    ['+f?', 'unknown', 1],
    [`--${'?'.repeat(61)}+`, 'taken', 63],
  ])('%s: %s, since minute %s', (line, status, minute) => {
    expect(tale(line)).toMatchObject({ status, minute })
  })

  it.each([
    ['??', null],
    ['+++??', 2],
    ['+++-?', 2],
    ['+++ff??', 2],
    ['++--??', 1],
    ['--+??', 2],
  ])('%s: it was seen taken last in minute %s', (line, last) => {
    expect(tale(line).last).toBe(last)
  })

  it('needs two tests that are far enough from each other', () => {
    expect(tale('+--', 30_000).status).toBe('taken')
    expect(tale('+---', 30_000).status).toBe('not-taken')
  })

  it.each([
    ['+--', ['taken', 'not-taken']],
    ['+-+', ['taken', 'taken']],
    ['+-?+', ['taken', 'unknown', 'unknown']],
    ['+ff+', ['taken', 'put-off', 'put-off']],
    ['+f-', ['taken', 'unknown']],
    ['--++', ['not-taken', 'not-taken', 'taken']],
    ['--+-', ['not-taken', 'not-taken', 'not-taken']],
  ])('%s: the time between counts as %o, an outage from the first test that saw it on', (line, between) => {
    expect(tale(line).between).toEqual(between)
  })

  it('an outage ends when mail is taken again, and not before', () => {
    const log = (line: string) => {
      const { states } = tale(line)
      return states.slice(1).flatMap((state, index) => {
        if (state === states[index]) return []
        const at = new Date(BEGAN + index * MINUTE).toISOString()
        return [{ n: index + 1, at, type: 'mail', test: '', ...state } as WatchEvent]
      })
    }
    const at = (minute: number) => new Date(BEGAN + minute * MINUTE).toISOString()
    expect(outagesOf(log('+-+'))).toEqual([])
    expect(outagesOf(log('+--++--'))).toMatchObject([
      { since: at(1), endedAt: at(3) },
      { since: at(5), endedAt: null },
    ])
    expect(outagesOf(log(`--${'?'.repeat(61)}--+++`))).toMatchObject([{ since: at(0), endedAt: at(65) }])
  })
})

describe('a watch', () => {
  test('whose rules say nothing of mail tells everybody of an outage all the same, and alarms nobody', async () => {
    const w = await world()
    const rules = [{ rule: 'certificate-ends' as const, days: 14 }]
    const id = await w.watch({
      rules,
      statusPage: { slug: 'our-mail' },
      channels: [{ kind: 'email', address: 'ops@example.net' }],
    })
    await w.pass(20 * MINUTE)
    w.weather = 'dead'
    await w.pass(20 * MINUTE)
    const during = await w.watching.status('our-mail')
    expect(during).toMatchObject({ mail: { status: 'not-taken' }, incidents: [], outages: [{ endedAt: null }] })
    expect(during.standing).not.toBe('broken')
    w.weather = 'good'
    await w.pass(20 * MINUTE)
    const { mail, outages, days } = await w.watching.status('our-mail')
    expect(mail.status).toBe('taken')
    const [outage] = outages
    const lasted = (Date.parse(outage?.endedAt ?? '') - Date.parse(outage?.since ?? '')) / 1000
    expect(lasted).toBeGreaterThan(15 * 60)
    // To the second what the outage itself says: its first minute is no time in which mail was taken.
    expect(days[0]?.figures.mail['not-taken']).toBeCloseTo(lasted, 0)
    expect(w.said()).toEqual([])
    expect(await w.story(id)).not.toContain('opened')
  })

  test('of a server whose disk is full says so after two tests, and after an hour to its owner', async () => {
    const w = await world()
    const channels = [{ kind: 'email' as const, address: 'ops@example.net' }]
    await w.watch({ channels, statusPage: { slug: 'our-mail' } })
    await w.pass(20 * MINUTE)
    w.weather = 'full'
    await w.pass(7 * MINUTE)
    const { mail, standing } = await w.watching.status('our-mail')
    expect(mail.status).toBe('put-off')
    expect(Date.parse(mail.lastTakenAt ?? '')).toBeLessThan(Date.parse(mail.since ?? ''))
    expect(signOfMail({ mail, standing })).toEqual({ word: 'puts mail off', lamp: 'warned' })
    expect(standing).toBe('unable')
    await w.pass(HOUR)
    expect(w.said()).toEqual(['email unable'])
    expect(w.boxes.email.alert(0).summary).toMatch(/^For an hour example\.com has put mail off/)
    w.weather = 'good'
    await w.pass(7 * MINUTE)
    expect((await w.watching.status('our-mail')).mail).toMatchObject({ status: 'taken' })
  })

  test('of a server that accepts and says nothing waits as long as a sender would, and alarms', async () => {
    const w = await world()
    const id = await w.watch({ channels: [{ kind: 'email', address: 'ops@example.net' }] })
    await w.pass(20 * MINUTE)
    expect(new Set(w.patience.splice(0))).toEqual(new Set([60]))
    w.weather = 'silent'
    while (w.patience.at(-1) !== 300) await w.pass(10_000)
    // The second look was not left to the usual time.
    const [last = 0, before = 0] = w.tested.toReversed()
    expect(last - before).toBeLessThanOrEqual(MINUTE)
    await w.pass(10_000)
    expect(w.watching.book.get(id)?.state.mail.status).toBe('unknown')
    await w.pass(5 * MINUTE)
    expect(w.said()).toEqual(['email opened'])
    expect(w.boxes.email.alert(0).evidence).toMatchObject({ step: 'banner', kind: 'timeout' })
    w.weather = 'good'
    await w.pass(12 * MINUTE)
    expect(w.said()).toEqual(['email opened', 'email recovered'])
    expect(w.patience.at(-1)).toBe(60)
  })

  test('whose other rule is broken does not say that mail is refused', async () => {
    const w = await world()
    await w.watch({ rules: [{ rule: 'capability-lost', keyword: 'CHUNKING' }], statusPage: { slug: 'our-mail' } })
    await w.pass(20 * MINUTE)
    const { mail, standing, outages, incidents, days } = await w.watching.status('our-mail')
    expect({ mail: mail.status, standing, outages }).toEqual({ mail: 'taken', standing: 'broken', outages: [] })
    expect(incidents).toMatchObject([{ ruleKey: 'capability-lost CHUNKING' }])
    expect(days[0]?.figures.mail['not-taken']).toBe(0)
    expect(days[0]?.figures.seconds.broken).toBeGreaterThan(10 * 60)
  })

  test('counts an incident from the first test that saw it to the first that was good again', async () => {
    const w = await world()
    const id = await w.watch({ rules: [{ rule: 'temporary-failures', minutes: 15 }] })
    await w.pass(20 * MINUTE)
    w.weather = 'full'
    await w.pass(HOUR)
    w.weather = 'good'
    await w.pass(HOUR)
    const [incident] = (await w.watching.overview(w.watching.book.get(id) as never, {})).incidents
    const lasted = (Date.parse(incident?.recoveredAt ?? '') - Date.parse(incident?.since ?? '')) / 1000
    expect(lasted).toBeGreaterThan(50 * 60)
    const { seconds } = (await w.store.watches.days(id, '2000-01-01'))[0]?.figures ?? {
      seconds: { broken: 0, suspect: 1 },
    }
    expect(seconds.broken).toBeCloseTo(lasted, 0)
    expect(seconds.suspect).toBeCloseTo(0, 0)
  })

  test('has figures of its own, also where it shares its tests with another', async () => {
    const w = await world('2026-11-25T00:00:00.000Z')
    const span = { from: '2026-11-25T06:00:00.000Z', to: '2026-11-25T12:00:00.000Z' }
    const first = await w.watch()
    const second = await w.watch({
      rules: [{ rule: 'blocklisted' }],
      maintenance: { once: [span] },
      intervalMinutes: 30,
    })
    await w.pass(8 * HOUR)
    w.weather = 'dead'
    await w.pass(HOUR)
    w.weather = 'good'
    await w.pass(DAY - 9 * HOUR - MINUTE)
    const [own, other] = await Promise.all([first, second].map((id) => w.store.watches.day(id, '2026-11-25')))
    expect(own?.looks).toBe(other?.looks)
    expect(own?.mail['not-taken']).toBeGreaterThan(3300)
    expect(own?.seconds.maintenance).toBe(0)
    expect(other?.mail['not-taken']).toBe(0)
    expect(other?.mail.maintenance).toBeGreaterThan(5.9 * 3600)
    expect(own?.incidents).toBe(1)
    expect(other?.incidents).toBe(0)
  })
})
