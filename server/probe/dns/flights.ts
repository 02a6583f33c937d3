/** Work that several callers wait for is done once, and given up only when the last of them has gone. */

interface Flight<T> {
  outcome: Promise<T>
  stop: AbortController
  waiting: number
}

export class Flights<T> {
  readonly #open = new Map<string, Flight<T>>()

  /**
   * Waits for the work of that name, begun by whoever came first.
   *
   * @param work its signal is aborted when nobody waits any more; what it comes to then goes nowhere
   * @param signal of this caller alone
   * @returns what the work came to; null once this caller's signal is aborted
   */
  async join(key: string, work: (signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T | null> {
    if (signal.aborted) return null
    const flight = this.#open.get(key) ?? this.#begin(key, work)
    flight.waiting++
    try {
      return await unlessAborted(flight.outcome, signal)
    } finally {
      flight.waiting--
      if (flight.waiting === 0) {
        this.#end(key, flight)
        flight.stop.abort()
      }
    }
  }

  #begin(key: string, work: (signal: AbortSignal) => Promise<T>): Flight<T> {
    const stop = new AbortController()
    const flight: Flight<T> = { outcome: work(stop.signal), stop, waiting: 0 }
    this.#open.set(key, flight)
    const over = () => this.#end(key, flight)
    flight.outcome.then(over, over)
    return flight
  }

  #end(key: string, flight: Flight<T>): void {
    if (this.#open.get(key) === flight) this.#open.delete(key)
  }
}

function unlessAborted<T>(outcome: Promise<T>, signal: AbortSignal): Promise<T | null> {
  return new Promise((resolve, reject) => {
    const abort = () => resolve(null)
    const settle = () => signal.removeEventListener('abort', abort)
    signal.addEventListener('abort', abort, { once: true })
    outcome.then(resolve, reject).then(settle)
  })
}
