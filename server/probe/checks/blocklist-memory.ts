/**
 * What blocklists said, remembered for an hour: a list is asked about an address once in that time, for all tests of a
 * probe together and whatever its TTL or its answer, for that is what the lists ask of those who ask them.
 */
import type { Clock } from '../clock.ts'
import { Flights } from '../dns/flights.ts'
import type { Resolver } from '../dns/resolver.ts'
import { reversed } from '../dns/reverse-name.ts'
import {
  type Family,
  familyOf,
  isTestEntry,
  judgeTestEntries,
  type ListAnswer,
  readListAnswer,
  TEST_ENTRIES,
} from './blocklists-judge.ts'
import { within } from './deadline.ts'

const HOUR_MS = 3_600_000
/** For the test entries, and then for the address: a check has about 10 s in all. */
const LOOK_UP_MS = 4000
/** Answers remembered at most, the oldest forgotten first. */
const ANSWERS = 20_000
/** Of the reason, which a stranger wrote, so many characters are kept. */
const REASON = 300

interface Told {
  answer: ListAnswer
  /** By the clock of the probe. */
  askedMs: number
}

/** What nobody waited for is not remembered: the probe was stopped. */
const GIVEN_UP: ListAnswer = { listing: 'silent', codes: [], reason: '' }

/** The surroundings of a look-up. */
export interface LookUpTools {
  resolver: Resolver
  clock: Clock
}

export class BlocklistMemory {
  readonly #kept = new Map<string, Told>()
  readonly #flights = new Flights<Told>()
  readonly #most: number

  constructor(most = ANSWERS) {
    this.#most = most
  }

  /** What a list says of an address, as far as the list can be believed; `age` in seconds. Never rejects. */
  async look(list: string, address: string, tools: LookUpTools, signal: AbortSignal) {
    const ask = (address: string) => this.#once(list, address, tools, signal)
    const now = tools.clock.now()
    // A list that is not believed need not be asked either.
    const { answer, askedMs } = (await this.#unfit(ask, familyOf(address))) ?? (await ask(address))
    return { ...answer, age: Math.max(0, Math.floor((now - askedMs) / 1000)) }
  }

  /** Its test entries come first (RFC 5782 5); null where they are as they must be. */
  async #unfit(ask: (address: string) => Promise<Told>, family: Family): Promise<Told | null> {
    const { listed, clean } = TEST_ENTRIES[family]
    const [one, other] = await Promise.all([ask(listed), ask(clean)])
    const answer = judgeTestEntries(one.answer, other.answer, family)
    return answer && { answer, askedMs: Math.min(one.askedMs, other.askedMs) }
  }

  async #once(list: string, address: string, tools: LookUpTools, signal: AbortSignal): Promise<Told> {
    const key = `${list} ${address}`
    const askedMs = tools.clock.now()
    const kept = this.#kept.get(key)
    if (kept && askedMs - kept.askedMs < HOUR_MS) return kept
    const work = async (stop: AbortSignal) => {
      const told = { answer: await lookUp(list, address, tools, stop), askedMs }
      if (!stop.aborted) this.#keep(key, told)
      return told
    }
    return (await this.#flights.join(key, work, signal)) ?? { answer: GIVEN_UP, askedMs }
  }

  #keep(key: string, told: Told): void {
    this.#kept.delete(key)
    this.#kept.set(key, told)
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= this.#most) break
      this.#kept.delete(oldest)
    }
  }
}

/** A for whether it is listed, and TXT for the reason where it is (RFC 5782 2.1). */
function lookUp(
  list: string,
  address: string,
  { resolver, clock }: LookUpTools,
  stop: AbortSignal,
): Promise<ListAnswer> {
  const name = `${reversed(address)}.${list}`
  return within(LOOK_UP_MS, clock, stop, async (signal) => {
    const answer = readListAnswer(await resolver.query(name, 'A', signal))
    if (signal.aborted) return { ...answer, reason: `waited ${LOOK_UP_MS / 1000} s` }
    if (answer.listing !== 'listed' || isTestEntry(address)) return answer
    const text = await resolver.query(name, 'TXT', signal)
    const words = text.status === 'found' ? text.records.map(({ data }) => data).join(' ') : ''
    return { ...answer, reason: words.length > REASON ? `${words.slice(0, REASON)}…` : words }
  })
}
