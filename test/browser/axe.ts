import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
/** WCAG 2.2, levels A and AA, and what axe's makers count as good practice. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What axe finds, one line each: the rule and where. */
export async function faults(page: Page): Promise<string[]> {
  // By the debugger, past the content security policy.
  await page.evaluate(AXE)
  return page.evaluate(async (tags) => {
    const { axe } = window as unknown as { axe: { run: (context: unknown, options: unknown) => Promise<Found> } }
    type Found = { violations: { id: string; nodes: { target: string[]; failureSummary: string }[] }[] }
    const { violations } = await axe.run(document, { runOnly: tags })
    return violations.flatMap(({ id, nodes }) => nodes.map((n) => `${id}: ${n.target.join(' ')} ${n.failureSummary}`))
  }, TAGS)
}

/** What would have to be scrolled sideways, in pixels: of the page, and of a dialog on it. */
export const overhang = (page: Page) =>
  page.evaluate(() => {
    const dialogs = [...document.querySelectorAll('dialog[open]')].map((one) => one.scrollWidth - one.clientWidth)
    return Math.max(0, document.documentElement.scrollWidth - innerWidth, ...dialogs)
  })
