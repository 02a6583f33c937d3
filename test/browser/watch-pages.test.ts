import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { OPEN } from '../samples/incidents.ts'
import { freshWatch, NOT_TAKEN, NOW, overviewSample, statusSample, watchSample } from '../samples/watches.ts'
import { launch, visit } from './browser.ts'
import { Stage } from './stage.ts'

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
beforeEach(() => {
  stage.watch = { watch: watchSample(), seen: overviewSample() }
  stage.status = { status: statusSample(), at: NOW }
})

const open = (path: string, options = {}) => visit(browser, stage.url + path, options)
/** The reader turns to the page, or away from it. */
const look = (page: Page, eyes: 'visible' | 'hidden') =>
  page.evaluate((state) => {
    Object.defineProperty(document, 'visibilityState', { value: state, configurable: true })
    document.dispatchEvent(new Event('visibilitychange'))
  }, eyes)

describe('the page of a watch', () => {
  it('tells in words what happened on each of ninety days, one stop of the Tab key, arrows from day to day', async () => {
    const { page, context, complaints } = await open('/w/secret')
    const calendar = page.getByRole('table', { name: /The last 90 days/ })
    expect(await calendar.getByRole('cell').count()).toBe(14 * 7)
    await calendar.getByRole('link', { name: '7 Oct 2026: Broken for 4 h, 1 incident; 288 tests.' }).waitFor()
    await calendar.getByRole('link', { name: '30 Oct 2026: Not watched for 1 d; 0 tests.' }).waitFor()
    expect(await calendar.locator('a:not([tabindex])').count()).toBe(1)
    await calendar.locator('a[aria-current=date]').focus()
    const asked = page.waitForRequest(/overview\?.*day=2026-11-17/)
    for (const key of ['ArrowUp', 'ArrowLeft', 'Enter']) await page.keyboard.press(key)
    await asked
    await page.keyboard.press('Home')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toMatch(/^14 Sep 2026: /)
    expect(complaints).toEqual([])
    await context.close()
  })

  it('has every test of a day one click away, and how long each step took as a picture with a scale', async () => {
    const { page, context } = await open('/w/secret')
    const tests = page.locator('#day td a')
    expect(await tests.count()).toBe(overviewSample().looks.kept.length)
    expect(await tests.first().getAttribute('href')).toMatch(/^\/t\//)
    await page.getByRole('link', { name: '09:17:00 UTC: broken; no mail was taken' }).waitFor()
    const charts = page.locator('figure')
    expect(await charts.count()).toBe(7)
    await page.getByRole('img', { name: /^banner: usually 0\.\d+ s, at most 0\.\d+ s$/ }).waitFor()
    expect(await charts.nth(1).locator('.axis span').allTextContents()).toEqual(['0.5 s', '0.25 s', '0 s'])
    for (const line of await charts.locator('.line').all()) expect(await line.getAttribute('d')).not.toMatch(/NaN|^$/)
    const asked = page.waitForRequest(/overview\?span=week/)
    await page.getByRole('link', { name: '7 days' }).click()
    await asked
    await context.close()
  })

  it('shows an incident with its times, the very line, and every try with its answer', async () => {
    const { page, context } = await open('/w/secret')
    await page.getByText('Mail cannot arrive at all').or(page.getByText('mail cannot arrive at all')).first().click()
    const incident = page.locator('#incident-2')
    for (const said of [
      '25 Nov 2026, 09:12:10 UTC',
      '25 Nov 2026, 09:13:10 UTC',
      'by SMS',
      '22 min',
      '554 5.3.2 mx1.example.com no service here',
      '451 4.3.0 try again later',
      'Try 2',
      '250 2.0.0 Ok: queued as 4cXyZ12',
    ])
      await incident.getByText(said).first().waitFor()
    expect(await incident.getByRole('link', { name: 'the whole test' }).getAttribute('href')).toBe('/t/mixed0000001')
    await context.close()
  })

  it('keeps itself up to date while somebody looks, and loses nothing that is being typed', async () => {
    const { page, context } = await open('/w/secret')
    await page.getByLabel('Name').fill('Half a na')
    await page.getByLabel('Mailbox').fill('somebody@exa')
    await look(page, 'hidden')
    const { settings } = watchSample()
    stage.watch = {
      watch: watchSample({
        standing: 'broken',
        mail: NOT_TAKEN,
        incidents: [OPEN],
        settings: { ...settings, name: 'Another', intervalMinutes: 1 },
      }),
      seen: overviewSample({ incidents: [OPEN] }),
    }
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
    expect(asked).toEqual([])
    await look(page, 'visible')
    await page.getByText('Something that is watched for is broken.').waitFor()
    await page.getByText('No mail is taken.').waitFor()
    await page.getByRole('button', { name: 'Acknowledge' }).waitFor()
    expect(await page.getByLabel('Name').inputValue()).toBe('Half a na')
    expect(await page.getByLabel('Mailbox').inputValue()).toBe('somebody@exa')
    expect(await page.getByLabel('Minutes from test to test').inputValue()).toBe('1')
    await page.getByText('what you filled in is still here').waitFor()
    const saved = page.waitForRequest((request) => request.method() === 'PATCH')
    await page.getByRole('button', { name: 'Save' }).click()
    expect((await saved).postDataJSON()).toEqual({ name: 'Half a na' })
    await context.close()
  })

  it('says so when nobody answers any more, and when the watch was ended elsewhere', async () => {
    const { page, context } = await open('/w/secret')
    await page.route('**/api/watches/**', (route) => route.abort())
    await look(page, 'visible')
    await page.getByText('Helograph does not answer').waitFor()
    await page.unroute('**/api/watches/**')
    stage.watch = null
    await look(page, 'visible')
    await page.getByRole('heading', { name: 'This watch is ended' }).waitFor()
    await context.close()
  })

  it('tells whoever came from a report to look into the mailbox, and that it lives on what is watched', async () => {
    stage.watch = freshWatch()
    const { page, context } = await open('/w/secret', { javaScriptEnabled: false })
    await page.getByText('Check the mailbox postmaster@example.com').waitFor()
    await page.getByText('an SMS with six digits is on its way').waitFor()
    await page.getByText('This mailbox seems to live on the server that you watch').waitFor()
    await page.getByText('Call: Not available here').waitFor()
    await context.close()
  })
})

describe('a public page', () => {
  it('tells how the server is and was, leads to its feeds, and follows what happens', async () => {
    const { page, context, complaints } = await open('/s/our-mail')
    await page.getByText('Mail is taken.').waitFor()
    const kinds = await page
      .locator('head link[rel=alternate]')
      .evaluateAll((links) => links.map((link) => link.getAttribute('type')))
    expect(kinds).toEqual(['application/atom+xml', 'text/calendar'])
    await page.getByRole('link', { name: /^7 Oct 2026/ }).click()
    await page.locator('#day').getByText('No mail was taken for 4 h.').waitFor()
    stage.status = { status: statusSample({ mail: NOT_TAKEN, standing: 'broken' }), at: NOW }
    await look(page, 'visible')
    await page.getByText('No mail is taken.').waitFor()
    expect(await page.getByText('Something else that is watched for').count()).toBe(0)
    const [latest, ...older] = statusSample().incidents
    if (!latest) throw new Error('no incident')
    const lost = { ...latest, ruleKey: 'capability-lost SIZE', status: 'open', recoveredAt: null } as const
    stage.status = { status: statusSample({ standing: 'broken', incidents: [lost, ...older] }), at: NOW }
    await look(page, 'hidden')
    await look(page, 'visible')
    await page.getByText('Mail is taken.').waitFor()
    await page.getByText('Something else that is watched for is not as it should be').waitFor()
    expect(complaints).toEqual([])
    await context.close()
  })
})
