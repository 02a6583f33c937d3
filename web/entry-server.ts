import { render as draw } from 'svelte/server'
import type { PageState } from '../shared/page-state.ts'
import FindingsPage from './FindingsPage.svelte'
import ProblemPage from './ProblemPage.svelte'
import ReportPage from './report/ReportPage.svelte'
import StartPage from './start/StartPage.svelte'

/** Draws a page on the server: what goes into the head and the body of `index.html`. */
export function render(page: PageState): { head: string; body: string } {
  const { head, body } = drawn(page)
  return { head, body }
}

function drawn(page: PageState) {
  if (page.kind === 'start') return draw(StartPage, { props: { search: page.search ?? '' } })
  if (page.kind === 'findings') return draw(FindingsPage)
  if (page.kind === 'report') {
    const { id, events, at } = page
    return draw(ReportPage, { props: { id, events, at: at ?? null } })
  }
  const { status, code, message } = page
  return draw(ProblemPage, { props: { status, code, message } })
}
