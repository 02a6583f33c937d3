import type { AddressInfo } from 'node:net'
import { resolve } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createApp } from '../../server/app.ts'
import { readConfig } from '../../server/config.ts'
import { createProbe } from '../../server/probe/create.ts'
import { loadPages } from '../../server/routes/pages.ts'
import { openStore } from '../../server/store/open.ts'
import { ManualTime } from '../setup/manual-time.ts'
import { folder } from '../unit/server/setting.ts'
import { ended, launch, startTest, visit } from './browser.ts'
import { MailServer } from './mail-server.ts'

let browser: Browser
let server: MailServer
const replies: Record<string, string> = { RCPT: '451 4.7.1 Greylisted, please try again in 4 minutes' }

beforeAll(async () => {
  server = await MailServer.start(undefined, replies)
  server.greet()
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** The built page on a server of this process, whose time for second looks the test lets pass. */
async function open(time: ManualTime): Promise<{ app: FastifyInstance; url: string }> {
  const config = readConfig({
    ALLOW_TARGETS: '127.0.0.0/8',
    ALLOW_PORTS: '1-65535',
    HELO_NAME: 'probe.helograph.example',
    LOG_LEVEL: 'silent',
  })
  const pages = await loadPages(resolve('dist/web'))
  const app = await createApp({ config, store: await openStore(folder()), probe: createProbe(config), pages, time })
  await app.listen({ host: '127.0.0.1', port: 0 })
  return { app, url: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}` }
}

it.each([360, 1280])('counts down to the second look and says what came of it, %i px wide', async (width) => {
  replies.RCPT = '451 4.7.1 Greylisted, please try again in 4 minutes'
  const time = new ManualTime(Date.now())
  const { app, url } = await open(time)
  try {
    const { page, context, complaints } = await visit(browser, url, { viewport: { width, height: 800 } })
    await startTest(page, server.target)
    await ended(page)
    await page.clock.install({ time: Date.now() })
    await page.reload()
    const notice = page.locator('.notice', { hasText: 'asked to come back in 4 min' })
    await notice.getByText(/Looking again at \d\d:\d\d:\d\d UTC/).waitFor()
    await notice.getByText(/in 4 min( \d s)?\)/).waitFor()
    expect(await notice.locator('[role=status]').textContent()).not.toMatch(/min/)
    await page.clock.fastForward(60_000)
    await notice.getByText(/in 3 min( \d s)?\)/).waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)

    const first = page.url()
    const second = new URL((await notice.getByRole('link').getAttribute('href')) ?? '', first).href
    const plain = await visit(browser, first, { javaScriptEnabled: false })
    expect(await plain.page.locator('.notice a').getAttribute('href')).toBe(new URL(second).pathname)

    const waiting = await context.newPage()
    await waiting.goto(second)
    await waiting.getByText(/It begins by itself at \d\d:\d\d:\d\d UTC \(in [34] min/).waitFor()
    expect(await waiting.getByRole('link', { name: 'an earlier test' }).getAttribute('href')).toBe(
      new URL(first).pathname,
    )
    expect(await waiting.getByText('Waiting for its turn').count()).toBe(0)
    await waiting.getByText('More', { exact: true }).click()
    await waiting.getByRole('button', { name: 'Delete' }).waitFor()

    replies.RCPT = '250 2.1.5 Ok'
    time.advance(245_000)
    await ended(waiting)
    expect(await waiting.locator('h1').textContent()).toMatch(/works, but it does not offer STARTTLS/)
    await page.clock.fastForward(200_000)
    await notice.getByText(/The second look found: 127\.0\.0\.1 works/).waitFor()
    expect(await notice.getByRole('link', { name: 'Read it' }).getAttribute('href')).toBe(new URL(second).pathname)
    expect(complaints).toEqual([])
  } finally {
    await app.close()
  }
})
