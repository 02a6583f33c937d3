import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ended, launch, lines, startTest, visit } from './browser.ts'
import { Helograph } from './helograph.ts'
import { MailServer } from './mail-server.ts'

const HOSTILE = '220 <img src=x onerror="document.title=1"><script>document.title=2</script> \u202eevil\u0007'

let browser: Browser
let helograph: Helograph
let server: MailServer

beforeAll(async () => {
  helograph = await Helograph.start()
  server = await MailServer.start(HOSTILE, { MAIL: `452 4.3.1 ${'Insufficient system storage '.repeat(12)}` })
  server.greet()
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  await helograph?.remove()
})

it('says how it understands what is typed, and what is wrong with it', async () => {
  const { page } = await visit(browser, helograph.url)
  const field = page.getByRole('textbox', { name: 'Mail domain' })
  await field.fill('somebody@example.com')
  await page.getByText('The mail servers of example.com').waitFor()
  await field.fill('two..dots.example')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').getByText('two dots in a row').waitFor()
  expect(new URL(page.url()).pathname).toBe('/')
})

it('shows a refusal of the server beside the field', async () => {
  const { page } = await visit(browser, helograph.url)
  await page.getByRole('textbox', { name: 'Mail domain' }).fill('10.0.0.1')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').waitFor()
  expect(await page.getByRole('alert').textContent()).toMatch(/10\.0\.0\.1/)
})

it('keeps the chosen options for the test again, by button and by key', async () => {
  const { page } = await visit(browser, helograph.url)
  await page.getByText('Options').click()
  await page.getByLabel('go on to MAIL FROM').uncheck()
  await page.getByLabel('look at TLS in depth').check()
  await page.getByLabel('ask whether STARTTLS can be tricked').check()
  await page.getByLabel('Patience for the banner').fill('44')
  await startTest(page, server.target)
  await ended(page)
  expect((await lines(page)).join('\n')).not.toContain('MAIL FROM')
  const again = [
    () => page.getByRole('button', { name: 'Test again' }).first().click(),
    () =>
      page
        .locator('h1')
        .click()
        .then(() => page.keyboard.press('r')),
  ]
  for (const press of again) {
    const before = page.url()
    await press()
    await page.waitForURL((url) => url.href !== before)
    await ended(page)
    const events = await page.request.get(page.url().replace('/t/', '/api/tests/').concat('/events'))
    const queued = JSON.parse((await events.text()).split('\n')[0] ?? '')
    expect(queued.options).toMatchObject({ envelope: false, depth: true, injection: true, patience: 44 })
    expect((await lines(page)).join('\n')).not.toContain('MAIL FROM')
  }
})

it.each([360, 1280])('shows hostile and long lines as text that fits, %i px wide', async (width) => {
  const { page, complaints } = await visit(browser, helograph.url, { viewport: { width, height: 800 } })
  await startTest(page, server.target)
  await ended(page)
  const banner = (await lines(page)).find((line) => line.startsWith('< 220'))
  expect(banner).toContain('<img src=x onerror="document.title=1"><script>')
  expect(banner).toContain('\\u{202E}evil\\x07')
  expect(await page.locator('article img, article script').count()).toBe(0)
  expect(await page.title()).toContain('127.0.0.1')
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  expect(complaints).toEqual([])
})

it('has a page for a test that does not exist', async () => {
  const { page } = await visit(browser, `${helograph.url}/t/nothinghere1`)
  await page.getByRole('heading', { name: 'There is no such test.' }).waitFor()
})

it('reads well in the dark, and moves nothing for those who asked for that', async () => {
  const waiting = await MailServer.start()
  const { page } = await visit(browser, helograph.url, { colorScheme: 'dark', reducedMotion: 'reduce' })
  await startTest(page, waiting.target)
  await page.locator('.pulse').first().waitFor()
  expect(
    await page
      .locator('.pulse')
      .first()
      .evaluate((lamp) => getComputedStyle(lamp).animationName),
  ).toBe('none')
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).toBe('rgb(19, 20, 23)')
  await waiting.stop()
})
