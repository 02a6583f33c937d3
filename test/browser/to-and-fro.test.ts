/** From lamp to line, from finding to line, and back: for every one of them, by mouse and by key. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fourServers, withoutTls } from '../samples/domains.ts'
import { clean, hanging, implicitTls, mixed } from '../samples/tests.ts'
import { launch, visit } from './browser.ts'
import { Stage } from './stage.ts'
import { DESK } from './states.ts'

const SAMPLES = { mixed, fourServers, withoutTls, implicitTls, clean, hanging }

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

/** What is highlighted, once it is what the address of the page says: its id. */
async function lit(page: Page): Promise<string> {
  const { hash } = new URL(page.url())
  await page.locator(`${hash}.lit, article${hash}`).waitFor()
  return hash.slice(1)
}
const focused = (page: Page) => page.evaluate(() => document.activeElement?.id ?? '')
const idsOf = (page: Page, selector: string) => page.locator(selector).evaluateAll((all) => all.map(({ id }) => id))

describe.each(Object.entries(SAMPLES))('in the report of %s', (_, sample) => {
  it('every lamp leads to what it tells of, and from there one key leads back', async () => {
    const { page, context } = await visit(browser, stage.show(sample()), DESK)
    const lamps = await idsOf(page, '[role=grid] td a')
    expect(lamps.length).toBeGreaterThan(5)
    for (const lamp of lamps) {
      await page.locator(`#${lamp}`).click()
      const there = await lit(page)
      expect(there.split('-')[0], lamp).toBe(lamp.split('-')[0]?.replace('m', 's'))
      // A step that has not begun has no place of its own yet.
      if (!there.includes('-')) continue
      await page.keyboard.press('m')
      expect(await focused(page), `back from ${there}`).toBe(lamp)
    }
    await context.close()
  })

  it('whatever is listed leads to its line or its words, and they lead back to its lamp', async () => {
    const { page, context } = await visit(browser, stage.show(sample()), DESK)
    const ways = page.locator('section[aria-labelledby=standouts] a, section[aria-labelledby=checks] li > a')
    for (const way of await ways.all()) {
      await way.click()
      await lit(page)
      await page.getByRole('button', { name: 'Its lamp' }).click()
      expect(await focused(page)).toMatch(/^(?:m\d+|check)-/)
    }
    await context.close()
  })

  it('every finding has the address of its line, or one of its own, and a way back to its lamp', async () => {
    const { page, context } = await visit(browser, stage.show(sample()), DESK)
    for (const session of await idsOf(page, '[role=grid] tr[aria-selected] td:nth-child(2) a')) {
      await page.locator(`#${session}`).click()
      for (const finding of await page.locator('.sheets aside').all()) {
        if (await finding.locator('summary').count()) await finding.locator('summary').click()
        await finding.getByRole('link', { name: /^Link to/ }).click()
        const there = await lit(page)
        expect(there).toMatch(/-l\d+$|about-/)
        await finding.getByRole('link', { name: 'Back to its lamp' }).click()
        expect(await focused(page), `back from ${there}`).toMatch(/^(?:m\d+|check)-/)
      }
    }
    await context.close()
  })
})

it('what is missing is written beneath the answer that it is missing in, and its step leads there', async () => {
  const { page, context } = await visit(browser, stage.show(withoutTls()), DESK)
  await page.locator('#m1-starttls').click()
  expect(await page.locator('.line.lit .text').textContent()).toBe('250 8BITMIME')
  expect(await page.locator('.line.lit + aside').textContent()).toContain('does not offer')
  await page.keyboard.press('m')
  expect(await focused(page)).toBe('m1-starttls')
  await page.locator('#s1-starttls').getByRole('link', { name: 'The line that shows it' }).click()
  expect(await lit(page)).toMatch(/^s1-l\d+$/)
  await context.close()
})

describe('a line without any finding', () => {
  it('is come to by arrows from one stop of the tab key, chosen by Enter, and its address copied by C', async () => {
    const { page, context } = await visit(browser, stage.show(mixed()), DESK)
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    expect(await page.locator('article .line a[tabindex="0"]').count()).toBe(1)
    await page.locator('#s3-connect .margin a').focus()
    await page.keyboard.press('Tab')
    expect(await page.getByText('lead from line to line').isVisible()).toBe(true)
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp']) await page.keyboard.press(key)
    await page.keyboard.press('Enter')
    await page.locator('.line.lit', { hasText: '220 mx2.example.com ESMTP Postfix' }).waitFor()
    await page.getByRole('button', { name: 'Copy its link' }).waitFor()
    await page.keyboard.press('c')
    await page.getByRole('group', { name: 'The highlighted place' }).getByText('Copied').waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url())
    // And on from there.
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.locator('.line.lit', { hasText: 'EHLO probe.helograph.example' }).waitFor()
    await context.close()
  })

  it('has its address behind its time, and a button that copies it', async () => {
    const { page, context } = await visit(browser, stage.show(mixed()), DESK)
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.locator('#s3-banner .line a').first().click()
    await page.locator('.line.lit', { hasText: '220-mx2.example.com ESMTP' }).waitFor()
    await page.getByRole('button', { name: 'Copy its link' }).click()
    await page.getByRole('group', { name: 'The highlighted place' }).getByText('Copied').waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/\/t\/mixed0000001#s3-l\d+$/)
    await page.getByRole('button', { name: 'Close' }).last().click()
    expect(await page.locator('.lit').count()).toBe(0)
    await context.close()
  })
})
