/** The page in a real browser: how long it takes to draw much, and whether it stays at hand meanwhile. */
import type { Browser, Page } from 'playwright-core'
import type { TestEvent } from '../../shared/events.ts'
import { launch } from '../browser/browser.ts'
import { Stage } from '../browser/stage.ts'
import { crowdStreams, longSession } from '../samples/domains.ts'
import { atMost, type Row } from './figures.ts'
import { longestTask } from './trace.ts'

const LINES = 10_000
/** A frame of a screen that draws 60 of them a second, with what timers may be late. */
const FRAME_MS = 1000 / 60 + 2

export async function measurePage(): Promise<Row[]> {
  const stage = await Stage.build()
  const browser = await launch()
  try {
    return [
      ...(await measureReplay(stage, browser)),
      ...(await measureOpening(stage, browser)),
      ...(await measureStreams(stage, browser)),
    ]
  } finally {
    await browser.close()
    await stage.close()
  }
}

/** A running test tells ten thousand lines at once to a page that is open. */
async function measureReplay(stage: Stage, browser: Browser): Promise<Row[]> {
  const events = longSession(LINES)
  const page = await open(browser, stage.show(events.slice(0, 3)))
  await stage.watched('long00000001')
  const began = performance.now()
  const longest = await longestTask(page, async () => {
    stage.tell('long00000001', events.slice(3))
    await allLines(page)
  })
  const tookMs = performance.now() - began
  await page.context().close()
  return [
    figure(`${LINES} events into an open page: until the transcript is whole`, tookMs),
    atMost(`${LINES} events into an open page: longest task (CPU)`, longest, 50, 'ms', 0),
  ]
}

/** A link to a finished report of ten thousand lines, then the wheel through all of it. */
async function measureOpening(stage: Stage, browser: Browser): Promise<Row[]> {
  const page = await open(browser, 'about:blank')
  let readyMs = 0
  const longest = await longestTask(page, async () => {
    const began = performance.now()
    await page.goto(stage.show(longSession(LINES)), { waitUntil: 'commit' })
    // A row of the map answers: the page has woken up.
    await page.locator('[role=grid] a[tabindex="0"]').waitFor()
    await page.evaluate(() => new Promise(requestAnimationFrame))
    readyMs = performance.now() - began
    await allLines(page)
  })
  let frames: number[] = []
  const scrolling = await longestTask(page, async () => {
    frames = await scrollThrough(page)
  })
  await page.context().close()
  const inTime = (100 * frames.filter((ms) => ms <= FRAME_MS).length) / frames.length
  return [
    figure(`a report of ${LINES} lines: until it can be used`, readyMs),
    atMost(`a report of ${LINES} lines: longest task (CPU)`, longest, 50, 'ms', 0),
    {
      what: `scrolling through ${LINES} lines at 60 frames a second: frames in time`,
      figure: `${inTime.toFixed(1)} % of ${frames.length}, longest ${Math.max(...frames).toFixed(0)} ms`,
      goal: 'at least 95 %',
      met: inTime >= 95,
    },
    atMost(`scrolling through ${LINES} lines: longest task (CPU)`, scrolling, 16, 'ms', 0),
  ]
}

/** From top to bottom in 300 frames. @returns the time between them, in milliseconds */
function scrollThrough(page: Page): Promise<number[]> {
  return page.evaluate(async () => {
    const between: number[] = []
    const step = document.documentElement.scrollHeight / 300
    let before = performance.now()
    for (let at = 0; at < 300; at++) {
      scrollBy(0, step)
      before = await new Promise<number>((resolve) => {
        requestAnimationFrame((now) => {
          between.push(now - before)
          resolve(now)
        })
      })
    }
    return between.slice(1)
  })
}

/** Twenty sessions at once, each a line every few milliseconds, for some seconds. */
async function measureStreams(stage: Stage, browser: Browser): Promise<Row[]> {
  const events = crowdStreams(20, 100)
  const opening = events.findIndex(({ type }) => type === 'line')
  const page = await open(browser, stage.show(events.slice(0, opening)))
  await stage.watched('crowd0000002')
  let frames: number[] = []
  const task = await longestTask(page, async () => {
    const drawn = framesWhileRunning(page)
    await playBack(stage, 'crowd0000002', events.slice(opening))
    frames = await drawn
  })
  const longest = Math.max(...frames)
  await page.context().close()
  return [
    atMost('20 sessions streaming at once: longest frame', longest, 100, 'ms', 0),
    atMost('20 sessions streaming at once: longest task (CPU)', task, 50, 'ms', 0),
  ]
}

/** The time between the frames of a page, in milliseconds, until its test has ended. */
function framesWhileRunning(page: Page): Promise<number[]> {
  return page.evaluate(
    () =>
      new Promise<number[]>((resolve) => {
        const between: number[] = []
        let before = 0
        const ended = () => document.querySelector('h1 [aria-label=running]') === null
        const draw = requestAnimationFrame
        draw(function next(now) {
          if (before > 0) between.push(now - before)
          before = now
          if (ended()) resolve(between)
          else draw(next)
        })
      }),
  )
}

/** Tells events at their own times. */
async function playBack(stage: Stage, id: string, events: TestEvent[]): Promise<void> {
  const began = performance.now() - (events[0]?.ms ?? 0)
  let told = 0
  while (told < events.length) {
    const now = performance.now() - began
    const due = events.findIndex(({ ms }, at) => at >= told && ms > now)
    const upTo = due < 0 ? events.length : due
    stage.tell(id, events.slice(told, upTo))
    told = upTo
    await new Promise((resolve) => setTimeout(resolve, 4))
  }
}

async function open(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 } })
  const page = await context.newPage()
  await page.goto(url)
  return page
}

const allLines = (page: Page) =>
  page.waitForFunction((count) => document.querySelectorAll('article .line').length >= count, LINES, { polling: 100 })

const figure = (what: string, ms: number): Row => ({ what, figure: `${ms.toFixed(0)} ms`, goal: '', met: null })
