/** What is to be said to somebody, and what became of it. It comes in with the news that it tells of (`WatchNews.outbox`). */
import type { AlertMessage } from '../../../shared/watch/alert.ts'
import type { DeliveryKind, NewDelivery, WatchNews } from './watch-store.ts'

/**
 * `waiting`: for its time; `sending`: it is being handed over, or was when the process died. The others are final.
 * `unknown`: it may have been sent or not, and sending it again might say it twice; `given-up`: tried for too long;
 * `dropped`: there was no need for it any more.
 */
export const DELIVERY_STATES = ['waiting', 'sending', 'delivered', 'refused', 'unknown', 'given-up', 'dropped'] as const
export type DeliveryState = (typeof DELIVERY_STATES)[number]

/** Without an end where it was under way when the process died, or is now. Times in milliseconds since the epoch. */
export type Try = { no: number; beganAt: number; endedAt: number | null; outcome: string | null; answer: string }

export type Delivery = NewDelivery & { state: DeliveryState; settledAt: number | null; tries: Try[] }
export type DeliveryRecord = Omit<Delivery, 'message'>
export type { DeliveryKind }

export type Outbox = {
  /** `message` is null where it held a secret, and was not kept after it left. */
  find(id: string): Promise<(DeliveryRecord & { message: AlertMessage | null }) | null>
  /** Those that are due, in the order in which they were written. */
  due(now: number, limit: number): Promise<Delivery[]>
  /** When the next is due; null where none waits. */
  nextDue(): Promise<number | null>
  /** Those that were being handed over when this process began. */
  inFlight(): Promise<Delivery[]>
  /** Writes down, before it happens, that a delivery is handed over. @returns the number of the try */
  begin(id: string, at: number): Promise<number>
  /**
   * Writes down what came of it, together with what that means for its watch.
   * @param tried `receipt`: by which a provider knows what it took
   */
  end(id: string, tried: Omit<Try, 'beganAt'> & { receipt?: string }, then: Then, news?: WatchNews): Promise<void>
  /** Whether what a provider knows by that belongs to a delivery already. */
  isClaimed(receipt: string): Promise<boolean>
  /** What the provider told later. */
  correct(id: string, then: { state: DeliveryState; at: number; answer: string }): Promise<void>
  /** Settles what waits, without a try. */
  drop(id: string, at: number, answer: string): Promise<void>
  /** Puts off what waits. */
  putOff(id: string, dueAt: number): Promise<void>
  /** The latest first. @param before only those written before this one */
  of(watch: string, limit: number, before?: string): Promise<DeliveryRecord[]>
  waitingOf(watch: string): Promise<DeliveryRecord[]>
  /** How many were written since; `confirm` and `links` are not counted. */
  countTo(channel: string, since: number): Promise<number>
  /** Removes what was settled before. */
  expire(before: number): Promise<void>
}

export type Then =
  | { state: 'waiting'; dueAt: number }
  | { state: Exclude<DeliveryState, 'waiting' | 'sending'>; at: number }
