import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ended, launch, startTest, visit } from './browser.ts'
import { Helograph } from './helograph.ts'
import { MailServer } from './mail-server.ts'

let browser: Browser
let helograph: Helograph
let server: MailServer
const replies: Record<string, string> = { MAIL: '250 2.1.0 Ok' }

beforeAll(async () => {
  helograph = await Helograph.start()
  server = await MailServer.start('220 mail.test ESMTP', replies)
  server.greet()
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  await helograph?.remove()
})

const overflow = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)

it('says after R what turned since the last test, and shows the whole of it without JavaScript', async () => {
  const { page, complaints } = await visit(browser, helograph.url, { viewport: { width: 360, height: 800 } })
  await startTest(page, server.target)
  await ended(page)
  const first = page.url()
  expect(await page.locator('.since').count()).toBe(0)

  replies.MAIL = '452 4.3.1 Insufficient system storage'
  await page.locator('h1').click()
  await page.keyboard.press('r')
  await page.waitForURL((url) => url.href !== first)
  await ended(page)
  await page
    .getByRole('status')
    .getByText(/^Since [\d:]+ UTC: mail-from turned from green to amber/)
    .waitFor()
  expect(await overflow(page)).toBeLessThanOrEqual(0)

  // Somebody else who was sent the link is told of no test of his own.
  const guest = await visit(browser, page.url())
  await ended(guest.page)
  expect(await guest.page.locator('.since').count()).toBe(0)

  const second = page.url()
  await page.getByRole('link', { name: /^Compare with [\d:]+ UTC$/ }).click()
  await page.getByRole('heading', { level: 1, name: /mail-from turned from green to amber/ }).waitFor()
  const whole = await visit(browser, page.url(), { javaScriptEnabled: false, viewport: { width: 360, height: 800 } })
  const step = whole.page.getByRole('region', { name: 'mail-from' })
  expect(await step.locator('.text').allTextContents()).toEqual([
    '250 2.1.0 Ok',
    '452 4.3.1 Insufficient system storage',
  ])
  expect(await overflow(whole.page)).toBeLessThanOrEqual(0)
  await page.getByRole('link', { name: 'new, received' }).first().click()
  await page.locator('.line.lit', { hasText: '452 4.3.1' }).waitFor()
  expect(page.url()).toMatch(`${second}#s1-l`)
  expect(complaints).toEqual([])

  await page.goto(first)
  page.once('dialog', (dialog) => dialog.accept())
  await page.getByText('More', { exact: true }).click()
  await page.getByRole('button', { name: 'Delete' }).click()
  await page.getByRole('heading', { name: 'This test is no longer kept.' }).waitFor()
  const asked = `/api/compare/${[first, second].map((url) => new URL(url).pathname.slice(3)).join('/')}`
  const gone = page.waitForResponse((answer) => new URL(answer.url()).pathname === asked && answer.status() === 410)
  await page.goto(second)
  await gone
  await page.locator('.since').waitFor({ state: 'detached' })
})
