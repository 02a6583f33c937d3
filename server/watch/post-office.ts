/**
 * Hands over what lies in the outbox. That a message is about to leave is written down before it leaves: after a crash, mails
 * and webhooks are handed over again under the same key. What rings a telephone is not, before its provider has said that it
 * did not leave; where nobody can say, the next channel is used. To one telephone one message leaves after the other: what its
 * provider has then, and no other message can claim, is the one whose answer was lost.
 */
import type { WatchFact } from '../../shared/watch/events.ts'
import { type Incident, isOpen } from '../../shared/watch/incident.ts'
import { afterTry, bearsRepeating, type Settled } from '../../shared/watch/retry.ts'
import type { WatchState } from '../../shared/watch/state.ts'
import type { Time } from '../dispatch/test-clock.ts'
import type { Delivery, DeliveryRecord } from '../store/watch/outbox.ts'
import type { ChannelEntry, WatchEntry, WatchStore } from '../store/watch/watch-store.ts'
import type { Alarms } from './alarms.ts'
import type { WatchBook } from './book.ts'
import { type Deeds, destinationHash } from './deeds.ts'
import { InTurn } from './in-turn.ts'
import type { Tokens } from './keys.ts'
import type { Found, Handover, Sender } from './sender.ts'

/** Handed over at the same time, all kinds together. */
const SIDE_BY_SIDE = 16
/** Timers are no longer than this, so that a clock that was set does not make a message late by hours. */
const LONGEST_MS = 60_000
/** How soon what was held back is asked about again: a call comes at most so much later, where it broke again. */
const HELD_MS = 5000
const UNWANTED = 'Whoever is told there wanted no more of it.'
const CRASHED = 'Helograph was stopped while this was handed over, so nobody knows whether it arrived.'
const FOUND = 'Asked afterwards, the provider had it.'
const NOT_FOUND = 'Asked afterwards, the provider knew of no such message.'

export type PostOfficeOptions = {
  store: WatchStore
  book: WatchBook
  alarms: Alarms
  deeds: Deeds
  tokens: Tokens
  senders: readonly Sender[]
  time: Time
  /** what was written may call for something at a certain time */
  written: (entry: WatchEntry) => void
  log: { error(details: object, message: string): void }
}

export class PostOffice {
  readonly #options: PostOfficeOptions
  readonly #hands = new Map<string, Promise<void>>()
  /** what the last process was handing over; it takes no hand from what is to be handed over now */
  readonly #takenUp = new Map<string, Promise<void>>()
  /** telephones to which something is on its way, or of which a provider is asked */
  readonly #telephones = new InTurn()
  #cancel = () => {}
  #looking: Promise<void> | null = null
  #again = false
  #closed = false

  constructor(options: PostOfficeOptions) {
    this.#options = options
  }

  /** Takes up what the last process left. Providers are asked about it in the background: one that stalls holds nothing up. */
  async start(): Promise<void> {
    const { store, log } = this.#options
    for (const delivery of await store.outbox.inFlight()) {
      const channel = await store.channel(delivery.channel)
      const takenUp = this.#oneByOne(channel, () => this.#takeUp(delivery, channel))
        .catch((error) => log.error({ err: error }, 'what became of a message could not be written down'))
        .finally(() => {
          this.#takenUp.delete(delivery.id)
          this.nudge()
        })
      this.#takenUp.set(delivery.id, takenUp)
    }
    this.nudge()
  }

