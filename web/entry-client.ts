import './styles/base.css'
import { hydrate, mount } from 'svelte'
import { asLanguage } from '../shared/language.ts'
import type { PageState } from '../shared/page-state.ts'
import { fetchShelf } from './fetch-words.ts'
import { finished, lastOf } from './live/telling.ts'
import type { TestClock } from './live/test-clock.svelte.ts'
import { readPageState } from './page-state.ts'
import { inSpeech, type Shelf, Speech } from './speech.ts'

/** What each page has to say besides the words of the first view. */
const SHELVES: Record<PageState['kind'], readonly Shelf[]> = {
  start: [],
  problem: ['trouble'],
  report: ['reports'],
  practice: ['practising'],
  compare: ['reports', 'comparing'],
  findings: ['reports'],
  'about-probe': [],
  access: [],
  watch: ['watching'],
  'watch-link': ['watching'],
  'watch-lost': ['watching'],
  'watch-begin': ['watching'],
  status: ['watching'],
}

const PLAIN = ['about-probe', 'access', 'watch-link', 'watch-lost'] as const
type Plain = Extract<PageState, { kind: (typeof PLAIN)[number] }>

/** What is read only needs no waking, nor does a plain form. */
function isPlain(page: PageState): page is Plain {
  return PLAIN.some((kind) => kind === page.kind)
}

/**
 * Each page brings its own code and its own words only: who starts a test need not load what draws a report, and a report that
 * has ended needs none of what concludes it, since its conclusions came with it.
 */
async function wake(page: PageState, target: HTMLElement): Promise<void> {
  if (isPlain(page)) return
  if ((page.kind === 'findings' || page.kind === 'compare') && target.childElementCount > 0) return
  const start = target.childElementCount > 0 ? hydrate : mount
  const speech = new Speech(asLanguage(document.documentElement.lang) ?? 'en', {}, fetchShelf)
  const spoken = Promise.all((['first', ...SHELVES[page.kind]] as const).map((shelf) => speech.learn(shelf)))
  const context = inSpeech(speech)
  if (page.kind === 'start') {
    const [{ default: StartPage }] = await Promise.all([import('./start/StartPage.svelte'), spoken])
    start(StartPage, { target, context, props: { search: page.search ?? '' } })
  } else if (page.kind === 'findings') {
    const [{ default: FindingsPage }] = await Promise.all([import('./FindingsPage.svelte'), spoken])
    start(FindingsPage, { target, context })
  } else if (page.kind === 'compare') {
    // Only where Vite serves the page while one develops: else the server drew it.
    const { fetchComparison } = await import('./compare/fetch-comparison.ts')
    const told = await fetchComparison(page.before, page.after, speech.language)
    const comparison = told === 'gone' ? null : told
    const [{ default: ComparePage }] = await Promise.all([import('./compare/ComparePage.svelte'), spoken])
    start(ComparePage, { target, context, props: { comparison } })
  } else if (page.kind === 'report') {
    const { id, events, conclusions = null, report, at = null, expiresAt = null } = page
    const opening = report ? null : Promise.all([import('./live/open-report.ts'), speech.learn('running')])
    const [{ default: ReportPage }] = await Promise.all([import('./report/ReportPage.svelte'), spoken])
    if (opening) {
      const [{ attend, openReport }] = await opening
      const telling = await openReport(events, conclusions, speech.area('underWay'))
      const last = events.at(-1) ?? null
      const follow = (clock: TestClock) => attend(id, telling, clock, last ?? undefined, speech.language)
      start(ReportPage, { target, context, props: { id, telling, last, at, expiresAt, follow } })
    } else if (report) {
      const props = { id, telling: finished(report), last: lastOf(report), at, expiresAt }
      start(ReportPage, { target, context, props })
    }
  } else if (page.kind === 'watch' || page.kind === 'watch-begin' || page.kind === 'status') {
    const [{ wakeWatching }] = await Promise.all([import('./watch/wake.ts'), spoken])
    await wakeWatching(page, start, { target, context })
  } else if (page.kind === 'practice') {
    const [{ default: PracticePage }] = await Promise.all([import('./practice/PracticePage.svelte'), spoken])
    start(PracticePage, { target, context, props: { cards: page.cards } })
  } else {
    const { status, code, message, watch = false } = page
    const [{ default: ProblemPage }] = await Promise.all([import('./ProblemPage.svelte'), spoken])
    start(ProblemPage, { target, context, props: { status, code, message, said: true, watch } })
  }
}

const target = document.getElementById('app')
if (target) wake(readPageState(document, location.pathname, location.search), target)
