import { describe, expect, it } from 'vitest'
import { faults, overhang } from './axe.ts'
import { ended, startTest, visit } from './browser.ts'
import { scene } from './scene.ts'

const here = scene()

describe('watching a server', () => {
  it('goes from a report to a watch, whose link shows, changes and ends it', async () => {
    here.server.greet()
    const { page, complaints } = await visit(here.browser, here.helograph.url)
    await startTest(page, here.server.target)
    await ended(page)
    await page.getByRole('link', { name: 'Watch this server' }).click()
    expect(await page.getByRole('checkbox', { name: 'mail cannot arrive at all' }).isChecked()).toBe(true)
    expect(await faults(page)).toEqual([])
    await page.getByRole('spinbutton').fill('10')
    await page.getByRole('button', { name: 'Begin to watch' }).click()
    await page.waitForURL(/\/w\/[\w-]+/)
    const secret = new URL(page.url()).pathname.slice('/w/'.length)
    await page.getByText('Nobody is told yet').waitFor()
    // Nothing is set up here that could tell anybody, and the page says what that would take.
    await page.getByText('E-mail: Not available here').waitFor()
    expect(await page.title()).not.toContain(secret)

    await page.getByRole('checkbox', { name: 'STARTTLS is gone' }).check()
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Saved.').waitFor()
    await page.getByRole('button', { name: 'Pause' }).click()
    await page.getByText('Paused: nothing is tested').waitFor()
    expect(await faults(page)).toEqual([])
    for (const width of [360, 1920]) {
      await page.setViewportSize({ width, height: 900 })
      expect(await overhang(page), `${width} px`).toBeLessThanOrEqual(0)
    }

    const reader = await visit(here.browser, page.url(), { javaScriptEnabled: false })
    await reader.page.getByRole('listitem').filter({ hasText: 'STARTTLS is gone' }).waitFor()
    expect(await reader.page.getByRole('spinbutton', { name: 'Minutes from test to test' }).inputValue()).toBe('10')
    expect(await reader.page.content()).not.toContain(secret)
    const headers = (await reader.page.reload())?.headers() ?? {}
    expect(headers).toMatchObject({
      'x-robots-tag': 'noindex',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    })

    page.once('dialog', (dialog) => dialog.accept())
    await page.getByRole('button', { name: 'End this watch' }).click()
    await page.getByRole('heading', { name: 'This watch is ended' }).waitFor()
    expect(complaints).toEqual([])
    expect((await page.reload())?.status()).toBe(404)
    await page.getByRole('heading', { name: 'This link is not good.' }).waitFor()
  })

  it.each(['confirm', 'ack', 'stop'])('says at /%s that a link leads nowhere', async (path) => {
    const { page } = await visit(here.browser, `${here.helograph.url}/${path}/nothing`, { javaScriptEnabled: false })
    await page.getByRole('heading', { name: 'This link is not good.' }).waitFor()
  })
})
