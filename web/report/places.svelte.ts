import { tick } from 'svelte'
import type { Report, Session } from '../../shared/report.ts'
import { copyText } from './copy.ts'
import { drawn } from './drawn.ts'
import { defaultSession, mapAnchor, type Place, placeIn, readPlace } from './selection.ts'
import { stopAfter, tour } from './tour.ts'
import { lampOfPlace } from './whereabouts.ts'

/** Where the reader of a report is, as the address says it, and the ways from there: to a line, back to its lamp, to the next fault. */
export class Places {
  readonly #report: () => Report
  place: Place | null = $state.raw(null)
  /** The session that was chosen last: what stands beside the conversations leaves it where it is. */
  #chosen: number | null = $state(null)

  /** @param report the one that is shown; asked again whenever it matters */
  constructor(report: () => Report) {
    this.#report = report
  }

  /** What is highlighted. */
  get lit(): string | null {
    return this.place?.anchor ?? null
  }

  get session(): Session | undefined {
    const report = this.#report()
    return (this.#chosen === null ? undefined : report.sessions[this.#chosen]) ?? defaultSession(report)
  }

  /** Where the address of the page leads; nowhere, if it names no place. */
  read(): void {
    this.#show(readPlace(location.hash), true)
  }

  choose(anchor: string): void {
    const place = readPlace(anchor)
    const precise = place && placeIn(place, this.#report())
    history.replaceState(history.state, '', `#${precise?.anchor ?? anchor}`)
    this.#show(precise, anchor.includes('-'))
  }

  /** Nothing is highlighted any more; the page stays where it is. */
  leave(): void {
    history.replaceState(history.state, '', location.pathname + location.search)
    this.place = null
  }

  /** To a lamp: that which tells of the place, where none is named. */
  back(anchor?: string): void {
    const { session, place } = this
    const lamp =
      anchor ?? ((place && lampOfPlace(place, this.#report())) || (session && mapAnchor(session.index, 'connect')))
    const element = lamp && document.getElementById(lamp)
    if (!element) return
    element.scrollIntoView({ block: 'center' })
    focusOn(element)
  }

  /** @param by 1: the next of all that is not as it should be; -1: the one before */
  go(by: 1 | -1): void {
    const stop = stopAfter(tour(this.#report().findings), this.lit, by)
    if (stop) this.choose(stop)
  }

  /** Puts the address of the place on the clipboard. */
  copy(): Promise<void> {
    return copyText(Promise.resolve(`${location.origin}/t/${this.#report().id}#${this.lit}`))
  }

  async #show(next: Place | null, jump: boolean): Promise<void> {
    this.place = next
    if (!next) return
    if (next.session !== null) this.#chosen = next.session
    await tick()
    const element = await drawn(next.anchor)
    // Whoever went on meanwhile is not called back.
    if (this.place !== next) return
    if (!element) {
      this.place = null
      return
    }
    // A row of the map only needs its conversation in sight; a line or a step is what one wants to look at.
    const top = element.getBoundingClientRect().top
    const seen = top >= 0 && top < innerHeight * 0.75
    const go = () => element.scrollIntoView({ block: next.anchor.includes('-') ? 'center' : 'start' })
    if (jump || !seen) go()
    if (next.session !== null) showRow(element, go)
    focusOn(element)
  }
}

/** The tab key goes on from there, and a voice reads on from there. */
function focusOn(element: HTMLElement): void {
  if (!element.matches('a, button, [tabindex]')) element.tabIndex = -1
  element.focus({ preventScroll: true })
}

/** Where the map stands beside an element, its chosen row comes into sight too; if the element is lost by that, `reveal` shows it again. */
function showRow(element: Element, reveal: () => void): void {
  const row = document.querySelector('[role="grid"] [aria-selected="true"]')
  if (!row || row.getBoundingClientRect().right > element.getBoundingClientRect().left) return
  row.scrollIntoView({ block: 'nearest' })
  const { top, bottom } = element.getBoundingClientRect()
  if (bottom <= 0 || top >= innerHeight) reveal()
}
