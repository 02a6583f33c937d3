/**
 * Mail servers that the operator named, to be asked whether the way out is open: only where a connection failed and none
 * was ever made, one after another until one answers, and each seldom. Without names nobody is ever asked.
 */
import type net from 'node:net'
import type { Clock } from './clock.ts'
import type { QuestionType } from './dns/exchange.ts'
import type { Resolver } from './dns/resolver.ts'
import type { Door } from './door.ts'
import type { Guard } from './guard.ts'
import type { IpVersion, Reach } from './reach.ts'
import { Connection } from './smtp/connection.ts'
import { dial } from './smtp/dial.ts'

/** How long an answer counts, whichever test asked. */
const AGAIN_MS = 600_000
/** How long one canary may take to be found and to answer the connection, and how long to greet. */
const LIMIT_MS = 5000
/** Somebody waits for the answer, so no more are asked than this. */
const MOST = 3

/** What came of asking one canary. */
export interface Asked {
  name: string
  /** Null where none was found. */
  address: string | null
  outcome: 'connected' | 'refused' | 'silent' | 'unreachable' | 'unresolved' | 'forbidden'
}

/** What asking needs from outside. */
export interface CanaryTools {
  clock: Clock
  resolver: Resolver
  guard: Guard
  door: Door
  reach: Reach
}

export class Canaries {
  readonly #names: readonly string[]
  readonly #tools: CanaryTools
  readonly #answers = new Map<string, { at: number; asked: Promise<Asked[]> }>()
  /** The end of whatever is being asked now: one attempt at a time. */
  #busy: Promise<unknown> = Promise.resolve()

  constructor(names: readonly string[], tools: CanaryTools) {
    this.#names = names
    this.#tools = tools
  }

  /** Asks, or tells what was answered within the last ten minutes, for all tests together. Never rejects. */
  ask(version: IpVersion, port: number): Promise<Asked[]> {
    if (this.#names.length === 0) return Promise.resolve([])
    const key = `${version} ${port}`
    const known = this.#answers.get(key)
    const now = this.#tools.clock.now()
    if (known && now - known.at < AGAIN_MS) return known.asked
    const asked = this.#busy.then(() => this.#askAll(version, port))
    this.#busy = asked
    this.#answers.set(key, { at: now, asked })
    return asked
  }

  async #askAll(version: IpVersion, port: number): Promise<Asked[]> {
    const all: Asked[] = []
    for (const name of this.#names.slice(0, MOST)) {
      const asked = await this.#askOne(name, version, port)
      all.push(asked)
      if (asked.outcome === 'connected') break
    }
    return all
  }

  /** Not bound to the test that happens to ask: others wait for the same answer. */
  async #askOne(name: string, version: IpVersion, port: number): Promise<Asked> {
    const { clock, guard, door, reach } = this.#tools
    const began = clock.now()
    const address = await this.#find(name, version === '4' ? 'A' : 'AAAA')
    if (address === null) return { name, address, outcome: 'unresolved' }
    if (guard.forbidden(address) !== null) return { name, address, outcome: 'forbidden' }
    const left = Math.max(0, LIMIT_MS - (clock.now() - began))
    const dialled = await dial(address, port, left, clock, new AbortController().signal, door)
    if (!dialled.ok) {
      const outcome = dialled.kind === 'refused' ? 'refused' : dialled.kind === 'timeout' ? 'silent' : 'unreachable'
      return { name, address, outcome }
    }
    reach.note(address, port)
    await takeLeave(dialled.socket, clock)
    return { name, address, outcome: 'connected' }
  }

  async #find(name: string, type: QuestionType): Promise<string | null> {
    const { clock, resolver } = this.#tools
    const late = new AbortController()
    const stop = clock.after(LIMIT_MS, () => late.abort())
    const answer = await resolver.query(name, type, late.signal)
    stop()
    return answer.status === 'found' ? (answer.records[0]?.data ?? null) : null
  }
}

/** Who knocks says goodbye: the banner is waited for, then QUIT (RFC 5321 4.1.4). */
async function takeLeave(socket: net.Socket, clock: Clock): Promise<void> {
  const connection = new Connection(socket, {
    clock,
    signal: new AbortController().signal,
    deadline: clock.now() + 2 * LIMIT_MS,
    onSent: () => {},
    onLine: () => true,
  })
  const greeted = await connection.reply(LIMIT_MS)
  if (greeted.ok) await connection.ask('QUIT', LIMIT_MS)
  await connection.close()
}
