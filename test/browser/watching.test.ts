import { describe, expect, it } from 'vitest'
import { ended, lines, startTest, visit } from './browser.ts'
import { scene } from './scene.ts'

const here = scene()

describe('watching a test', () => {
  it('goes from the pasted name over live lines to the verdict, and the link shows the same to anybody', async () => {
    const { page, complaints } = await visit(here.browser, here.helograph.url)
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('target')
    await startTest(page, here.server.target)
    await page.getByText('no banner yet, ').waitFor()
    await page.getByText('RFC 5321 4.5.3.2.1 has a sender wait 300 s').waitFor()

    here.server.teaser('220-mail.test patience, please')
    await page.getByText('220-mail.test patience, please').waitFor()
    await page.getByText('the banner is not complete yet').waitFor()

    const guest = await visit(here.browser, page.url())
    await guest.page.getByText('220-mail.test patience, please').waitFor()
    here.server.greet()
    await Promise.all([ended(page), ended(guest.page)])

    const seen = await lines(page)
    expect(seen.slice(1, 5)).toEqual([
      '< 220-mail.test patience, please',
      '< 220 mail.test ESMTP',
      '> EHLO probe.helograph.example',
      '< 250 2.0.0 Ok',
    ])
    expect(seen.at(-1)).toBe('< 221 2.0.0 Bye')
    expect(await lines(guest.page)).toEqual(seen)
    expect(await page.locator('h1').textContent()).not.toBe('')

    const later = await visit(here.browser, page.url(), { javaScriptEnabled: false })
    expect(await lines(later.page)).toEqual(seen)
    expect(complaints).toEqual([])
    expect(guest.complaints).toEqual([])
  })

  it('ties each line to its step, and its address leads back to it', async () => {
    here.server.greet()
    const { page } = await visit(here.browser, here.helograph.url)
    await startTest(page, here.server.target)
    await ended(page)
    const step = page.locator('section', { has: page.getByRole('heading', { name: 'mail-from', exact: true }) })
    expect(await step.locator('.text').first().textContent()).toMatch(/^MAIL FROM:<postmaster@/)
    const address = await step.locator('.line a').last().getAttribute('href')
    const shared = await visit(here.browser, page.url() + address)
    await shared.page.locator('.line.lit').waitFor()
    expect(await shared.page.locator('.line.lit .text').textContent()).toBe('250 2.0.0 Ok')
  })

  it('tests again with R, and by keyboard alone', async () => {
    here.server.greet()
    const { page } = await visit(here.browser, here.helograph.url)
    await startTest(page, here.server.target)
    await ended(page)
    const first = page.url()
    await page.locator('h1').click()
    await page.keyboard.press('r')
    await page.waitForURL((url) => url.href !== first)
    await ended(page)
    expect((await lines(page)).at(-1)).toBe('< 221 2.0.0 Bye')
  })

  it('is stopped by whoever made it, and shows what was seen until then', async () => {
    const { page } = await visit(here.browser, here.helograph.url)
    await startTest(page, here.server.target)
    await page.getByText(/no banner yet, [1-9]\d* s/).waitFor()
    const guest = await visit(here.browser, page.url())
    await guest.page.locator('article').waitFor()
    expect(await guest.page.getByRole('button', { name: 'Stop' }).count()).toBe(0)
    await page.getByRole('button', { name: 'Stop' }).click()
    await page.getByText('It was stopped by whoever made it.').first().waitFor()
    await ended(guest.page)
    expect(await lines(guest.page)).toHaveLength(1)
    expect(await page.getByRole('button', { name: 'Stop' }).count()).toBe(0)
  })

  it('deletes for whoever made it, and says so to everybody else', async () => {
    here.server.greet()
    const { page } = await visit(here.browser, here.helograph.url)
    await startTest(page, here.server.target)
    await ended(page)
    const guest = await visit(here.browser, page.url())
    await ended(guest.page)
    expect(await guest.page.getByRole('button', { name: 'Delete' }).count()).toBe(0)
    page.once('dialog', (dialog) => dialog.accept())
    await page.getByText('More', { exact: true }).click()
    await page.getByRole('button', { name: 'Delete' }).click()
    await page.getByRole('heading', { name: 'This test is no longer kept.' }).waitFor()
    expect((await guest.page.reload())?.status()).toBe(410)
  })

  it('copies the transcript as plain text', async () => {
    here.server.greet()
    const { page, context } = await visit(here.browser, here.helograph.url)
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await startTest(page, here.server.target)
    await ended(page)
    await page.getByText('More', { exact: true }).click()
    await page.getByRole('button', { name: 'Copy transcript' }).click()
    await page.getByText('Copied').waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('< 220 mail.test ESMTP\n')
  })
})
