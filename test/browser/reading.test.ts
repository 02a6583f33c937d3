import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fourServers, longSession } from '../samples/domains.ts'
import { clean, crowd, mixed } from '../samples/tests.ts'
import { launch, visit } from './browser.ts'
import { Stage } from './stage.ts'
import { DESK } from './states.ts'

const REFUSAL = '454 4.7.0 TLS not available due to local problem'

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

/** The text of the line that is highlighted. */
const lit = (page: Page) => page.locator('.line.lit .text').textContent()
/** What has the focus: the end of its address, and what it is called. */
const focused = (page: Page) =>
  page.evaluate(() => `${document.activeElement?.id} ${document.activeElement?.getAttribute('title')}`)

describe('from lamp to line and back', () => {
  it('a lamp leads to the line that made it red, its address can be shared, and the lamp of the step leads back', async () => {
    const { page, context } = await visit(browser, stage.show(mixed()), DESK)
    await page.locator('#m3-starttls').click()
    expect(await lit(page)).toBe(REFUSAL)
    const shared = page.url()
    expect(shared).toMatch(/#s3-l\d+$/)
    await page.locator('#s3-starttls .margin a').click()
    expect(await focused(page)).toBe('m3-starttls starttls: failed, 26 ms')
    const guest = await visit(browser, shared, DESK)
    await guest.page.locator('.line.lit').waitFor()
    expect(await lit(guest.page)).toBe(REFUSAL)
    await guest.context.close()
    await context.close()
  })

  it('by keys alone: from fault to fault, back to the lamp, through the map, and off', async () => {
    const { page, context } = await visit(browser, stage.show(mixed()), DESK)
    await page.locator('.opens').waitFor()
    await page.locator('h1').click()
    await page.keyboard.press('n')
    expect(await lit(page)).toBe(REFUSAL)
    await page.keyboard.press('n')
    expect(await lit(page)).toMatch(/^451 4\.7\.1/)
    await page.keyboard.press('p')
    await page.keyboard.press('m')
    expect(await focused(page)).toMatch(/^m3-starttls /)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowLeft')
    expect(await focused(page)).toMatch(/^m4-ehlo ehlo: skipped/)
    await page.keyboard.press('Home')
    await page.keyboard.press('Enter')
    expect(await page.locator('article h2').textContent()).toContain('2001:db8:7::7')
    await page.keyboard.press('?')
    await page.getByRole('checkbox', { name: 'single keys' }).uncheck()
    await page.keyboard.press('Escape')
    const before = page.url()
    await page.keyboard.press('n')
    expect(page.url()).toBe(before)
    await context.close()
  })

  it('what was found beside the conversation stands beneath it, and its check leads there', async () => {
    const { page, context } = await visit(browser, stage.show(fourServers()), DESK)
    const top = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((e) => e.getBoundingClientRect().top)
    expect(await top('article')).toBeLessThan(await top('#about-mta-sts-policy-unreachable'))
    await page.locator('section[aria-labelledby=checks] a', { hasText: 'does not give out' }).click()
    expect(page.url()).toMatch(/#about-mta-sts-policy-unreachable$/)
    await page.locator('#about-mta-sts-policy-unreachable.lit').waitFor()
    // The conversation that was shown is still the one that failed.
    expect(await page.locator('article h2').textContent()).toContain('2001:db8:4::25')
    await context.close()
  })

  it('twenty addresses stand in one map, a line each, and the one that failed in another colour', async () => {
    const { page, context } = await visit(browser, stage.show(crowd()), DESK)
    const rows = await page.locator('[role=grid] tr[aria-selected]').evaluateAll((all) =>
      all.map((row) => ({
        height: row.getBoundingClientRect().height,
        ground: getComputedStyle(row).backgroundColor,
      })),
    )
    expect(rows.length).toBe(20)
    expect(Math.max(...rows.map(({ height }) => height))).toBeLessThan(30)
    expect(new Set(rows.map(({ ground }) => ground)).size).toBe(2)
    await context.close()
  })

  it('no row of a long map is behind a bar of its own, and a fault shows its row beside its line', async () => {
    const { page, context } = await visit(browser, stage.show(crowd()), { viewport: { width: 1280, height: 800 } })
    expect(await page.locator('.frame').evaluate((frame) => frame.scrollHeight - frame.clientHeight)).toBe(0)
    await page.locator('section[aria-labelledby=standouts] a').first().click()
    await page.locator('.line.lit').waitFor()
    for (const selector of ['.line.lit', 'nav tr[aria-selected=true]']) {
      const { top, bottom } = await page.locator(selector).evaluate((e) => e.getBoundingClientRect())
      expect(top, selector).toBeGreaterThanOrEqual(0)
      expect(bottom, selector).toBeLessThanOrEqual(800)
    }
    await context.close()
  })
})

describe('a transcript', () => {
  it('is copied as one would write it down', async () => {
    const { page, context } = await visit(browser, stage.show(mixed()), DESK)
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.locator('#s3-starttls').evaluate((step) => {
      const [first, last] = step.querySelectorAll('.line')
      getSelection()?.setBaseAndExtent(first as Node, 0, last as Node, (last as Node).childNodes.length)
    })
    await page.keyboard.press('Control+c')
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`> STARTTLS\n< ${REFUSAL}`)
    await context.close()
  })

  it('is copied without words that only a voice reads, nor where a finding leads to', async () => {
    const { page, context } = await visit(browser, stage.show(mixed()), DESK)
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.locator('#s3-starttls').evaluate((step) => getSelection()?.selectAllChildren(step))
    await page.keyboard.press('Control+c')
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    expect(copied).toContain(REFUSAL)
    expect(copied).toMatch(/UTC/)
    for (const hidden of [/^When$/m, /^What$/m, /Link to this line/]) expect(copied).not.toMatch(hidden)
    await context.close()
  })

  it('says once what a reply says: beneath it, only when it came and what that is', async () => {
    // As the probe tells of a refusal.
    const refused = mixed().map((event) =>
      event.type === 'step' && event.failure?.kind === 'reply'
        ? { ...event, failure: { ...event.failure, message: event.failure.received } }
        : event,
    )
    const { page, context } = await visit(browser, stage.show(refused), DESK)
    expect(await page.locator('#s3-starttls dd').allTextContents()).toEqual([
      expect.stringMatching(/ UTC$/),
      expect.stringMatching(/^reply\s*$/),
    ])
    await context.close()
  })

  it('notes the round trip at the connection, and sets what is offered before and inside TLS side by side', async () => {
    const { page, context } = await visit(browser, stage.show(clean()), DESK)
    expect((await page.locator('#s1-connect .took').textContent())?.trim()).toMatch(/^24 ms\s+RTT$/)
    const rows = await page
      .locator('#s1-ehlo-tls tbody tr')
      .evaluateAll((all) => all.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent?.trim())))
    expect(rows).toEqual([
      ['SIZE 52428800', 'SIZE 52428800', ''],
      ['STARTTLS', '', '− gone, as it must be inside TLS'],
      ['8BITMIME', '8BITMIME', ''],
      ['', 'AUTH PLAIN LOGIN', '+ offered only inside TLS'],
    ])
    await context.close()
  })

  it('has lines of configuration beneath what they mend, for the clipboard', async () => {
    const { page, context } = await visit(browser, stage.show(mixed()), DESK)
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    const remedy = page.locator('#s3-starttls aside .remedy')
    await page.locator('.opens').waitFor()
    for (const program of ['Postfix', 'Exim']) {
      const lines = remedy.getByRole('listitem', { name: program })
      await lines.getByRole('button', { name: 'Copy' }).click()
      await lines.getByText('Copied').waitFor()
      const copied = await page.evaluate(() => navigator.clipboard.readText())
      expect(copied).toBe(`${await lines.locator('pre').textContent()}\n`)
      expect(copied).not.toContain('#')
    }
    await context.close()
  })

  it('of ten thousand lines is there as a whole, also for "find in page", and out of sight costs nothing', async () => {
    const { page, context } = await visit(browser, stage.show(longSession(10_000)), DESK)
    await page.waitForFunction(() => document.querySelectorAll('article .line').length > 10_000)
    await page.getByText('more lines follow').waitFor({ state: 'detached' })
    const laidOut = await page
      .locator('article .many > .line:first-child')
      .evaluateAll((firsts) => firsts.map((line) => line.checkVisibility({ contentVisibilityAuto: true })))
    // Two hundred pieces of fifty lines, and but a few of them in sight.
    expect(laidOut.length).toBeGreaterThanOrEqual(200)
    expect(laidOut.filter(Boolean).length).toBeLessThan(10)
    // The browser's own search, as Ctrl+F has it.
    const found = await page.evaluate(() => (window as unknown as { find(text: string): boolean }).find('4321 of 5000'))
    expect(found).toBe(true)
    await context.close()
  })
})

