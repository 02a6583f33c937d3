/** Connections that follow a test: counted, pinged, and closed when the process stops. */

/** How often a WebSocket must show that somebody is there, in milliseconds. */
const HEARTBEAT_MS = 30_000

/** As much of a WebSocket as is needed to know that it lives. */
export type Pinged = { ping(): void; terminate(): void; on(event: 'pong', call: () => void): unknown }

export class Viewers {
  readonly #leave = new Set<() => void>()
  #gone: (() => void) | null = null

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
