import { render as draw } from 'svelte/server'
import { conclude } from '../shared/conclude.ts'
import { fold } from '../shared/fold.ts'
import type { PageState } from '../shared/page-state.ts'
import FindingsPage from './FindingsPage.svelte'
import ProblemPage from './ProblemPage.svelte'
import PracticePage from './practice/PracticePage.svelte'
import LinkPreview from './report/LinkPreview.svelte'
import ReportPage from './report/ReportPage.svelte'
import StartPage from './start/StartPage.svelte'

/** Draws a page on the server: what goes into the head and the body of `index.html`. */
export function render(page: PageState): { head: string; body: string } {
  const { head, body } = drawn(page)
  return { head: head + forMachines(page), body }
}

/** The browser does not take this over: it knows the head by the marks in it, and leaves the rest alone. */
function forMachines(page: PageState): string {
  if (page.kind !== 'report' || page.permalink === undefined) return ''
  const facts = fold(null, page.events)
  return facts ? draw(LinkPreview, { props: { report: conclude(facts), permalink: page.permalink } }).head : ''
}

function drawn(page: PageState) {
  if (page.kind === 'start') return draw(StartPage)
  if (page.kind === 'findings') return draw(FindingsPage)
  if (page.kind === 'report') {
    const { id, events, at = null, expiresAt = null } = page
    return draw(ReportPage, { props: { id, events, at, expiresAt } })
  }
  if (page.kind === 'practice') return draw(PracticePage, { props: { cards: page.cards } })
  const { status, code, message } = page
  return draw(ProblemPage, { props: { status, code, message } })
}
