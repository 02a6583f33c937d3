import type { Fact, Target } from '../../shared/events.ts'
import { endpointOf } from '../../shared/target.ts'

type Booking = { test: string; target: string; places: Set<string>; addresses: Map<number, string> }

/**
 * Tests that were accepted and have not yet come to where they lead. Until then no budget counts them, and who asked in
 * the same moment would be let in only to be left out later.
 */
export class Bookings {
  readonly #bookings = new Map<string, Booking>()
  readonly #byPlace = new Map<string, Booking[]>()

  /**
   * @param places the addresses, and the name, that the test is known to lead to
   * @param shown whether its report may be named to whoever asks for the same
   */
  book(id: string, target: Target, places: readonly string[], shown: boolean): void {
    const booking = { test: shown ? id : '', target: endpointOf(target), places: new Set(places), addresses: new Map() }
    this.#bookings.set(id, booking)
    for (const place of booking.places) this.#byPlace.set(place, [...this.#at(place), booking])
  }

  /** What a test told: a session that began, or was left out, is expected no longer. */
  note(id: string, fact: Fact): void {
    const booking = this.#bookings.get(id)
    if (!booking) return
    if (fact.type === 'session') {
      booking.addresses.set(fact.session, fact.address)
      return
    }
    if (fact.type !== 'step' && fact.type !== 'skipped') return
    const address = booking.addresses.get(fact.session) ?? ''
    // The name was counted before the first session; what it turned out not to lead to is not visited either.
    const led = new Set(booking.addresses.values())
    for (const place of booking.places) if (place === address || !led.has(place)) this.#leave(booking, place)
    if (booking.places.size === 0) this.#bookings.delete(id)
  }

  /** A test that ended, or was never begun, comes nowhere. */
  drop(id: string): void {
    const booking = this.#bookings.get(id)
    if (!booking) return
    for (const place of booking.places) this.#leave(booking, place)
    this.#bookings.delete(id)
  }

  /**
   * @param target whose latest report is asked for
   * @returns how many tests are on their way to the place, and the id of the latest of that target; empty: there is none
   */
  at(place: string, target: Target): { coming: number; latest: string } {
    const booked = this.#at(place)
    const endpoint = endpointOf(target)
    const latest = booked.findLast((one) => one.test !== '' && one.target === endpoint)?.test ?? ''
    return { coming: booked.length, latest }
  }

  #at(place: string): Booking[] {
    return this.#byPlace.get(place) ?? []
  }

  #leave(booking: Booking, place: string): void {
    booking.places.delete(place)
    const others = this.#at(place).filter((one) => one !== booking)
    if (others.length > 0) this.#byPlace.set(place, others)
    else this.#byPlace.delete(place)
  }
}
