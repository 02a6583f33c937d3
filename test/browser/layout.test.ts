import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { crowd, mixed } from '../samples/tests.ts'
import { launch, visit } from './browser.ts'
import { Stage } from './stage.ts'

let browser: Browser
let stage: Stage

beforeAll(async () => {
  stage = await Stage.build()
  browser = await launch()
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