it('nothing is lost at 200 % zoom, without colours of our own, and names from right to left stay in their place', async () => {
  const rtl = mixed().map((event) =>
    event.type === 'resolved' || event.type === 'session'
      ? (JSON.parse(JSON.stringify(event).replaceAll('mx2.example.com', 'xn--4dbrk0ce.example')) as typeof event)
      : event,
  )
  const { page, context } = await visit(browser, stage.show(rtl), {
    viewport: { width: 640, height: 360 },
    forcedColors: 'active',
  })
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  for (const name of ['Copy link', 'Copy for a ticket'])
    expect(await page.getByRole('button', { name }).isVisible()).toBe(true)
  const sign = await page
    .locator('h1 .sign')
    .evaluate((e) => [getComputedStyle(e).stroke, getComputedStyle(e.parentElement as Element).color])
  expect(sign[0]).not.toBe(sign[1])
  expect(await page.locator('bdi', { hasText: 'ישראל' }).count()).toBeGreaterThan(0)
  await context.close()
})

it('one polite voice, and what has the focus comes in the order of reading', async () => {
  const { page, context } = await visit(browser, stage.show(mixed()), DESK)
  await page.locator('.opens').waitFor()
  expect(await page.locator('main [aria-live]').count()).toBe(1)
  const tops: number[] = []
  await page.locator('h1').evaluate((h1) => {
    h1.tabIndex = -1
    h1.focus()
  })
  for (;;) {
    await page.keyboard.press('Tab')
    const place = await page.evaluate(() => {
      const here = document.activeElement
      const column = here?.closest('.frame')
        ? 1
        : here?.closest('.sheets')
          ? 2
          : here?.closest('main > footer')
            ? 3
            : here?.closest('main')
              ? 0
              : null
      return column === null ? null : column * 1e6 + (here?.getBoundingClientRect().top ?? 0) + scrollY
    })
    if (place === null) break
    tops.push(place)
  }
  expect(tops.length).toBeGreaterThan(8)
  expect(tops).toEqual(tops.toSorted((a, b) => a - b))
  await context.close()
})
