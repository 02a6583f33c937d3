import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { awake, ended, launch, startTest, visit } from './browser.ts'
import { Helograph } from './helograph.ts'
import { MailServer } from './mail-server.ts'

let browser: Browser
let helograph: Helograph
let server: MailServer
const replies: Record<string, string> = {}
const REFUSED = '452 4.3.1 Insufficient system storage'

beforeAll(async () => {
  helograph = await Helograph.start()
  server = await MailServer.start(undefined, replies)
  server.greet()
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  await helograph?.remove()
})
beforeEach(() => {
  replies.MAIL = REFUSED
})

const icon = async (page: Page) => decodeURIComponent((await page.locator('link[rel=icon]').getAttribute('href')) ?? '')
const idOf = (url: string) => url.slice(url.lastIndexOf('/') + 1)
type Heard = { heard: string[] }

/** In the page: writes down what its reader would hear and be notified of, since a browser without a screen has neither. */
function listen(): void {
  const heard: string[] = []
  const start = OscillatorNode.prototype.start
  OscillatorNode.prototype.start = function (when) {
    heard.push(`${this.frequency.value} Hz`)
    start.call(this, when)
  }
  class Told extends EventTarget {
    static requestPermission = async () => 'granted'
    constructor(title: string, { body }: { body: string }) {
      super()
      heard.push(`${title}: ${body}`)
    }
    close() {}
  }
  Object.assign(window, { Notification: Told, heard })
}

const fields = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLInputElement>('form input, form select')].map((one) => one.value),
  )

it.each([360, 1280])(
  'keeps testing until a lamp changes, and a tab in the background tells, %i px wide',
  async (width) => {
    const { page, context, complaints } = await visit(browser, helograph.url, { viewport: { width, height: 800 } })
    await context.clock.install()
    await context.addInitScript(listen)
    await startTest(page, server.target)
    await ended(page)
    await page.getByRole('button', { name: 'Keep testing' }).click()
    const panel = page.locator('#keep')
    await panel.getByText('The next tests are compared with this one. The first of them begins').waitFor()
    expect(await page.title()).toMatch(/^↻ 127\.0\.0\.1: /)
    await panel.getByLabel('Sound').check()
    await panel.getByLabel('Notification').check()
    await panel.getByRole('button', { name: 'Stop' }).focus()

    const row = panel.getByRole('list', { name: 'The last tests' })
    const seen = [page.url()]
    for (const count of [2, 3]) {
      const before = page.url()
      if (count === 3) replies.MAIL = '250 2.1.0 Ok'
      await page.clock.fastForward(14_000)
      expect(page.url()).toBe(before)
      await page.clock.fastForward(2000)
      await page.waitForURL((url) => url.href !== before)
      await ended(page)
      await row
        .getByRole('link')
        .nth(count - 1)
        .waitFor()
      seen.push(page.url())
      if (count === 2) {
        await panel.getByText('No lamp changed.').waitFor()
        expect(await panel.getByLabel('Sound').isChecked()).toBe(true)
        expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe('Stop')
      }
    }
    await panel.getByText('Changed! mail-from at [127.0.0.1]: passed, was warning.').waitFor()
    await page.waitForFunction(() => (window as unknown as Heard).heard.length === 3)
    expect(await page.evaluate(() => (window as unknown as Heard).heard)).toEqual([
      '660 Hz',
      '495 Hz',
      `${server.target}: Changed! mail-from at [127.0.0.1]: passed, was warning.`,
    ])
    const compared = await panel.getByRole('link', { name: 'Compare with the test before' }).getAttribute('href')
    expect(compared).toBe(`/compare/${seen.slice(1).map(idOf).join('/')}`)
    const comparison = await context.newPage()
    await comparison.goto(helograph.url + compared)
    await comparison.getByRole('heading', { level: 1, name: /mail-from turned from amber to green/ }).waitFor()
    await comparison.close()
    expect(await page.title()).toMatch(/^Changed! 127\.0\.0\.1: /)
    expect(await icon(page)).toMatch(/<path d="M8 2/)
    expect(
      await row.getByRole('link').evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href)),
    ).toEqual(seen)
    expect(await row.locator('[aria-current]').getAttribute('href')).toBe(new URL(page.url()).pathname)
    expect(
      await row.getByRole('img').evaluateAll((lamps) => lamps.map((lamp) => lamp.getAttribute('aria-label'))),
    ).toEqual(['warning', 'warning', 'warning'])
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)

    await page.clock.fastForward(600_000)
    await row.getByRole('link').first().click()
    await panel.getByText('This is an earlier test of the row.').waitFor()
    await panel.getByRole('button', { name: 'Go on' }).click()
    await page.waitForURL(seen[2] ?? '')
    await panel.getByRole('button', { name: 'Close' }).click()
    await panel.waitFor({ state: 'detached' })
    expect(await page.title()).toMatch(/^127\.0\.0\.1: /)
    expect(complaints).toEqual([])
  },
)