  /** Where it goes to a telephone, not before what goes there already has come to an end. */
  #oneByOne(channel: ChannelEntry | null, work: () => Promise<void>): Promise<void> {
    const telephone = telephoneOf(channel)
    return telephone === null ? work() : this.#telephones.do(telephone, work)
  }

  /** Finds out what became of a message that was under way when the process died. */
  async #takeUp(delivery: Delivery, channel: ChannelEntry | null): Promise<void> {
    const { store, time } = this.#options
    const { no = 1, beganAt = null } = delivery.tries.at(-1) ?? {}
    const lost: Handover = { outcome: 'unknown', answer: CRASHED }
    const found = channel && beganAt !== null ? await this.#found(delivery, channel, beganAt, lost) : lost
    const at = time.epoch()
    if (found.outcome === 'delivered') await this.#settle(delivery, no, 'delivered', found)
    else if (found.outcome === 'try-again' || (channel && bearsRepeating(channel.kind)))
      await store.outbox.end(delivery.id, { no, endedAt: at, ...lost }, { state: 'waiting', dueAt: at })
    else await this.#settle(delivery, no, 'unknown', lost)
  }

  /** What became of a message whose answer was lost, as far as its provider can be asked. @param lost what is known without it */
  async #found({ id, message }: Delivery, channel: ChannelEntry, since: number, lost: Handover): Promise<Handover> {
    const { store, senders } = this.#options
    const { kind, address } = channel
    const sender = senders.find((one) => one.kind === kind && one.available === true)
    if (!sender?.find) return lost
    const found: Found = await sender.find({ address, secret: '' }, message, id, since).catch(() => 'unknown' as const)
    if (found === 'unknown') return lost
    for (const receipt of found.receipts)
      if (!(await store.outbox.isClaimed(receipt)))
        return { outcome: 'delivered', answer: `${lost.answer} ${FOUND}`, receipt }
    return { outcome: 'try-again', answer: `${lost.answer} ${NOT_FOUND}` }
  }

  /** There may be something to hand over. */
  nudge(): void {
    if (this.#closed) return
    if (this.#looking) {
      this.#again = true
      return
    }
    this.#looking = this.#look()
      .catch((error) => this.#options.log.error({ err: error }, 'the outbox could not be read'))
      .finally(() => {
        this.#looking = null
        if (this.#again) {
          this.#again = false
          this.nudge()
        }
      })
  }

  /** What a provider told later: it did not arrive after all, or it did. */
  async reported(id: string, outcome: 'delivered' | 'refused', answer: string): Promise<void> {
    const { store, time } = this.#options
    // It may be quicker than the answer to our own request.
    await (this.#hands.get(id) ?? this.#takenUp.get(id))
    const delivery = await store.outbox.find(id)
    if (!delivery || delivery.state === outcome || delivery.settledAt === null) return
    await store.outbox.correct(id, { state: outcome, at: time.epoch(), answer })
    if (outcome === 'refused') await this.#tell(delivery, 'refused')
  }

  /** Waits for what is being handed over, and for what is being asked about. */
  async close(): Promise<void> {
    this.#closed = true
    this.#cancel()
    await this.#looking
    await Promise.all([...this.#hands.values(), ...this.#takenUp.values()])
  }

  async #look(): Promise<void> {
    const { store, time } = this.#options
    const now = time.epoch()
    for (const delivery of await store.outbox.due(now, 4 * SIDE_BY_SIDE)) {
      if (this.#closed || this.#hands.size >= SIDE_BY_SIDE) break
      if (this.#hands.has(delivery.id)) continue
      const channel = await store.channel(delivery.channel)
      if (this.#telephones.has(telephoneOf(channel) ?? '')) continue
      const handed = this.#oneByOne(channel, () => this.#hand(delivery, channel))
        .catch((error) => this.#options.log.error({ err: error }, 'a message could not be handed over'))
        .finally(() => {
          this.#hands.delete(delivery.id)
          this.nudge()
        })
      this.#hands.set(delivery.id, handed)
    }
    const next = await store.outbox.nextDue()
    this.#cancel()
    if (next === null || this.#closed) return
    const wait = Math.min(Math.max(next - now, this.#hands.size > 0 ? 1000 : 0), LONGEST_MS)
    this.#cancel = time.after(wait, () => this.nudge())
  }

  async #hand(delivery: Delivery, channel: ChannelEntry | null): Promise<void> {
    const { store, book, senders, tokens, time, deeds } = this.#options
    const { id, message } = delivery
    const entry = book.get(delivery.watch)
    const moot =
      entry && channel ? await this.#mootBecause(delivery, channel, entry) : 'The watch or its channel is gone.'
    if (moot !== null || !channel) return store.outbox.drop(id, time.epoch(), moot ?? '')
    if (entry && isHeld(delivery, channel, entry)) return store.outbox.putOff(id, time.epoch() + HELD_MS)
    const sender = senders.find(({ kind, available }) => kind === channel.kind && available === true)
    const began = time.epoch()
    const no = await store.outbox.begin(id, began)
    const secret = channel.kind === 'webhook' ? tokens.webhookSecret(channel.id) : ''
    const answered: Handover = sender
      ? await handOver(sender, { address: channel.address, secret }, delivery)
      : { outcome: 'refused', answer: `${channel.kind} is not available here any more.` }
    const lost = answered.outcome === 'unknown'
    const handover = lost ? await this.#found(delivery, channel, began, answered) : answered
    const at = time.epoch()
    const then = afterTry(channel.kind, handover.outcome, no, at - delivery.createdAt, at)
    if (then.state === 'waiting') {
      const { outcome, answer } = handover
      return store.outbox.end(id, { no, endedAt: at, outcome, answer }, then)
    }
    await this.#settle(delivery, no, then.state, handover)
    if (handover.unwanted) await deeds.stop(channel)
    const challenge = message.kind === 'confirm' && then.state === 'delivered' ? message.challenge : null
    if (challenge !== null) await deeds.confirmAnswered(channel.id, challenge)
  }

  /** Whoever said no meanwhile, at whatever watch, is not asked any more. */
  async #mootBecause(delivery: Delivery, channel: ChannelEntry, entry: WatchEntry): Promise<string | null> {
    const { store, tokens } = this.#options
    const unwanted = delivery.kind === 'confirm' && (await store.isUnwanted(destinationHash(tokens, channel)))
    return unwanted ? UNWANTED : mootBecause(delivery, channel, entry)
  }

  async #settle(delivery: Delivery, no: number, state: Settled, handover: Handover): Promise<void> {
    const { store, time } = this.#options
    const { outcome, answer, receipt } = handover
    const at = time.epoch()
    const tried = { no, endedAt: at, outcome, answer, ...(receipt !== undefined && { receipt }) }
    if (state === 'delivered') return store.outbox.end(delivery.id, tried, { state, at })
    const told = await this.#tell(delivery, state, (news) => store.outbox.end(delivery.id, tried, { state, at }, news))
    if (!told) await store.outbox.end(delivery.id, tried, { state, at })
  }

  /** Writes into the log that a message did not come through, and whom that calls for. @returns whether it was written */
  async #tell(
    { id, watch, channel, kind, incident }: DeliveryRecord,
    outcome: Exclude<Settled, 'delivered'>,
    commit?: Parameters<WatchBook['write']>[2],
  ): Promise<boolean> {
    const { book, alarms, written } = this.#options
    if (kind === 'confirm' || kind === 'links') return false
    const entry = await book.write(
      watch,
      (current, at) => {
        const fact: WatchFact = { type: 'undelivered', channel, delivery: id, incident, outcome }
        return alarms.with(current, [fact], at, null)
      },
      commit,
    )
    if (entry) written(entry)
    return entry !== null
  }
}

/** Where no message may be taken for another: the number, and the way to it; null: elsewhere. */
function telephoneOf(channel: ChannelEntry | null): string | null {
  return channel && !bearsRepeating(channel.kind) ? `${channel.kind} ${channel.address}` : null
}

/** Whatever a sender throws is a mistake of ours, in the middle of which something may have left. */
async function handOver(
  sender: Sender,
  to: { address: string; secret: string },
  { id, message }: Delivery,
): Promise<Handover> {
  try {
    return await sender.send(to, message, id)
  } catch (error) {
    return { outcome: 'unknown', answer: `Helograph made a mistake: ${(error as Error).message}` }
  }
}

/** Why a message need not leave any more; null: it does. */
function mootBecause(
  { kind, incident, message }: Delivery,
  channel: ChannelEntry,
  { state }: WatchEntry,
): string | null {
  if (kind === 'confirm') {
    const passed = message.kind === 'confirm' && channel.confirmBefore !== Date.parse(message.expiresAt)
    return passed ? 'A newer confirmation was asked for, or none is needed any more.' : null
  }
  if (channel.state !== 'confirmed') return UNWANTED
  const about = callingFor({ kind, incident }, channel, state)
  if (!about) return null
  if (!isOpen(about)) return 'It is over.'
  return about.acknowledgedAt ? 'Somebody takes care of it.' : null
}

/** Whether it would wake somebody though the latest test was good. It waits: for the end, or until it breaks again. */
function isHeld(delivery: Delivery, channel: ChannelEntry, { state }: WatchEntry): boolean {
  return callingFor(delivery, channel, state)?.status === 'easing'
}

/** The incident because of which a telephone is to ring; null where nothing rings. */
function callingFor(
  { kind, incident }: Pick<Delivery, 'kind' | 'incident'>,
  channel: ChannelEntry,
  state: WatchState,
): Incident | null {
  const calls = kind === 'opened' || kind === 'escalated' || kind === 'reminder'
  if (!calls || bearsRepeating(channel.kind)) return null
  return state.incidents.find(({ number }) => number === incident) ?? null
}
