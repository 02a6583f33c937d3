import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import { launch } from './browser.ts'
import { Helograph } from './helograph.ts'
import { MailServer } from './mail-server.ts'

export type Scene = { browser: Browser; helograph: Helograph; server: MailServer }

/** For all tests of a file a product and a browser, and for each of them a mail server of its own, which has not greeted yet. */
export function scene(): Scene {
  const parts: Partial<Scene> = {}
  beforeAll(async () => {
    parts.helograph = await Helograph.start()
    parts.browser = await launch()
  })
  afterAll(async () => {
    await parts.browser?.close()
    await parts.helograph?.remove()
  })
  beforeEach(async () => {
    parts.server = await MailServer.start()
  })
  afterEach(() => parts.server?.stop())
  return parts as Scene
}
