import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readSpecimens } from '../../server/specimens/library.ts'
import { hanging, mixed } from '../samples/tests.ts'
import { faults, overhang } from './axe.ts'
import { awake, launch, visit } from './browser.ts'
import { Helograph } from './helograph.ts'
import { Stage } from './stage.ts'
import { DESK, PHONE, STATES } from './states.ts'

let browser: Browser
let stage: Stage
let helograph: Helograph

beforeAll(async () => {
  stage = await Stage.build((await readSpecimens()).map(({ card }) => card))
  stage.language = 'de'
  browser = await launch()
  helograph = await Helograph.start()
})
afterAll(async () => {
  await browser?.close()
  await stage?.close()
  await helograph?.stop()
})

describe('in German axe finds nothing, and nothing hangs over', () => {
  it.each(STATES.filter(({ happens }) => !happens))('$name', async (state) => {
    const context = await browser.newContext({ ...PHONE, reducedMotion: 'reduce' })
    const page = await context.newPage()
    await page.goto(state.open(stage))
    await awake(page)
    expect(await page.locator('html').getAttribute('lang')).toBe('de')
    expect(await faults(page)).toEqual([])
    expect(await overhang(page)).toBe(0)
    await page.setViewportSize(DESK.viewport)
    await page.emulateMedia({ colorScheme: 'light' })
    expect(await faults(page)).toEqual([])
    expect(await overhang(page)).toBe(0)
    await context.close()
  })
})

it('a browser that prefers German reads German, and loads no English words', async () => {
  const context = await browser.newContext({ locale: 'de-DE' })
  const page = await context.newPage()
  const loaded: string[] = []
  page.on('response', async (response) => {
    if (response.url().endsWith('.js')) loaded.push(await response.text().catch(() => ''))
  })
  await page.goto(helograph.url)
  await awake(page)
  await page.getByRole('heading', { name: 'Prüfen Sie einen Mailserver, und sehen Sie zu.' }).waitFor()
  await page.getByRole('textbox').fill('1.2.3')
  await page.keyboard.press('Enter')
  await page.getByText('Schreiben Sie es so.').waitFor()
  expect(loaded.some((text) => text.includes('Geben Sie eine Mail-Domain'))).toBe(true)
  expect(loaded.filter((text) => text.includes('Enter a mail domain'))).toEqual([])
  await context.close()
})

it('a switch in the footer changes it, keeps what was filled in, and is remembered, also without JavaScript', async () => {
  for (const javaScriptEnabled of [true, false]) {
    const context = await browser.newContext({ locale: 'en-GB', javaScriptEnabled })
    const page = await context.newPage()
    await page.goto(`${helograph.url}/?target=example.com&port=587`)
    await page.getByRole('link', { name: 'Deutsch' }).click()
    await page.locator('html[lang=de]').waitFor()
    expect(await page.getByRole('spinbutton', { name: 'Port' }).inputValue()).toBe('587')
    expect(await page.getByRole('link', { name: 'Deutsch' }).getAttribute('aria-current')).toBe('true')
    await page.goto(`${helograph.url}/practice`)
    await page.getByRole('heading', { name: 'Übungsserver' }).waitFor()
    await page.getByRole('link', { name: 'English' }).click()
    await page.getByRole('heading', { name: 'Practice servers' }).waitFor()
    await page.goto(helograph.url)
    await page.getByText('Test a mail server while you watch.').waitFor()
    await context.close()
  }
})

it('a test that runs is told in German, findings and announcements, with what was said on the wire marked as English', async () => {
  const context = await browser.newContext({ locale: 'de-AT' })
  const page = await context.newPage()
  await page.goto(`${helograph.url}/practice#banner-554-no-service`)
  await awake(page)
  await page.locator('#banner-554-no-service button').click()
  await page.waitForURL('**/t/*')
  await page.locator('button:enabled', { hasText: 'Als Ticket kopieren' }).waitFor()
  await page.getByText('nimmt überhaupt keine Mail an').first().waitFor()
  expect(await page.title()).toContain('fehlgeschlagen')
  expect(await page.locator('.line.received .text').first().getAttribute('lang')).toBe('en')
  const live = await page.locator('main h1').textContent()
  await page.reload()
  await awake(page)
  // The same as it was drawn by the server: nothing changes as the page wakes up.
  expect(await page.locator('main h1').textContent()).toBe(live)
  const plain = await browser.newContext({ locale: 'de', javaScriptEnabled: false })
  const read = await plain.newPage()
  await read.goto(page.url())
  await read.getByText('nimmt überhaupt keine Mail an').first().waitFor()
  await plain.close()
  await context.close()
})

it('seconds, decimals and waits are told as German tells them', async () => {
  const { page, context } = await visit(browser, stage.show(mixed()), { ...DESK, locale: 'de' })
  await page
    .getByText(/\d,\d s/)
    .first()
    .waitFor()
  await context.close()
  const waiting = await visit(browser, stage.show(hanging()), { ...DESK, locale: 'de' })
  await waiting.page
    .getByText(/noch kein Banner, \d+ s/)
    .first()
    .waitFor()
  await waiting.context.close()
})
