import { describe, expect, it } from 'vitest'
import { DAY, HOUR, MINUTE, world } from './manual-world.ts'
import { watch, watchScene } from './scene.ts'

const EMAIL = { kind: 'email', address: 'ops@example.net' } as const

describe('what the page of a watch shows', () => {
  it('are its days, its incidents with the line and every try, its tests, and how long steps took', async () => {
    const w = await world()
    const id = await w.watch({ channels: [EMAIL] })
    const entry = () => w.watching.book.get(id) as NonNullable<ReturnType<typeof w.watching.book.get>>
    await w.pass(20 * MINUTE)
    w.weather = 'dead'
    await w.pass(20 * MINUTE)
    w.weather = 'good'
    await w.pass(HOUR)
    const seen = await w.watching.overview(entry(), {})
    expect(seen.incidents).toHaveLength(1)
    const [incident] = seen.incidents
    expect(incident).toMatchObject({ number: 1, rule: 'no-mail', status: 'recovered' })
    expect(incident?.evidence).toMatchObject({ host: 'mx1.example.com', address: '192.0.2.25', port: 25 })
    expect(incident?.evidence?.line).not.toBe('')
    expect(seen.others.map(({ kind }) => kind)).toContain('confirm')
    for (const { tries } of seen.others) expect(tries.length).toBeGreaterThan(0)
    expect(seen.looks.kept.length).toBeGreaterThan(15)
    expect(seen.looks.made).toBe(seen.looks.kept.length)
    expect(seen.looks.kept[0]?.url).toMatch(/^http:\/\/helograph\.test\/t\//)
    expect(seen.days.at(-1)?.figures.incidents).toBe(1)
    expect(seen.latency.steps.map(({ step }) => step)).toContain('banner')
    expect(seen.latency.tests.reduce((sum, one) => sum + one, 0)).toBe(seen.looks.kept.length)
  })

  it('is of the day and of the span that were asked for', async () => {
    const w = await world()
    const id = await w.watch()
    await w.pass(2 * DAY)
    const entry = w.watching.book.get(id) as NonNullable<ReturnType<typeof w.watching.book.get>>
    const today = await w.watching.overview(entry, {})
    const before = new Date(Date.parse(today.day) - DAY).toISOString().slice(0, 10)
    const seen = await w.watching.overview(entry, { day: before, span: 'quarter' })
    expect(seen.day).toBe(before)
    expect(seen.looks.kept.length).toBeGreaterThan(280)
    for (const { at } of seen.looks.kept) expect(at.slice(0, 10)).toBe(before)
    expect(seen.latency.tests).toHaveLength(90)
    expect((await w.watching.overview(entry, { span: 'week' })).latency.tests).toHaveLength(168)
  })
})

it('is told to whoever has the secret of the watch, and to nobody else', async () => {
  const scene = await watchScene()
  const { id, secret } = await watch(scene, { channels: [EMAIL] })
  const path = `/api/watches/${id}/overview`
  expect((await scene.call('GET', path, undefined, secret)).body).toMatchObject({ incidents: [], looks: { kept: [] } })
  expect((await scene.call('GET', path)).status).toBe(401)
  expect((await scene.call('GET', path, undefined, `${secret.slice(0, -2)}xx`)).status).toBe(403)
  expect((await scene.call('GET', `${path}?day=tomorrow`, undefined, secret)).status).toBe(400)
  const channels = await scene.call('GET', '/api/channels')
  expect(channels.body.map(({ kind }: { kind: string }) => kind)).toEqual(['email', 'sms', 'call', 'webhook'])
})
