import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { TestEvent } from '../../shared/events.ts'
import { clean } from '../samples/tests.ts'
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

it('says each lamp once and the verdict in the end, in a few sentences however fast the lines come', async () => {
  const events = clean()
  const opened = events.findIndex(({ type }) => type === 'session') + 1
  const { page, complaints } = await visit(browser, stage.show(events.slice(0, opened)))
  await stage.watched('clean0000001')
  await page.evaluate(() => {
    const spoken: string[] = []
    const region = document.querySelector('main [aria-live]') as Element
    new MutationObserver(() => spoken.push(region.textContent ?? '')).observe(region, {
      characterData: true,
      childList: true,
      subtree: true,
    })
    Object.assign(window, { spoken })
  })
  const spoken = () => page.evaluate(() => (window as unknown as { spoken: string[] }).spoken)
  for (const event of events.slice(opened)) await tellAlone(event)
  await page.waitForFunction(() => document.querySelector('main [aria-live]')?.textContent?.includes('takes mail'))

  const said = (await spoken()).join('. ').split('. ')
  expect(said).toContain('banner: passed, 31 milliseconds')
  const lamps = said.filter((words) => /^[a-z-]+: passed/.test(words)).map((words) => words.split(':')[0])
  expect(lamps).toEqual([
    'connect',
    'banner',
    'ehlo',
    'starttls',
    'certificate',
    'ehlo-tls',
    'mail-from',
    'rcpt-to',
    'quit',
  ])
  // Some sixty events, and never more than one sentence a second.
  expect(events.length).toBeGreaterThan(50)
  expect((await spoken()).length).toBeLessThan(events.length / 4)
  expect(complaints).toEqual([])

  /** A frame for each, so that the page draws every state between. */
  async function tellAlone(event: TestEvent) {
    stage.tell('clean0000001', [event])
    await page.evaluate(() => new Promise(requestAnimationFrame))
  }
})
