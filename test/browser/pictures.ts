/** Takes the pictures of the documentation anew: every state that somebody may find the page in. */
import { writeFile } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import { launch } from './browser.ts'
import { DESKS, PHONES } from './pictured.ts'
import { Stage } from './stage.ts'
import { DESK, enter, PHONE, STATES } from './states.ts'

const FOLDER = 'docs/pictures'

async function take(browser: Browser, stage: Stage, of: string, place: typeof DESK | typeof PHONE): Promise<Buffer> {
  const state = STATES.find(({ name }) => name === of)
  if (!state) throw new Error(`there is no state ${of}`)
  // Without motion two pictures of one state are the same.
  const context = await browser.newContext({ ...place, reducedMotion: 'reduce' })
  const page = await context.newPage()
  await enter(page, stage, state)
  // What lies wholly beneath is no part of the picture; a field that has the focus shows no caret.
  const picture = await page.screenshot({ caret: 'hide' })
  await context.close()
  return picture
}

const stage = await Stage.build()
const browser = await launch()
for (const [name, state] of Object.entries(DESKS))
  await writeFile(`${FOLDER}/${name}-1280-light.png`, await take(browser, stage, state, DESK))
for (const [name, state] of Object.entries(PHONES))
  await writeFile(`${FOLDER}/${name}-360-dark.png`, await take(browser, stage, state, PHONE))
await browser.close()
await stage.close()
