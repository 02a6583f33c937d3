import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readSpecimens } from '../../server/specimens/library.ts'
import { launch } from './browser.ts'
import { Stage } from './stage.ts'
import { DESK, enter, PHONE, STATES } from './states.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
/** WCAG 2.2, levels A and AA, and what axe's makers count as good practice. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

let browser: Browser
let stage: Stage

beforeAll(async () => {
  stage = await Stage.build((await readSpecimens()).map(({ card }) => card))
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  await stage?.close()
})

/** What axe finds, one line each: the rule and where. */
async function faults(page: Page): Promise<string[]> {
  // By the debugger, past the content security policy.
  await page.evaluate(AXE)
  return page.evaluate(async (tags) => {
    const { axe } = window as unknown as { axe: { run: (context: unknown, options: unknown) => Promise<Found> } }
    type Found = { violations: { id: string; nodes: { target: string[]; failureSummary: string }[] }[] }
    const { violations } = await axe.run(document, { runOnly: tags })
    return violations.flatMap(({ id, nodes }) => nodes.map((n) => `${id}: ${n.target.join(' ')} ${n.failureSummary}`))
  }, TAGS)
}

describe('axe finds nothing, on a telephone in the dark and at a desk in the light, and nothing hangs over at any width', () => {
  it.each(STATES)('$name', async (state) => {
    const context = await browser.newContext({ ...PHONE, reducedMotion: 'reduce' })
    const page = await context.newPage()
    await enter(page, stage, state)
    expect(await faults(page)).toEqual([])
    expect(await overhang(page)).toBe(0)
    await page.setViewportSize(DESK.viewport)
    await page.emulateMedia({ colorScheme: 'light' })
    expect(await faults(page)).toEqual([])
    expect(await overhang(page)).toBe(0)
    for (const width of [768, 1920]) {
      await page.setViewportSize({ width, height: 1000 })
      expect(await overhang(page), `${width} px`).toBe(0)
    }
    await context.close()
  })
})

/** What would have to be scrolled sideways, in pixels: of the page, and of a dialog on it. */
const overhang = (page: Page) =>
  page.evaluate(() => {
    const dialogs = [...document.querySelectorAll('dialog[open]')].map((one) => one.scrollWidth - one.clientWidth)
    return Math.max(0, document.documentElement.scrollWidth - innerWidth, ...dialogs)
  })
