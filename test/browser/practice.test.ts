import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ended, launch, lines, visit } from './browser.ts'
import { Helograph } from './helograph.ts'

let browser: Browser
let helograph: Helograph

beforeAll(async () => {
  helograph = await Helograph.start()
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  await helograph?.remove()
})

it.each([360, 1280])('lists the practice servers, and runs one by keyboard alone, %i px wide', async (width) => {
  const { page, complaints } = await visit(browser, helograph.url, { viewport: { width, height: 800 } })
  await page.getByRole('link', { name: 'Practice servers' }).click()
  await page.getByRole('heading', { level: 1, name: 'Practice servers' }).waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  const item = page.locator('#starttls-454')
  const button = await item.getByRole('button').boundingBox()
  expect(button?.width).toBeGreaterThan(button?.height ?? 0)
  expect(await item.textContent()).toContain('TLS offered, and not to be had')
  await page.getByRole('button', { name: 'Run TLS offered, and not to be had' }).focus()
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/t\/\w+$/)
  await ended(page)
  await page.getByText('nothing on the internet was contacted').waitFor()
  await page.getByRole('heading', { level: 1, name: 'mx.test offers TLS but cannot start it' }).waitFor()
  expect(await lines(page)).toContain('< 454 4.7.0 TLS not available due to local problem')
  const evidence = page.locator('article .line', { hasText: '454 4.7.0' })
  const finding = page.locator('article aside', { hasText: 'offers TLS but cannot start it' })
  const [line, note] = [await evidence.boundingBox(), await finding.boundingBox()]
  expect(note?.y).toBeGreaterThan(line?.y ?? Number.POSITIVE_INFINITY)
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  const first = page.url()
  await page.getByRole('button', { name: 'Run it again' }).click()
  await page.waitForURL((url) => url.href !== first)
  await ended(page)
  expect(complaints).toEqual([])
})

it('runs one without JavaScript', async () => {
  const { page } = await visit(browser, `${helograph.url}/practice`, { javaScriptEnabled: false })
  await page.getByRole('button', { name: 'Run Hangs up without a byte' }).click()
  await page.waitForURL(/\/t\/\w+$/)
  await page.getByText('nothing on the internet was contacted').waitFor()
})
