/** When this process last got through, for each family and port: whether a silence can be the target's at all. */
import { createGuard } from './guard.ts'

export type IpVersion = '4' | '6'

export function versionOf(address: string): IpVersion {
  return address.includes(':') ? '6' : '4'
}

const PUBLIC = createGuard([])

/**
 * In memory, and shared by all tests. The way to the internet and the way to machines at home are two: that something on
 * loopback or in the same network answers says nothing about what a provider lets out.
 */
export class Reach {
  /** Milliseconds since 1970. */
  readonly #last = new Map<string, number>()
  readonly #today: () => number

  constructor(today: () => number) {
    this.#today = today
  }

  /** A connection to such an address was made: it answered the SYN with an ACK. */
  note(address: string, port: number): void {
    this.#last.set(keyOf(address, port), this.#today())
  }

  /** When a connection to an address of the same kind was made last, in milliseconds since 1970; null: never. */
  last(address: string, port: number): number | null {
    return this.#last.get(keyOf(address, port)) ?? null
  }
}

function keyOf(address: string, port: number): string {
  return `${versionOf(address)} ${port} ${PUBLIC.forbidden(address) === null ? 'public' : 'inside'}`
}
