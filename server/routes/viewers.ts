/** Connections that follow a test: counted, pinged, and closed when the process stops. */

import { Problem } from '../problems.ts'

/** How often a viewer must show that somebody is there, in milliseconds. */
const HEARTBEAT_MS = 30_000
/** When to come again where all places are taken, in milliseconds. */
const FULL_MS = 5000

/** As much of a WebSocket as is needed to know that it lives. */
export type Pinged = { ping(): void; terminate(): void; on(event: 'pong', call: () => void): unknown }

/** As much of a streamed answer as is needed to know whether anybody takes it. */
export type Streamed = {
  readonly writableNeedDrain: boolean
  readonly socket: { readonly bytesWritten: number } | null
  destroy(): unknown
}

export class Viewers {
  readonly #most: number
  readonly #leave = new Set<() => void>()
  #gone: (() => void) | null = null

  /** @param most connections at once; 0 for no limit */
  constructor(most = 0) {
    this.#most = most
  }

  /** @throws Problem `busy` where as many follow as may */
  demandRoom(): void {
    if (this.#most === 0 || this.size < this.#most) return
    const detail = `${this.size} connections follow a test, which is as many as fit. Try again in a moment; the report can be read meanwhile.`
    throw new Problem('busy', detail, { retryAfterMs: FULL_MS })
  }

  get size(): number {
    return this.#leave.size
  }

  /**
   * Somebody follows a test.
   * @param closed calls when the connection ends
   * @returns aborted when it ends
   */
  enter(closed: (call: () => void) => void): AbortSignal {
    const stop = new AbortController()
    const leave = () => {
      stop.abort()
      this.#leave.delete(leave)
      if (this.size === 0) this.#gone?.()
    }
    this.#leave.add(leave)
    closed(leave)
    return stop.signal
  }

  /** Ends a WebSocket whose other side has vanished: no answer to a ping by the time of the next. */
  watch(socket: Pinged, signal: AbortSignal): void {
    let alive = true
    socket.on('pong', () => {
      alive = true
    })
    const timer = setInterval(() => {
      if (!alive) return socket.terminate()
      alive = false
      socket.ping()
    }, HEARTBEAT_MS)
    signal.addEventListener('abort', () => clearInterval(timer), { once: true })
  }

  /** Ends an answer of which nobody takes anything, though some of it waits, from one heartbeat to the next. */
  attend(answer: Streamed, signal: AbortSignal): void {
    let given: number | null = null
    const timer = setInterval(() => {
      const waiting = answer.writableNeedDrain ? (answer.socket?.bytesWritten ?? 0) : null
      if (waiting !== null && waiting === given) answer.destroy()
      given = waiting
    }, HEARTBEAT_MS)
    signal.addEventListener('abort', () => clearInterval(timer), { once: true })
  }

  /** Waits until all have left, but no longer than so many milliseconds. */
  async allLeft(patienceMs: number): Promise<void> {
    if (this.size === 0) return
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, patienceMs)
      this.#gone = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }
}
