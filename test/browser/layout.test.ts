import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { crowd, mixed } from '../samples/tests.ts'
import { awake, launch, visit } from './browser.ts'
import { Stage } from './stage.ts'
import { theDayBefore } from './states.ts'

let browser: Browser
let stage: Stage

beforeAll(async () => {
  stage = await Stage.build()
  browser = await launch()
})
afterEach(() => {
  stage.language = 'en'
})
afterAll(async () => {
  await browser?.close()
  await stage?.close()
})

describe('a report is laid out', () => {
  it('on a tablet with the map and what to read first side by side, under a bar of one line', async () => {
    const { page, context } = await visit(browser, stage.show(mixed()), { viewport: { width: 768, height: 1024 } })
    const box = async (selector: string) => {
      const found = await page.locator(selector).first().boundingBox()
      if (!found) throw new Error(`there is no ${selector}`)
      return found
    }
    expect((await box('header')).height).toBeLessThan(72)
    const [map, first, sheet] = [await box('.frame > nav'), await box('.frame > section'), await box('article')]
    expect(first.x).toBeGreaterThan(map.x + map.width)
    expect(first.y).toBeLessThan(map.y + map.height)
    expect(sheet.y).toBeGreaterThan(map.y + map.height)
    await context.close()
  })

  it('on a wide desk with the bar in line with it, and every address whole beside its lamps', async () => {
    const { page, context } = await visit(browser, stage.show(crowd()), { viewport: { width: 1920, height: 1080 } })
    const left = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((e) => e.getBoundingClientRect().left)
    expect(await left('header a')).toBeCloseTo(await left('h1'), 0)
    const cut = await page
      .locator('.address .head')
      .evaluateAll((heads) => heads.filter((head) => head.scrollWidth > head.clientWidth).length)
    expect(cut).toBe(0)
    await context.close()
  })
})

/** Sums up how far things move that nobody has moved (Cumulative Layout Shift). */
function watchShifts() {
  const seen = window as unknown as { shifted: number }
  seen.shifted = 0
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const shift = entry as PerformanceEntry & { value: number; hadRecentInput: boolean }
      if (!shift.hadRecentInput) seen.shifted += shift.value
    }
  }).observe({ type: 'layout-shift', buffered: true })
}

describe.each([360, 768, 1280])("one's own report, %i px wide", (width) => {
  it('stands still while the page wakes up and finds out what changed since the last time', async () => {
    const [before, after] = [stage.show(theDayBefore()), stage.show(mixed())]
    const context = await browser.newContext({ viewport: { width, height: 800 } })
    const tokens = [before, after].map((url) => [url.slice(-12), 'token'])
    await context.addInitScript((own) => localStorage.setItem('helograph.tokens', own), JSON.stringify(tokens))
    await context.addInitScript(watchShifts)
    const page = await context.newPage()
    for (const url of [before, after]) {
      await page.goto(url)
      await awake(page)
    }
    await page.getByText(/^Since 2026-11-23/).waitFor()
    await page.getByText('More', { exact: true }).click()
    await page.getByRole('button', { name: 'Delete' }).waitFor()
    expect(await page.evaluate(() => (window as unknown as { shifted: number }).shifted)).toBeLessThan(0.001)
    await context.close()
  })
})

it.each(['en', 'de'] as const)(
  'the buttons of a report take two rows of a telephone at most, in %s',
  async (language) => {
    stage.language = language
    const { page, context } = await visit(browser, stage.show(mixed()), { viewport: { width: 360, height: 740 } })
    const rows = await page
      .locator('.actions > *')
      .evaluateAll((all) => new Set(all.map((one) => Math.round(one.getBoundingClientRect().top))).size)
    expect(rows).toBe(2)
    await page.locator('.actions summary').focus()
    await page.keyboard.press('Enter')
    const menu = await page.locator('.actions details > div').boundingBox()
    expect(menu?.x).toBeGreaterThanOrEqual(0)
    expect((menu?.x ?? 0) + (menu?.width ?? 360)).toBeLessThanOrEqual(360)
    await page.keyboard.press('Escape')
    expect(await page.locator('.actions details[open]').count()).toBe(0)
    await context.close()
  },
)

it('what is wanted seldom is found without a script, too', async () => {
  const { page, context } = await visit(browser, stage.show(mixed()), { javaScriptEnabled: false })
  await page.getByText('More', { exact: true }).click()
  expect(await page.getByRole('link', { name: 'Test with other options' }).isVisible()).toBe(true)
  await context.close()
})
