import './styles/base.css'
import { hydrate, mount } from 'svelte'
import type { PageState } from '../shared/page-state.ts'
import { readPageState } from './page-state.ts'

/** Each page brings its own code only: who starts a test need not load what draws a report. */
async function wake(page: PageState, target: HTMLElement): Promise<void> {
  // What is read only needs no waking, nor does a plain form.
  if (page.kind === 'about-probe' || page.kind === 'access' || page.kind === 'watch-link') return
  if ((page.kind === 'findings' || page.kind === 'compare') && target.childElementCount > 0) return
  const start = target.childElementCount > 0 ? hydrate : mount
  if (page.kind === 'start') {
    start((await import('./start/StartPage.svelte')).default, { target, props: { search: page.search ?? '' } })
  } else if (page.kind === 'findings') {
    start((await import('./FindingsPage.svelte')).default, { target })
  } else if (page.kind === 'compare') {
    // Only where Vite serves the page while one develops: else the server drew it.
    const { fetchComparison } = await import('./compare/fetch-comparison.ts')
    const comparison = await fetchComparison(page.before, page.after)
    start((await import('./compare/ComparePage.svelte')).default, { target, props: { comparison } })
  } else if (page.kind === 'report') {
    const { id, events, words = {}, at = null, expiresAt = null } = page
    const [{ default: ReportPage }, { openReport }] = await Promise.all([
      import('./report/ReportPage.svelte'),
      import('./live/open-report.ts'),
    ])
    const live = await openReport(events, words)
    start(ReportPage, { target, props: { id, events, at, expiresAt, live } })
  } else if (page.kind === 'watch') {
    start((await import('./watch/WatchPage.svelte')).default, { target, props: { watch: page.watch } })
  } else if (page.kind === 'practice') {
    start((await import('./practice/PracticePage.svelte')).default, { target, props: { cards: page.cards } })
  } else {
    const { status, code, message, watch = false } = page
    start((await import('./ProblemPage.svelte')).default, { target, props: { status, code, message, watch } })
  }
}

const target = document.getElementById('app')
if (target) wake(readPageState(document, location.pathname, location.search), target)
