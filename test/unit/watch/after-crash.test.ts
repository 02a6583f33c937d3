/** A message that was under way when the process died: sent again only where nobody can have got it. */
import { expect, test, vi } from 'vitest'
import type { Delivery } from '../../../server/store/watch/outbox.ts'
import { PostOffice, type PostOfficeOptions } from '../../../server/watch/post-office.ts'
import type { Found, Sender } from '../../../server/watch/sender.ts'
import type { ChannelKind } from '../../../shared/watch/alert.ts'
import { bearsRepeating } from '../../../shared/watch/retry.ts'

const BEGAN = Date.parse('2026-11-25T12:00:00Z')

/** An office whose last process died while it handed over one message to each of some channels. */
function office(kinds: readonly ChannelKind[], find: Sender['find'] | null) {
  const left = kinds.map(
    (kind) =>
      ({
        id: kind,
        watch: 'w1',
        channel: kind,
        kind: 'confirm',
        tries: [{ no: 1, beganAt: BEGAN }],
        message: { kind: 'confirm' },
      }) as unknown as Delivery,
  )
  const ends: string[] = []
  const outbox = {
    inFlight: async () => left,
    end: async (id: string, _tried: object, then: { state: string }) => void ends.push(`${id} ${then.state}`),
    isClaimed: async (receipt: string) => receipt === 'claimed',
    due: async () => [],
    nextDue: async () => null,
  }
  const posts = new PostOffice({
    store: { outbox, channel: async (kind: string) => ({ id: kind, kind, address: '+4930123456' }) },
    senders: kinds.map((kind) => ({ kind, available: true, ...(find && !bearsRepeating(kind) && { find }) })),
    time: { epoch: () => BEGAN + 5000, after: () => () => {} },
    log: { error: (details: object) => expect.fail(JSON.stringify(details)) },
  } as unknown as PostOfficeOptions)
  return { posts, ends }
}

/** What becomes of it. @param found what the provider says, null where it cannot be asked */
async function becomes(kind: ChannelKind, found: 'unknown' | 'out of reach' | readonly string[] | null) {
  const asked: unknown[] = []
  const { posts, ends } = office(
    [kind],
    found &&
      (async (...about) => {
        asked.push(about[0], about[3])
        if (found === 'out of reach') throw new Error('no route')
        return found === 'unknown' ? found : { receipts: [...found] }
      }),
  )
  await posts.start()
  await posts.close()
  return { ends, asked }
}

test.each([
  ['sms', ['SM1'], 'delivered'],
  ['sms', [], 'waiting'],
  // Another message's, which was taken at the same time.
  ['call', ['claimed'], 'waiting'],
  ['call', ['claimed', 'CA2'], 'delivered'],
  ['sms', 'unknown', 'unknown'],
  ['call', 'out of reach', 'unknown'],
  ['call', null, 'unknown'],
  ['email', null, 'waiting'],
  ['webhook', null, 'waiting'],
] as const)('%s, of which the provider says %j, is %s', async (kind, found, state) => {
  const { ends, asked } = await becomes(kind, found)
  expect(ends).toEqual([`${kind} ${state}`])
  expect(asked).toEqual(found === null ? [] : [{ address: '+4930123456', secret: '' }, BEGAN])
})

test('a provider that stalls holds up neither the start nor what others left, and is waited for at the end', async () => {
  const says: ((found: Found) => void)[] = []
  const { posts, ends } = office(['sms', 'email'], () => new Promise((resolve) => says.push(resolve)))
  await posts.start()
  await vi.waitFor(() => expect(ends).toEqual(['email waiting']))
  let closed = false
  const closing = posts.close().then(() => {
    closed = true
  })
  await new Promise((resolve) => setImmediate(resolve))
  expect(closed).toBe(false)
  for (const say of says) say({ receipts: ['SM1'] })
  await closing
  expect(ends).toEqual(['email waiting', 'sms delivered'])
})
