/**
 * The store: durable facts of tests, and nothing else knows which one is there.
 * Everything is asynchronous, so that a store across a network fits the same seam.
 */

import type { WatchStore } from './watch/watch-store.ts'

/** Events first..last of one test as NDJSON, one event a line, each line ended by LF. */
export type Chunk = { first: number; last: number; bytes: Buffer }

export type NewTest = {
  id: string
  /** milliseconds since the epoch */
  createdAt: number
  /** SHA-256 of the delete token, in hexadecimal */
  tokenHash: string
}

export type TestEntry = NewTest & {
  /** milliseconds since the epoch; null while the test is not finished */
  finishedAt: number | null
  /** milliseconds since the epoch, once the events were deleted or have expired */
  deletedAt: number | null
}

/** What happened since the last commit; kept as a whole or not at all. */
export type News = {
  opened: NewTest[]
  chunks: (Chunk & { id: string })[]
  /** `at` in milliseconds since the epoch */
  finished: { id: string; at: number }[]
}

/** Nothing can be changed at the moment, for a reason that passes or that the operator can mend: a full disk, say. */
export class NotStored extends Error {
  constructor(cause: Error) {
    super(cause.message, { cause })
  }
}

export type Store = {
  watches: WatchStore
  /** @throws NotStored where nothing of it could be kept */
  commit(news: News): Promise<void>
  find(id: string): Promise<TestEntry | null>
  /** Chunks in order that hold events after number `after`, from about `maxBytes` of them on no more; none: no more there. */
  read(id: string, after: number, maxBytes?: number): Promise<Chunk[]>
  /** Keeps the events of a finished test in less room, where they are not very many: read, they are the very same. @throws NotStored */
  pack(id: string): Promise<void>
  /** Tests without an end, oldest first. */
  unfinished(): Promise<TestEntry[]>
  /** Deletes the events and the token, so that they are nowhere in the files any more; what stays is that there was such a test. @throws NotStored */
  remove(id: string, now: number): Promise<void>
  /** Removes the finished tests that were made before `before`, in milliseconds since the epoch, and gives their room back. @returns how many */
  expire(before: number, now: number): Promise<number>
  /** Commits nothing, as a trial. @throws where nothing could be committed now */
  tryToWrite(): Promise<void>
  /** How large it is, and what room is left for it. */
  size(): Promise<{ bytes: number; freeBytes: number }>
  /** Removes finished tests without a trace: nobody was ever given their links. */
  forget(ids: readonly string[]): Promise<void>
  close(): Promise<void>
}
