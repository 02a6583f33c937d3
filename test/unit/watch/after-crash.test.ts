/** A message that was under way when the process died: sent again only where nobody can have got it. */
import { expect, test } from 'vitest'
import type { Delivery } from '../../../server/store/watch/outbox.ts'
import { PostOffice, type PostOfficeOptions } from '../../../server/watch/post-office.ts'
import type { Found } from '../../../server/watch/sender.ts'
import type { ChannelKind } from '../../../shared/watch/alert.ts'

const BEGAN = Date.parse('2026-11-25T12:00:00Z')

/** What becomes of it. @param found what the provider says, null where it cannot be asked */
async function becomes(kind: ChannelKind, found: Found | 'out of reach' | null) {
  const delivery = {
    id: 'd1',
    watch: 'w1',
    channel: 'c1',
    kind: 'confirm',
    tries: [{ no: 1, beganAt: BEGAN }],
    message: { kind: 'confirm' },
  } as unknown as Delivery
  const ends: string[] = []
  const asked: unknown[] = []
  const find = async (...about: unknown[]): Promise<Found> => {
    asked.push(about[0], about[3])
    if (found === 'out of reach') throw new Error('no route')
    return found ?? 'unknown'
  }
  const outbox = {
    inFlight: async () => [delivery],
    end: async (_id: string, _tried: object, then: { state: string }) => void ends.push(then.state),
    due: async () => [],
    nextDue: async () => null,
  }
  const office = new PostOffice({
    store: { outbox, channel: async () => ({ id: 'c1', kind, address: '+4930123456' }) },
    senders: [{ kind, available: true, ...(found !== null && { find }) }],
    time: { epoch: () => BEGAN + 5000, after: () => () => {} },
    log: { error: (details: object) => expect.fail(JSON.stringify(details)) },
  } as unknown as PostOfficeOptions)
  await office.start()
  await office.close()
  return { ends, asked }
}

test.each([
  ['sms', 'sent', 'delivered'],
  ['sms', 'not-sent', 'waiting'],
  ['sms', 'unknown', 'unknown'],
  ['call', 'out of reach', 'unknown'],
  ['call', null, 'unknown'],
  ['email', null, 'waiting'],
  ['webhook', null, 'waiting'],
] as const)('%s, of which the provider says %s, is %s', async (kind, found, state) => {
  const { ends, asked } = await becomes(kind, found)
  expect(ends).toEqual([state])
  expect(asked).toEqual(found === null ? [] : [{ address: '+4930123456', secret: '' }, BEGAN])
})
