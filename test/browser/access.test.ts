import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readSpecimens } from '../../server/specimens/library.ts'
import { faults, overhang } from './axe.ts'
import { launch } from './browser.ts'
import { Stage } from './stage.ts'
import { DESK, enter, PHONE, STATES } from './states.ts'

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
