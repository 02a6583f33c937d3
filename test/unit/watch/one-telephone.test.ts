/** Two watches that call one number at the same moment: what the provider has of one never counts for the other. */
import { expect, test } from 'vitest'
import type { Handover, Sender } from '../../../server/watch/sender.ts'
import { MINUTE, world } from './manual-world.ts'
import type { Postbox, Sent } from './postbox.ts'

const LOST: Handover = { outcome: 'unknown', answer: 'Twilio gave no answer.' }

/** A provider that tells of calls no more than to whom they went: it makes those that it is told to, and loses the answers it is told to. */
function provider(box: Postbox, does: (order: number) => 'takes' | 'takes, and says nothing' | 'loses') {
  const list: { sid: string; key: string; at: number }[] = []
  let order = 0
  let atOnce = 0
  let most = 0
  box.answer = async ({ key }: Sent) => {
    order += 1
    const how = does(order)
    atOnce += 1
    most = Math.max(most, atOnce)
    await Promise.resolve()
    atOnce -= 1
    const sid = `CA${order}`
    if (how !== 'loses') list.unshift({ sid, key, at: box.times.get(box.sent.at(-1)?.message as never) ?? 0 })
    return how === 'takes' ? { outcome: 'delivered', answer: `Taken as ${sid}.`, receipt: sid } : LOST
  }
  const find: Sender['find'] = async (_to, _message, _key, since) => ({
    receipts: list.filter(({ at }) => at >= since - 5000).map(({ sid }) => sid),
  })
  Object.assign(box, { find })
  return { list, most: () => most }
}

test.each(['call', 'sms'] as const)(
  'a lost %s is made again, though another watch has reached the number in the same second',
  async (kind) => {
    const w = await world()
    const channel = { kind, address: '+4930123456' } as const
    await w.watch({ channels: [channel] })
    await w.watch({ channels: [channel] })
    const { most } = provider(w.boxes[kind], (order) => (order === 2 ? 'loses' : 'takes'))
    w.weather = 'dead'
    await w.pass(12 * MINUTE)
    const keys = w.boxes[kind].sent.map(({ key }) => key)
    expect(keys).toHaveLength(3)
    expect(keys[1]).toBe(keys[2])
    expect(new Set(keys).size).toBe(2)
    expect(most()).toBe(1)
  },
)

test('a call whose answer alone was lost is not made again, and is counted for its own delivery', async () => {
  const w = await world()
  const channel = { kind: 'call', address: '+4930123456' } as const
  await w.watch({ channels: [channel] })
  const second = await w.watch({ channels: [channel] })
  const { list } = provider(w.boxes.call, (order) => (order === 1 ? 'takes' : 'takes, and says nothing'))
  w.weather = 'dead'
  await w.pass(12 * MINUTE)
  expect(list.map(({ sid }) => sid)).toEqual(['CA2', 'CA1'])
  expect(await Promise.all(list.map(({ sid }) => w.store.watches.outbox.isClaimed(sid)))).toEqual([true, true])
  const [delivery] = (await w.store.watches.outbox.of(second, 9)).filter(({ kind }) => kind === 'opened')
  expect(delivery).toMatchObject({ state: 'delivered', tries: [{ answer: expect.stringContaining('had it') }] })
})
