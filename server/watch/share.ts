/**
 * What watches together may take of the budget of a place, the address or the name of a target: half of it, so that whoever comes
 * by themselves finds something left. Turns are booked ahead, first come first served, so nobody waits for ever.
 */

/** A test visits an address a little after it began, and others may have waited there: so a breath longer than the budget's minute. */
const WINDOW_MS = 63_000
/** Places that are remembered before those are looked for that have no say any more. */
const ROOM = 1000

export class Share {
  /** 0 = no limit */
  readonly #most: number
  /** times of visits, in order; some lie ahead */
  readonly #booked = new Map<string, number[]>()
  #room = ROOM

  /** @param perMinute the whole budget: visits to one place in a minute; 0 = no limit */
  constructor(perMinute: number) {
    this.#most = perMinute === 0 ? 0 : Math.max(1, Math.floor(perMinute / 2))
  }

  /**
   * Books visits to all these places at once.
   *
   * @param visits how many to each; more than the share of a place are as many as its share
   * @param now monotonic milliseconds
   * @returns when; `now` where nothing stands against it
   */
  book(visits: ReadonlyMap<string, number>, now: number): number {
    if (this.#most === 0) return now
    const turn = Math.max(now, ...[...visits].map(([place, count]) => this.#free(place, count, now)))
    for (const [place, count] of visits) this.#note(place, count, turn, now)
    return turn
  }

  /** Visits that were made without a turn, since nobody knew of the place. */
  made(visits: ReadonlyMap<string, number>, now: number): void {
    if (this.#most > 0) for (const [place, count] of visits) this.#note(place, count, now, now)
  }

  #free(place: string, count: number, now: number): number {
    const times = this.#recent(place, now)
    const inTheWay = times[times.length - 1 - (this.#most - Math.min(count, this.#most))]
    return Math.max(times.at(-1) ?? now, inTheWay === undefined ? now : inTheWay + WINDOW_MS)
  }

  #note(place: string, count: number, at: number, now: number): void {
    const times = [...this.#recent(place, now), ...Array<number>(Math.min(count, this.#most)).fill(at)]
    this.#booked.set(
      place,
      times.toSorted((a, b) => a - b),
    )
    if (this.#booked.size > this.#room) this.#forgetOld(now)
  }

  #recent(place: string, now: number): number[] {
    return (this.#booked.get(place) ?? []).filter((at) => at > now - WINDOW_MS)
  }

  #forgetOld(now: number): void {
    for (const place of this.#booked.keys()) if (this.#recent(place, now).length === 0) this.#booked.delete(place)
    this.#room = Math.max(ROOM, 2 * this.#booked.size)
  }
}