it('keeps testing in one tab at a time', async () => {
  const { page, context } = await visit(browser, helograph.url)
  await startTest(page, server.target)
  await ended(page)
  await page.getByRole('button', { name: 'Keep testing' }).click()
  await page.locator('#keep').getByText('The next test begins').waitFor()
  const other = await context.newPage()
  await other.goto(page.url())
  await other.getByRole('button', { name: 'Keep testing' }).click()
  await other.getByText('Another tab of this browser keeps testing').waitFor()
})

it('fills the form from the address, begins nothing, and tells the address what is chosen', async () => {
  const { page, context, complaints } = await visit(
    browser,
    `${helograph.url}/?target=${server.target}&security=none&envelope=false&port=x&password=Zebra`,
  )
  const button = page.getByRole('button', { name: 'Test', exact: true })
  await page.getByText('port (a number from 1 to 65535)').waitFor()
  await page.waitForURL(`${helograph.url}/?target=${server.target}&security=none&envelope=false`)
  expect(await button.evaluate((one) => one === document.activeElement)).toBe(true)
  expect(await page.getByLabel('Security').inputValue()).toBe('none')
  await page.getByLabel('Addresses').selectOption('4')
  await page.getByLabel('go on to MAIL FROM').check()
  await page.waitForURL(`${helograph.url}/?target=${server.target}&security=none&family=4`)
  const drawn = await context.newPage()
  await drawn.goto(page.url())
  const plain = await visit(browser, page.url(), { javaScriptEnabled: false })
  expect(await plain.page.getByLabel('Addresses').inputValue()).toBe('4')
  expect(await plain.page.getByLabel('Security').isVisible()).toBe(true)
  await page.reload()
  await awake(page)
  await awake(drawn)
  expect(await fields(page)).toEqual(await fields(drawn))

  await button.click()
  await page.waitForURL(/\/t\/\w+$/)
  await ended(page)
  await page.getByText('More', { exact: true }).click()
  await page.getByRole('link', { name: 'Test with other options' }).click()
  await page.waitForURL(`${helograph.url}/?target=${server.target}&security=none&family=4#options`)
  await page.getByLabel('Patience').fill('30')
  await page.getByLabel('Patience').blur()
  await page.waitForURL(/&patience=30#options$/)
  expect(complaints).toEqual([])
})

it('lists the tests of this browser, and forgets one, all, and what was deleted', async () => {
  const { page, context, complaints } = await visit(browser, helograph.url)
  const other = await MailServer.start()
  other.greet()
  const list = page.getByRole('region', { name: 'Tested from this browser' })
  const begin = async (target: string) => {
    await page.goto(helograph.url)
    await awake(page)
    await startTest(page, target)
    await ended(page)
  }
  await begin(server.target)
  await begin(server.target)
  expect(await list.count()).toBe(0)
  const latest = new URL(page.url()).pathname
  await begin(other.target)
  page.on('dialog', (dialog) => dialog.accept())
  await page.getByText('More', { exact: true }).click()
  await page.getByRole('button', { name: 'Delete' }).click()
  await page.getByRole('heading', { name: 'This test is no longer kept.' }).waitFor()

  await page.goto(helograph.url)
  const line = list.getByRole('listitem').filter({ hasText: server.target })
  await line.waitFor()
  expect(await list.getByText(other.target).count()).toBe(0)
  expect(await line.getByRole('link').first().getAttribute('href')).toBe(latest)
  expect(
    await line.getByRole('img').evaluateAll((lamps) => lamps.map((lamp) => lamp.getAttribute('aria-label'))),
  ).toEqual(['warning', 'warning'])
  const guest = await visit(browser, helograph.url)
  expect(await guest.page.getByText('Tested from this browser').count()).toBe(0)

  await list.getByRole('button', { name: `Forget ${server.target}` }).click()
  await list.waitFor({ state: 'detached' })
  await begin(server.target)
  await page.goto(helograph.url)
  await list.getByRole('button', { name: 'Forget all' }).click()
  await list.waitFor({ state: 'detached' })
  expect(await page.evaluate(() => localStorage.length)).toBe(0)
  await context.close()
  await other.stop()
  expect(complaints.filter((words) => !/410/.test(words))).toEqual([])
})
