import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ended, launch, lines, startTest, visit } from './browser.ts'
import { Helograph } from './helograph.ts'
import { MailServer } from './mail-server.ts'

let browser: Browser
let helograph: Helograph
let server: MailServer

beforeAll(async () => {
  helograph = await Helograph.start()
  server = await MailServer.start()
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  await helograph?.remove()
})

it('recovers when Helograph is killed in the middle of a test and started again', async () => {
  const { page } = await visit(browser, helograph.url)
  await startTest(page, server.target)
  server.teaser('220-mail.test half a banner')
  await page.getByText('220-mail.test half a banner').waitFor()
  const before = await lines(page)

  await helograph.stop('SIGKILL')
  await page.getByText('Connection to Helograph lost, trying again.').waitFor()
  expect(await lines(page)).toEqual(before)

  await helograph.start()
  await page.getByText('Interrupted.', { exact: true }).waitFor()
  await page.getByText('Connection to Helograph lost').waitFor({ state: 'detached' })
  expect((await lines(page)).slice(0, before.length)).toEqual(before)
  expect(await page.locator('.pulse').count()).toBe(0)

  server.greet()
  const interrupted = page.url()
  await page.getByRole('main').getByRole('button', { name: 'Test again' }).click()
  await page.waitForURL((url) => url.href !== interrupted)
  await ended(page)
  expect((await lines(page)).at(-1)).toBe('< 221 2.0.0 Bye')
})
