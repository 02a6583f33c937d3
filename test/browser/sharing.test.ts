import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { TestEvent } from '../../shared/events.ts'
import { mixed } from '../samples/tests.ts'
import { launch, visit } from './browser.ts'
import { Helograph } from './helograph.ts'
import { keepReport } from './kept-report.ts'

const ID = 'mixed0000001'
const TOKEN = 'the-token-of-whoever-made-it'

let browser: Browser
let helograph: Helograph
let link: string

/** A report of four conversations, and of a check whose answers are folded. */
function sample(): TestEvent[] {
  const answers = { lines: ['example.com. 300 IN MX 10 mx1.example.com.'] }
  return mixed().map((event) => (event.type === 'check' ? { ...event, data: answers } : event))
}

beforeAll(async () => {
  helograph = await Helograph.start((folder) => keepReport(folder, sample(), TOKEN))
  link = `${helograph.url}/t/${ID}`
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  await helograph?.remove()
})

it('a link has a picture that can be fetched, and the page says until when it is kept', async () => {
  const { page, complaints } = await visit(browser, link)
  const picture = await page.locator('meta[property="og:image"]').getAttribute('content')
  expect(picture).toBe(`${link}/preview.png`)
  const size = await page.evaluate(async (source) => {
    const image = new Image()
    image.src = source
    await image.decode()
    return [image.naturalWidth, image.naturalHeight]
  }, String(picture))
  expect(size).toEqual([1200, 630])
  const until = await page.locator('footer time').first().getAttribute('datetime')
  const days = Math.round((Date.parse(String(until)) - Date.now()) / 86_400_000)
  expect(days).toBe(90)
  await page.getByText(/^kept until \d+ \w{3} \d{4}$/).waitFor()
  for (const name of ['as text', 'as JSON', 'events', 'badge']) {
    const href = await page.getByRole('link', { name, exact: true }).getAttribute('href')
    expect((await page.request.get(`${helograph.url}${href}`)).status(), name).toBe(200)
  }
  expect(complaints).toEqual([])
})

it('a ticket gets verdict, failing lines and link', async () => {
  const { page, context } = await visit(browser, link)
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.getByRole('button', { name: 'Copy for a ticket' }).click()
  await page.getByText('Copied', { exact: true }).waitFor()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toMatch(/^\*\*example\.com: warning\.\*\* /)
  expect(copied).toContain('```\n> STARTTLS\n< 454 4.7.0 TLS not available due to local problem\n```')
  expect(copied).toContain(`<${link}>`)
})

it('paper has every conversation, nothing folded and nothing to press', async () => {
  const { page } = await visit(browser, link)
  const shown = () =>
    page.evaluate(() => ({
      conversations: document.querySelectorAll('article').length,
      folded: [...document.querySelectorAll('details:not([open])')].filter((one) => one.checkVisibility()).length,
      buttons: [...document.querySelectorAll('button, input')].filter((one) => one.checkVisibility()).length,
    }))
  await page.getByRole('button', { name: 'Copy link' }).waitFor()
  const before = await shown()
  expect(before.conversations).toBe(1)
  // Two in the report, and the menu of what is wanted seldom.
  expect(before.folded).toBe(3)
  await page.emulateMedia({ media: 'print' })
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
  expect(await shown()).toEqual({ conversations: 4, folded: 0, buttons: 0 })
  await page.getByText('example.com. 300 IN MX 10 mx1.example.com.').waitFor()
  await page.getByText(`https://helograph.example/t/${ID}`, { exact: true }).waitFor()
  await page.emulateMedia({ media: 'screen' })
  await page.evaluate(() => dispatchEvent(new Event('afterprint')))
  expect(await shown()).toEqual(before)
})

it('whoever made it deletes it, and its link says so from then on', async () => {
  const { page } = await visit(browser, link)
  await page.evaluate((kept) => localStorage.setItem('helograph.tokens', JSON.stringify(kept)), [[ID, TOKEN]])
  await page.reload()
  page.once('dialog', (dialog) => dialog.accept())
  await page.getByText('More', { exact: true }).click()
  await page.getByRole('button', { name: 'Delete' }).click()
  await page.getByRole('heading', { name: 'This test is no longer kept.' }).waitFor()
  await page.getByText('was deleted or has expired').waitFor()
  expect((await page.request.get(`${link}/preview.png`)).status()).toBe(410)
})
