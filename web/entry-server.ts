import { render as draw } from 'svelte/server'
import { conclusionsOf } from '../shared/conclusions.ts'
import { hasEnded } from '../shared/lamps.ts'
import type { Language } from '../shared/language.ts'
import { ALL_WORDS } from '../shared/languages/all.ts'
import type { PageState } from '../shared/page-state.ts'
import { eventsIn, reportIn } from '../shared/phrases/report-in.ts'
import type { Report } from '../shared/report.ts'
import AboutProbePage from './AboutProbePage.svelte'
import AccessPage from './AccessPage.svelte'
import ComparePage from './compare/ComparePage.svelte'
import FindingsPage from './FindingsPage.svelte'
import { LiveReport } from './live/live-report.svelte.ts'
import { finished, lastOf } from './live/telling.ts'
import ProblemPage from './ProblemPage.svelte'
import PracticePage from './practice/PracticePage.svelte'
import LinkPreview from './report/LinkPreview.svelte'
import ReportPage from './report/ReportPage.svelte'
import { inSpeech, Speech } from './speech.ts'
import StartPage from './start/StartPage.svelte'
import BeginPage from './watch/BeginPage.svelte'
import LinkPage from './watch/LinkPage.svelte'
import LostPage from './watch/LostPage.svelte'
import StatusPage from './watch/StatusPage.svelte'
import WatchPage from './watch/WatchPage.svelte'

/** A drawn page: what goes into the head and the body of `index.html`, and the state that the browser takes over. */
export interface Drawn {
  head: string
  body: string
  state: PageState
}

type Context = ReturnType<typeof inSpeech>

/** Draws a page on the server. */
export function render(page: PageState, language: Language): Drawn {
  const context = inSpeech(new Speech(language, ALL_WORDS[language]))
  if (page.kind === 'report') return drawReport(page, language, context)
  // By name: what Svelte draws is drawn when it is asked for, and a spread would not ask.
  const { head, body } = drawn(page, context)
  return { head, body, state: page }
}

function drawReport(page: Extract<PageState, { kind: 'report' }>, language: Language, context: Context): Drawn {
  const { id, at = null, expiresAt = null, permalink, asked = 'en' } = page
  const report = reportIn(language, page.events)
  const events = eventsIn(language, page.events)
  const ended = report && hasEnded(report)
  const telling = ended ? finished(report) : new LiveReport(events, report, ALL_WORDS[language].underWay)
  const last = ended ? lastOf(report) : (events.at(-1) ?? null)
  const { head, body } = draw(ReportPage, { context, props: { id, telling, last, at, expiresAt } })
  // The browser does not take this over: it knows the head by the marks in it, and leaves the rest alone.
  const shared = asked === language ? report : reportIn(asked, page.events)
  const forMachines = shared && permalink !== undefined ? linkPreview(shared, permalink, asked) : ''
  const state = ended
    ? { ...page, events: [], report }
    : { ...page, events, ...(report && { conclusions: conclusionsOf(report) }) }
  return { head: head + forMachines, body, state }
}

/** Whoever shows links says nothing of a language; the link itself may. */
function linkPreview(report: Report, permalink: string, language: Language): string {
  const context = inSpeech(new Speech(language, ALL_WORDS[language]))
  return draw(LinkPreview, { context, props: { report, permalink } }).head
}

function drawn(page: Exclude<PageState, { kind: 'report' }>, context: Context) {
  if (page.kind === 'start') return draw(StartPage, { context, props: { search: page.search ?? '' } })
  if (page.kind === 'findings') return draw(FindingsPage, { context })
  if (page.kind === 'about-probe') return draw(AboutProbePage, { context, props: { about: page.about } })
  if (page.kind === 'access') return draw(AccessPage, { context, props: { next: page.next, wrong: page.wrong } })
  if (page.kind === 'compare') return draw(ComparePage, { context, props: { comparison: page.comparison ?? null } })
  if (page.kind === 'watch') {
    const { watch, seen, search } = page
    return draw(WatchPage, { context, props: { watch, seen, search } })
  }
  if (page.kind === 'watch-begin') {
    const { test, target, hosts, offers, wrong, asked } = page
    return draw(BeginPage, { context, props: { test, target, hosts, offers, wrong, asked } })
  }
  if (page.kind === 'status') {
    const { status, at, day } = page
    return draw(StatusPage, { context, props: { status, at, day } })
  }
  if (page.kind === 'watch-link') return draw(LinkPage, { context, props: { link: page.link } })
  if (page.kind === 'watch-lost') return draw(LostPage, { context, props: { asked: page.asked, wrong: page.wrong } })
  if (page.kind === 'practice') return draw(PracticePage, { context, props: { cards: page.cards } })
  const { status, code, message, watch = false } = page
  return draw(ProblemPage, { context, props: { status, code, message, said: true, watch } })
}
