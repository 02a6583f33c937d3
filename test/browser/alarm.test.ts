import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { makeCertificates } from '../../server/specimens/certificates.ts'
import type { Watch } from '../../shared/watch/api.ts'
import { MAILBOX_DOMAIN, type Mail } from '../mta/mailbox.ts'
import { type PasswordService, startPasswords } from '../mta/password-service.ts'
import { type Postfix, startPostfix } from '../mta/postfix.ts'
import { prepareMailServers } from '../setup/debian.ts'
import { Home } from '../setup/product.ts'
import { aMinutePasses, SKIPS_TIME } from '../setup/skip-time.ts'
import { ended, launch, startTest, visit } from './browser.ts'

const OWNER = `ops@${MAILBOX_DOMAIN}`

let passwords: PasswordService
/** takes the alarms, and has the mailbox of whoever watches */
let post: Postfix
/** is watched */
let watched: Postfix
let helograph: Home
let browser: Browser

beforeAll(async () => {
  prepareMailServers()
  const { valid } = makeCertificates().credentials
  passwords = await startPasswords()
  const begin = () => startPostfix(valid, passwords.port, passwords.port)
  ;[post, watched] = await Promise.all([begin(), begin()])
  helograph = await Home.create({
    ...SKIPS_TIME,
    SMTP_URL: `smtp://127.0.0.1:${post.ports.plain}`,
    ALERT_FROM: 'alarm@helograph.example',
  })
  await helograph.start()
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  await helograph?.leave()
  await Promise.all([post?.stop(), watched?.stop()])
  await passwords?.stop()
})

/** How the watch stands, for whoever has its link. */
async function standing(secret: string): Promise<Pick<Watch, 'standing' | 'latest'>> {
  const answer = await fetch(`${helograph.url}/api/watches/${secret.slice(0, 12)}`, {
    headers: { authorization: `Bearer ${secret}` },
  })
  return (await answer.json()) as Watch
}

/** Waits for the first test after one; undefined: for the first of all. */
async function tested(secret: string, before?: string): Promise<string> {
  const seen = () => standing(secret).then(({ latest }) => latest?.test)
  await vi.waitFor(async () => expect([undefined, before]).not.toContain(await seen()), { timeout: 20_000 })
  return (await standing(secret)).standing
}

/** A minute later, when the test is over that was due in it. @returns how the watch stands then */
async function aMinuteLater(secret: string): Promise<string> {
  const { latest } = await standing(secret)
  await aMinutePasses(helograph)
  return tested(secret, latest?.test)
}

/** The newest mail, when so many have come. */
const mail = async (count: number): Promise<Mail> => (await post.mailbox.received(count)).at(-1) as Mail

/** Follows a link of a mail, and presses the button that it leads to. */
async function press({ text = '' }: Mail, path: string, button: string): Promise<Page> {
  const link = text.split(/\s+/).find((word) => word.startsWith(`${helograph.url}/${path}/`))
  const { page, complaints } = await visit(browser, link ?? '')
  await page.getByRole('button', { name: button }).click()
  expect(complaints).toEqual([])
  return page
}

it('goes from a report to a watch, through a broken server to the mail about it, and to the mail that it is over', async () => {
  const { page, complaints } = await visit(browser, helograph.url)
  await startTest(page, `127.0.0.1:${watched.ports.plain}`)
  await ended(page)
  await page.getByRole('link', { name: 'Watch this server' }).click()
  await page.getByRole('spinbutton').first().fill('1')
  await page.getByRole('button', { name: 'Begin to watch' }).click()
  await page.waitForURL(/\/w\/[\w-]+/)
  const secret = new URL(page.url()).pathname.slice('/w/'.length)
  await page.getByLabel('Mailbox').fill(OWNER)
  await page.getByRole('button', { name: 'Add it' }).click()
  await page.getByText('waiting for confirmation').first().waitFor()

  const confirmation = await mail(1)
  expect(confirmation.to).toEqual([{ name: '', address: OWNER }])
  await (await press(confirmation, 'confirm', 'Yes, tell me')).getByRole('heading', { name: 'Confirmed.' }).waitFor()
  expect(await tested(secret)).toBe('fine')

  await watched.down()
  expect(await aMinuteLater(secret)).toBe('suspect')
  expect(await post.mailbox.mails()).toHaveLength(1)
  expect(await aMinuteLater(secret)).toBe('broken')
  const alarm = await mail(2)
  expect(alarm.subject).toMatch(/^Alarm: /)
  expect(alarm.text).toMatch(/Confirmed +.* Seen at [\d:]+ UTC, and again at\s+[\d:]+ UTC/)
  expect(alarm.text).toContain(`127.0.0.1, port ${watched.ports.plain}, at the step connect`)
  expect(alarm.text).toContain(`${helograph.url}/t/${(await standing(secret)).latest?.test}`)
  await page.reload()
  await page.getByText('refuses connections').first().waitFor()

  await (await press(alarm, 'ack', 'I take care of it')).getByRole('heading', { name: 'Acknowledged.' }).waitFor()
  await page.reload()
  await page.getByText('by the link in a message').first().waitFor()
  const taken = await mail(3)
  expect(taken.subject).toMatch(/^Acknowledged: /)

  await watched.up()
  expect(await aMinuteLater(secret)).toBe('broken')
  expect(await aMinuteLater(secret)).toBe('fine')
  const over = await mail(4)
  expect(over.subject).toMatch(/^Recovered: /)
  expect(over.text).toMatch(/Lasted +2 min/)
  for (const answer of [taken, over]) {
    expect(answer.inReplyTo).toBe(alarm.messageId)
    expect(answer.references).toBe(alarm.messageId)
  }
  expect(complaints).toEqual([])
})
