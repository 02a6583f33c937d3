/** One session at a time to one address, over the whole process, whoever asked. */
export class Turns {
  readonly #last = new Map<string, Promise<void>>()
  #waiting = 0

  /** Addresses that somebody is talking to now. */
  get size(): number {
    return this.#last.size
  }

  /** How many wait until their address is free. */
  get waiting(): number {
    return this.#waiting
  }

  /** Whether somebody is talking to the address now. */
  taken(address: string): boolean {
    return this.#last.has(address)
  }

  /** Does something when all who came before are done with the address. */
  async take<T>(address: string, work: () => T | Promise<T>): Promise<T> {
    const before = this.#last.get(address)
    let done: () => void = () => {}
    const turn = new Promise<void>((resolve) => {
      done = resolve
    })
    this.#last.set(address, turn)
    try {
      this.#waiting++
      await before
      this.#waiting--
      return await work()
    } finally {
      if (this.#last.get(address) === turn) this.#last.delete(address)
      done()
    }
  }
}
