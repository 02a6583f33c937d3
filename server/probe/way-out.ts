/** Whether this machine can get out at all, as one test has to know it: what a silence means, and when to stop waiting. */
import { type LostWay, type WayOutData, wayOutLines, wayOutResult } from '../../shared/way-out.ts'
import type { Canaries } from './canaries.ts'
import type { CheckResult } from './checks/check.ts'
import { type Reach, versionOf } from './reach.ts'
import type { WayOut } from './smtp/plan.ts'

/** So many silent addresses of one family are enough: the others would be as silent, and somebody is waiting. */
const ENOUGH = 3

interface Way extends Pick<LostWay, 'port' | 'asked'> {
  /** One of the addresses that could not be connected to. */
  address: string
  silent: Set<string>
  hopeless: AbortController
  lost: boolean
}

export class TestWayOut implements WayOut {
  readonly #reach: Reach
  readonly #canaries: Canaries
  readonly #ways = new Map<string, Way>()

  constructor(reach: Reach, canaries: Canaries) {
    this.#reach = reach
    this.#canaries = canaries
  }

  opened(address: string, port: number): void {
    this.#reach.note(address, port)
  }

  hopeless(address: string, port: number): AbortSignal | null {
    if (this.#reach.last(address, port) !== null) return null
    return this.#way(address, port).hopeless.signal
  }

  async isOpen(address: string, port: number, signal: AbortSignal): Promise<boolean> {
    const way = this.#way(address, port)
    way.lost = true
    if (this.#reach.last(address, port) === null) {
      way.asked = (await unlessStopped(this.#canaries.ask(versionOf(address), port), signal)) ?? way.asked
    }
    // Also where another session got through, or a canary answered, while this one waited.
    return this.#reach.last(address, port) !== null
  }

  silent(address: string, port: number): void {
    const { silent, hopeless } = this.#way(address, port)
    silent.add(address)
    if (silent.size >= ENOUGH) hopeless.abort()
  }

  /** What the `canary` check says at the end of the test; null where every connection was made or plainly refused. */
  result(): CheckResult | null {
    const ways = [...this.#ways.values()].filter(({ lost }) => lost)
    if (ways.length === 0) return null
    const data: WayOutData = {
      ways: ways.map(({ address, port, asked }) => {
        const last = this.#reach.last(address, port)
        const lastReached = last === null ? null : new Date(last).toISOString()
        return { family: versionOf(address), port, lastReached, asked }
      }),
    }
    return { ...wayOutResult(data), data: { ...data, lines: wayOutLines(data) } }
  }

  #way(address: string, port: number): Way {
    const key = `${versionOf(address)} ${port}`
    const known = this.#ways.get(key)
    if (known) return known
    const way: Way = { address, port, asked: [], silent: new Set(), hopeless: new AbortController(), lost: false }
    this.#ways.set(key, way)
    return way
  }
}

/** What is waited for goes on for others; whoever is stopped need not wait for it. */
async function unlessStopped<T>(waited: Promise<T>, signal: AbortSignal): Promise<T | null> {
  if (signal.aborted) return null
  let stop: () => void = () => {}
  const stopped = new Promise<null>((resolve) => {
    stop = () => resolve(null)
    signal.addEventListener('abort', stop)
  })
  const told = await Promise.race([waited, stopped])
  signal.removeEventListener('abort', stop)
  return told
}
