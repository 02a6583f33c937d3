import { hashToken } from '../../server/dispatch/keys.ts'
import { openStore } from '../../server/store/open.ts'
import type { TestEvent } from '../../shared/events.ts'

/** Puts a test that has ended into the folder of a Helograph that is about to start. @param token deletes it */
export async function keepReport(folder: string, events: TestEvent[], token = ''): Promise<void> {
  const [first] = events
  if (first?.type !== 'queued') throw new Error('a test begins with queued')
  const { id } = first
  const now = Date.now()
  const bytes = Buffer.from(events.map((event) => `${JSON.stringify(event)}\n`).join(''))
  const store = await openStore(folder)
  await store.commit({
    opened: [{ id, createdAt: now, tokenHash: hashToken(token) }],
    chunks: [{ id, first: 1, last: events.length, bytes }],
    finished: [{ id, at: now }],
  })
  await store.close()
}
