import { readFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseScript } from '../../server/specimens/script.ts'
import type { TestEvent } from '../../shared/events.ts'
import { englishIn } from '../setup/english-left.ts'
import { rehearse } from '../wire/rehearsal.ts'
import { awake, launch, lines, visit } from './browser.ts'
import { Stage } from './stage.ts'
import { DESK } from './states.ts'

let browser: Browser
let stage: Stage

beforeAll(async () => {
  stage = await Stage.build()
  stage.language = 'de'
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  await stage?.close()
})

/** Of every kind of failure one, and of every check. */
const DIALOGUES = [
  'connect-refused',
  'no-banner',
  'closed-inside-tls',
  'reset-after-mail',
  'line-of-70-kib',
  'handshake-alert',
  'rcpt-550-unknown',
  'unasked-421',
  'hostile-text',
  'certificate-expires-soon',
  'auth-scram-impostor',
  'injection-believed',
  'depth-all-versions',
  'dns-nxdomain',
  'dane-other-key',
  'mta-sts-enforce-self-signed',
  'address-on-a-blocklist',
]

/** @param id of its page */
async function played(name: string, id: string): Promise<TestEvent[]> {
  const script = readFileSync(new URL(`../../server/specimens/dialogues/${name}.txt`, import.meta.url), 'utf8')
  const { events } = await rehearse(parseScript(script), 'breaths')
  return events.map((event) => (event.type === 'queued' ? { ...event, id } : event))
}

describe('a German report has no English of ours', () => {
  it.each(DIALOGUES)('while %s is tested, when it has ended, and when it is read afterwards', async (name) => {
    const id = `play${DIALOGUES.indexOf(name)}`
    const events = await played(name, id)
    const half = Math.ceil(events.length / 2)
    const url = stage.show(events.slice(0, half))
    const { page, context, complaints } = await visit(browser, url, { ...DESK, locale: 'de' })
    await stage.watched(id)
    expect(englishIn(await page.content()), 'while it runs').toEqual([])
    stage.tell(id, events.slice(half))
    await page.locator('button:enabled', { hasText: 'Mitschrift kopieren' }).waitFor({ state: 'attached' })
    expect(englishIn(await page.content()), 'at its end').toEqual([])
    const live = await lines(page)
    await page.reload()
    await awake(page)
    expect(englishIn(await page.content()), 'afterwards').toEqual([])
    expect(await lines(page)).toEqual(live)
    expect(complaints).toEqual([])
    await context.close()
  })

  it('where two tests are compared', async () => {
    const ids = ['starttls-ok', 'starttls-454'].map((name, at) => [name, `side${at}`] as const)
    for (const [name, id] of ids) stage.show(await played(name, id))
    const url = `${stage.url}/compare/${ids.map(([, id]) => id).join('/')}`
    const { page, context } = await visit(browser, url, { ...DESK, locale: 'de' })
    await page.getByRole('heading', { level: 1 }).waitFor()
    expect(englishIn(await page.content())).toEqual([])
    await context.close()
  })
})
