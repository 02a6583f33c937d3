import { render as draw } from 'svelte/server'
import { ENGLISH } from '../shared/diagnosis/words/english.ts'
import { spokenOf } from '../shared/diagnosis/words/spoken.ts'
import type { PageState } from '../shared/page-state.ts'
import AboutProbePage from './AboutProbePage.svelte'
import AccessPage from './AccessPage.svelte'
import ComparePage from './compare/ComparePage.svelte'
import FindingsPage from './FindingsPage.svelte'
import { LiveReport } from './live/live-report.svelte.ts'
import ProblemPage from './ProblemPage.svelte'
import PracticePage from './practice/PracticePage.svelte'
import LinkPreview from './report/LinkPreview.svelte'
import ReportPage from './report/ReportPage.svelte'
import StartPage from './start/StartPage.svelte'
import LinkPage from './watch/LinkPage.svelte'
import WatchPage from './watch/WatchPage.svelte'

/** A drawn page: what goes into the head and the body of `index.html`, and the state that the browser takes over. */
export interface Drawn {
  head: string
  body: string
  state: PageState
}

/** Draws a page on the server. */
export function render(page: PageState): Drawn {
  if (page.kind === 'report') return drawReport(page)
  // By name: what Svelte draws is drawn when it is asked for, and a spread would not ask.
  const { head, body } = drawn(page)
  return { head, body, state: page }
}

function drawReport(page: Extract<PageState, { kind: 'report' }>): Drawn {
  const { id, events, at = null, expiresAt = null, permalink } = page
  const live = new LiveReport(events, ENGLISH)
  const { head, body } = draw(ReportPage, { props: { id, events, at, expiresAt, live } })
  // The browser does not take this over: it knows the head by the marks in it, and leaves the rest alone.
  const forMachines =
    live.report && permalink !== undefined ? draw(LinkPreview, { props: { report: live.report, permalink } }).head : ''
  const words = spokenOf(live.report?.findings ?? [], ENGLISH)
  return { head: head + forMachines, body, state: { ...page, words } }
}

function drawn(page: Exclude<PageState, { kind: 'report' }>) {
  if (page.kind === 'start') return draw(StartPage, { props: { search: page.search ?? '' } })
  if (page.kind === 'findings') return draw(FindingsPage)
  if (page.kind === 'about-probe') return draw(AboutProbePage, { props: { about: page.about } })
  if (page.kind === 'access') return draw(AccessPage, { props: { next: page.next, wrong: page.wrong } })
  if (page.kind === 'compare') return draw(ComparePage, { props: { comparison: page.comparison ?? null } })
  if (page.kind === 'watch') return draw(WatchPage, { props: { watch: page.watch } })
  if (page.kind === 'watch-link') return draw(LinkPage, { props: { link: page.link } })
  if (page.kind === 'practice') return draw(PracticePage, { props: { cards: page.cards } })
  const { status, code, message, watch = false } = page
  return draw(ProblemPage, { props: { status, code, message, watch } })
}
