/**
 * The bus: who runs a test, and how its events reach every viewer. Nothing else knows which one is there.
 */
import type { EventDate, Fact, Options, Target } from '../../shared/events.ts'
import type { NewTest } from '../store/store.ts'
import type { Batch } from './batch.ts'

/** What a probe is given to do. */
export type Task = { id: string; target: Target; options: Options }

/** How a handed test came back: the probe was through with it, or died on it. */
export type Handed = { died: false } | { died: true; why: unknown }

export type Queued = Extract<Fact, { type: 'queued' }> & EventDate

export type Bus = {
  /**
   * Opens the log of a test with its first event, and resolves when that is committed.
   * @throws where it could not be stored; then there is no such test
   */
  open(test: NewTest, queued: Queued): Promise<void>

  /**
   * Appends an event and gives it its number. Viewers see it as soon as it is committed, a tick or two later; while there
   * are none in a hurry, it may be committed a little later, together with what follows it.
   * After `finished`, and where there is no such open log, nothing is appended.
   */
  append(id: string, fact: Fact, date: EventDate): void

  /**
   * The events after number `after`, then live, without a gap or a repeat, until the test has ended, was removed, or
   * `signal` says so. It gives what is asked for and holds no more than a position: whoever is slow costs nothing.
   *
   * @param patient for whoever need not see them at once: they may be gathered as if nobody followed
   */
  follow(id: string, after: number, signal: AbortSignal, patient?: boolean): AsyncIterable<Batch>

  /** Deletes a test; whoever follows it is at the end. @throws NotStored where it could not be; then all is as before */
  remove(id: string): Promise<void>

  /** Hands a test to a probe of a vantage, and waits until it comes back. */
  hand(vantage: string, task: Task, signal: AbortSignal): Promise<Handed>

  /** Offers to run the tests of a vantage. */
  offer(vantage: string, run: (task: Task, signal: AbortSignal) => Promise<void>): void

  /** Tests without an end whose process is gone, oldest first; their logs can be appended to again. */
  abandoned(): Promise<{ id: string; last: number }[]>

  /** Tells of a test whose events could not be stored for so long that they had to be dropped: it must stop. */
  onLost(call: (id: string) => void): void

  /** Commits what is there and ends every follower. */
  close(): Promise<void>
}
