/** The seam between the engine, which decides what is said to whom, and the ways to say it. */
import type { AlertMessage, ChannelKind } from '../../shared/watch/alert.ts'

/** Where a message goes. */
export type Recipient = {
  /** a mailbox, a number in E.164 (`+4930123456`), or an https URL */
  address: string
  /** webhook: the key of its HMAC, as it was told to the owner; else empty */
  secret: string
}

/**
 * `delivered`: handed over to somebody who answers for it. `refused`: it never will be, as it is. `try-again`: not now, and
 * certainly nothing was sent. `unknown`: it may have been sent or not: a connection broke while the answer was due.
 */
export type Handover = {
  outcome: 'delivered' | 'refused' | 'try-again' | 'unknown'
  /** what the other side said, in a line, escaped and without secrets: it is shown to the owner of the watch */
  answer: string
  /** by which the provider knows what it has taken, where it names it */
  receipt?: string
  /** whoever is told there says that nothing more shall ever come */
  unwanted?: true
}

/** By which the provider knows what may be the message, the latest first; none: it did not leave. `unknown`: it could not be found out. */
export type Found = { receipts: string[] } | 'unknown'

export interface Sender {
  kind: ChannelKind
  /** what the operator must set, in a sentence, where it is not */
  available: true | { missing: string }
  /**
   * Never rejects for what another machine did, and ends by itself within a minute.
   *
   * @param key the same for every try of one message: an idempotency key, a Message-ID, an event id
   */
  send(to: Recipient, message: AlertMessage, key: string): Promise<Handover>
  /**
   * What may be a message whose answer nobody saw, because the connection or the process died; absent where nobody can be
   * asked. Two watches may say the very same to one number: whose it is, the engine knows.
   *
   * @param since when the try began, milliseconds since the epoch
   */
  find?(to: Recipient, message: AlertMessage, key: string, since: number): Promise<Found>
}

/** What a provider of SMS and telephone calls tells the engine. Signatures are checked before. */
export interface PhoneAnswers {
  /**
   * An SMS came in. The engine acknowledges, or stops, what it can.
   * @param from E.164
   * @returns what to answer in an SMS; null: nothing
   */
  smsReceived(from: string, text: string): Promise<string | null>
  /**
   * A key was pressed in a call.
   * @param key of the message that was spoken
   * @param called the number that was called, in E.164
   */
  keyPressed(
    key: string,
    digit: string,
    called: string,
  ): Promise<'acknowledged' | 'stopped' | 'unknown-key' | 'unknown-call'>
  /** What became of a message after it was handed over: `undelivered`, `no-answer`, `busy`. */
  reported(key: string, report: { outcome: 'delivered' | 'refused'; answer: string }): Promise<void>
}
