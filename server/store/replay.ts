import type { TestEvent } from '../../shared/events.ts'
import type { Store } from './store.ts'

/** All committed events of a test that come after number `from`, in order. */
export async function replay(store: Store, id: string, from = 0): Promise<TestEvent[]> {
  const events: TestEvent[] = []
  for (let after = from; ; ) {
    const chunks = await store.read(id, after)
    if (chunks.length === 0) return events
    for (const { last, bytes } of chunks) {
      for (const event of parseEvents(bytes)) events.push(event)
      after = last
    }
  }
}

/** NDJSON that this program wrote. */
export function parseEvents(bytes: Buffer): TestEvent[] {
  return JSON.parse(`[${bytes.toString().trimEnd().replaceAll('\n', ',')}]`) as TestEvent[]
}
