import type { News, Store } from '../store/store.ts'
import type { Taken, TestLog } from './test-log.ts'

/** Under load at most one commit in so many milliseconds: it costs about the same for one event as for fifty. */
const PACE_MS = 5
/** What nobody waits for is gathered for so many milliseconds: a quick test is then written in two pieces, not in ten. */
const GATHER_MS = 100
/** How often a commit that failed is tried again, and after how long what it held is given up, in milliseconds. */
const RETRY_MS = 200
const GIVE_UP_MS = 3000

export type GroupCommit = {
  /** There is news in this log. */
  mark(log: TestLog): void
  /** There is none any more. */
  forget(log: TestLog): void
  /** Resolves when the commit that is under way, if any, has come to an end. */
  settled(): Promise<void>
  /** Commits what there is, as far as that is possible, and stops. */
  close(): Promise<void>
}

export type GroupCommitOptions = {
  store: Store
  /** monotonic, in milliseconds */
  now: () => number
  committed: (taken: Taken[], ms: number) => void
  failed: () => void
  /** The first event of a test could not be stored. */
  refused: (log: TestLog, error: unknown) => void
  /** A test lost events. */
  lost: (log: TestLog, error: unknown) => void
}

/**
 * Commits the news of all tests together: at the end of the current tick after a quiet time, so that a viewer waits for
 * nothing, and paced under load. What nobody waits for is gathered first. What fails is shown to nobody; it is tried again
 * for a while, then given up.
 */
export function createGroupCommit({ store, now, committed, failed, refused, lost }: GroupCommitOptions): GroupCommit {
  const dirty = new Set<TestLog>()
  let writing: Promise<void> | null = null
  let immediate: NodeJS.Immediate | null = null
  let soon: NodeJS.Timeout | null = null
  let later: NodeJS.Timeout | null = null
  let lastCommit = Number.NEGATIVE_INFINITY
  let failingSince: number | null = null

  /** Sees to it that a log is committed in time; while a commit is under way, that is seen to after it. */
  function plan(log: TestLog): void {
    if (writing) return
    if (failingSince !== null) later ??= setTimeout(begin, RETRY_MS, everything)
    else if (!log.awaited) later ??= setTimeout(begin, GATHER_MS, everything)
    else if (!soon && !immediate) {
      const wait = Math.ceil(PACE_MS - (now() - lastCommit))
      if (wait > 0) soon = setTimeout(begin, wait, awaited)
      else immediate = setImmediate(begin, awaited)
    }
  }

  function begin(due: (log: TestLog) => boolean): void {
    if (due === everything) later = null
    if (writing) return
    unschedule()
    writing = write(due).finally(() => {
      writing = null
      for (const log of dirty) plan(log)
    })
  }

  function unschedule(): void {
    if (soon) clearTimeout(soon)
    if (immediate) clearImmediate(immediate)
    soon = null
    immediate = null
  }

  async function write(due: (log: TestLog) => boolean): Promise<void> {
    const taken: Taken[] = []
    for (const log of dirty) {
      if (!due(log)) continue
      dirty.delete(log)
      const part = log.take()
      if (part) taken.push(part)
    }
    if (taken.length === 0) return
    const begun = now()
    try {
      await store.commit(newsOf(taken))
    } catch (error) {
      failed()
      retry(taken, error)
      return
    }
    failingSince = null
    lastCommit = now()
    for (const part of taken) part.log.publish(part)
    committed(taken, lastCommit - begun)
  }

  /** Keeps for the next commit what this one could not store; what failed for too long is given up. */
  function retry(taken: Taken[], error: unknown): void {
    failingSince ??= now()
    const giveUp = now() - failingSince >= GIVE_UP_MS
    for (const { log, opening } of taken) {
      if (log.ended) continue
      if (opening) {
        refused(log, error)
      } else {
        dirty.add(log)
        if (giveUp && !log.lost) {
          log.lose()
          lost(log, error)
        }
      }
    }
  }

  return {
    mark(log) {
      dirty.add(log)
      plan(log)
    },
    forget: (log) => void dirty.delete(log),
    settled: async () => writing ?? undefined,
    async close() {
      await writing
      unschedule()
      if (later) clearTimeout(later)
      if (dirty.size > 0) await write(everything)
      dirty.clear()
    },
  }
}

const everything = () => true
const awaited = (log: TestLog) => log.awaited

function newsOf(taken: Taken[]): News {
  const news: News = { opened: [], chunks: [], finished: [] }
  for (const { log, first, last, bytes, opening, endedAt } of taken) {
    if (opening) news.opened.push(opening)
    news.chunks.push({ id: log.id, first, last, bytes })
    if (endedAt !== null) news.finished.push({ id: log.id, at: endedAt })
  }
  return news
}
