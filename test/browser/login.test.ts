import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { LoginServer } from '../setup/login-server.ts'
import { ended, launch, lines, visit } from './browser.ts'
import { Helograph } from './helograph.ts'

const USER = 'quimby@people.example'
const PASSWORD = 'Zebra-Quartz;41'

let browser: Browser
let helograph: Helograph
let server: LoginServer

beforeAll(async () => {
  helograph = await Helograph.start()
  server = await LoginServer.start()
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  await helograph?.remove()
})

/** All that a page and its browser keep: the page itself with its fields, addresses, storages, cookies. */
async function kept(page: Page): Promise<string> {
  const inside = await page.evaluate(() => {
    const fields = [...document.querySelectorAll('input')].map(({ value }) => value)
    const stores = [localStorage, sessionStorage].map((store) => JSON.stringify({ ...store }))
    return [
      document.documentElement.outerHTML,
      location.href,
      JSON.stringify(history.state),
      ...fields,
      ...stores,
    ].join('\n')
  })
  return inside + JSON.stringify(await page.context().cookies())
}

async function expectForgotten(page: Page): Promise<void> {
  const text = await kept(page)
  for (const secret of [USER, PASSWORD, 'quimby']) expect(text).not.toContain(secret)
}

async function fillIn(page: Page): Promise<void> {
  await page.getByLabel('User', { exact: true }).fill(USER)
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
}

it('logs in with what was typed, keeps none of it, and asks anew for the test again', async () => {
  const { page, complaints } = await visit(browser, helograph.url)
  await page.getByText('Options').click()
  await page.getByLabel('Security').selectOption('implicit')
  await fillIn(page)
  expect(await page.getByLabel('Password', { exact: true }).getAttribute('type')).toBe('password')
  expect(await page.getByLabel('Password', { exact: true }).getAttribute('autocomplete')).toBe('off')
  expect(await page.locator('fieldset input[name]').count()).toBe(0)
  await page.getByRole('textbox', { name: 'Mail domain' }).fill(server.target)
  await page.getByRole('button', { name: 'Test', exact: true }).click()
  await page.waitForURL(/\/t\/\w+$/)
  await ended(page)
  expect(await lines(page)).toContain('> AUTH PLAIN ********')
  expect(server.heard).toContain(`AUTH PLAIN ${Buffer.from(`\0${USER}\0${PASSWORD}`).toString('base64')}`)
  await expectForgotten(page)

  const first = page.url()
  await page.goBack()
  await page.getByRole('textbox', { name: 'Mail domain' }).waitFor()
  await expectForgotten(page)
  await page.goForward()
  await ended(page)

  const told = server.heard.length
  await page.keyboard.press('r')
  const dialog = page.getByRole('dialog')
  await dialog.waitFor()
  expect(page.url()).toBe(first)
  await dialog.getByRole('button', { name: 'Test with this login' }).click()
  expect(await dialog.isVisible()).toBe(true)
  expect(server.heard).toHaveLength(told)
  await fillIn(page)
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => url.href !== first)
  await ended(page)
  expect(server.heard.slice(told).filter((line) => line.startsWith('AUTH'))).toHaveLength(1)
  await expectForgotten(page)
  expect(complaints).toEqual([])
})

it('forgets what was typed where the dialog is closed, and tests without a login where that is asked for', async () => {
  const { page } = await visit(browser, helograph.url)
  await page.getByText('Options').click()
  await page.getByLabel('Security').selectOption('implicit')
  await fillIn(page)
  await page.getByRole('textbox', { name: 'Mail domain' }).fill(server.target)
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/t\/\w+$/)
  await ended(page)
  await page.keyboard.press('r')
  await fillIn(page)
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await expectForgotten(page)
  const first = page.url()
  await page
    .getByRole('button', { name: /^Test again/ })
    .first()
    .click()
  await page.getByRole('button', { name: 'Test without' }).click()
  await page.waitForURL((url) => url.href !== first)
  await ended(page)
  expect((await lines(page)).join('\n')).not.toContain('AUTH PLAIN ****')
})
