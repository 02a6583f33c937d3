import type { Store } from '../store/store.ts'
import type { Bus, Task } from './bus.ts'
import { Follower } from './follower.ts'
import { createGroupCommit } from './group-commit.ts'
import { TestLog } from './test-log.ts'

export type InProcessBusOptions = {
  store: Store
  /** monotonic, in milliseconds */
  now: () => number
  /** Told after each commit: how long it took, in milliseconds. */
  committed?: (ms: number) => void
  /** Told after each commit that failed. */
  commitFailed?: () => void
}

/** The bus of one machine: in this process, durable through the store. */
export function createInProcessBus({ store, now, committed, commitFailed }: InProcessBusOptions): Bus {
  const logs = new Map<string, TestLog>()
  const opening = new Map<TestLog, { resolve: () => void; reject: (error: unknown) => void }>()
  const probes = new Map<string, (task: Task, signal: AbortSignal) => Promise<void>>()
  let lost: (id: string) => void = () => {}

  const group = createGroupCommit({
    store,
    now,
    committed(taken, ms) {
      for (const { log, opening: first } of taken) {
        if (first) settle(log)?.resolve()
        if (log.ended) logs.delete(log.id)
      }
      committed?.(ms)
    },
    failed: () => commitFailed?.(),
    refused(log, error) {
      logs.delete(log.id)
      log.end()
      settle(log)?.reject(error)
    },
    lost: (log) => lost(log.id),
  })

  function settle(log: TestLog) {
    const waiting = opening.get(log)
    opening.delete(log)
    return waiting
  }

  return {
    open(test, queued) {
      const log = new TestLog(test.id, 0, test, group.mark)
      logs.set(test.id, log)
      const { at, ms, ...fact } = queued
      return new Promise((resolve, reject) => {
        opening.set(log, { resolve, reject })
        log.append(fact, { at, ms })
      })
    },

    append: (id, fact, date) => logs.get(id)?.append(fact, date),

    follow: (id, after, signal, patient = false) =>
      new Follower(id, logs.get(id) ?? null, store, after, signal, patient),

    async remove(id) {
      await group.settled()
      await store.remove(id, Date.now())
      const log = logs.get(id)
      logs.delete(id)
      if (log) group.forget(log)
      log?.end()
    },

    async hand(vantage, task, signal) {
      const run = probes.get(vantage)
      if (!run) return { died: true, why: new Error(`no probe runs tests of the vantage ${vantage}`) }
      try {
        await run(task, signal)
        return { died: false }
      } catch (why) {
        return { died: true, why }
      }
    },

    offer: (vantage, run) => void probes.set(vantage, run),

    async abandoned() {
      const found = []
      for (const { id } of await store.unfinished()) {
        if (logs.has(id)) continue
        const last = await lastNumber(store, id)
        logs.set(id, new TestLog(id, last, null, group.mark))
        found.push({ id, last })
      }
      return found
    },

    onLost(call) {
      lost = call
    },

    async close() {
      await group.close()
      for (const log of logs.values()) log.end()
      logs.clear()
    },
  }
}

async function lastNumber(store: Store, id: string): Promise<number> {
  let last = 0
  for (;;) {
    const chunk = (await store.read(id, last)).at(-1)
    if (!chunk) return last
    last = chunk.last
  }
}
