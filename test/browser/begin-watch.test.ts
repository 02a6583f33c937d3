import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ended, launch, startTest, visit } from './browser.ts'
import { Helograph } from './helograph.ts'
import { MailServer } from './mail-server.ts'

let browser: Browser
let helograph: Helograph
let server: MailServer
beforeAll(async () => {
  // Nobody listens there: what is on its way stays so.
  const mail = { SMTP_URL: 'smtp://127.0.0.1:9', ALERT_FROM: 'alarm@helograph.example' }
  helograph = await Helograph.start(undefined, mail)
  server = await MailServer.start()
  server.greet()
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  await helograph?.remove()
  await server?.stop()
})

it('a report leads to a watch that is told of, and says where to look; what is public of it holds nobody’s address', async () => {
  const { page, complaints } = await visit(browser, helograph.url)
  await startTest(page, server.target)
  await ended(page)
  const report = page.url()
  await page.getByRole('link', { name: 'Watch this server' }).click()
  await page.getByText('SMS: Not available here').waitFor()
  await page.getByLabel('Mailbox').first().fill('ops@example.net')
  await page.getByRole('button', { name: 'Begin to watch' }).click()
  await page.waitForURL(/\/w\/[\w-]+/)
  const secret = new URL(page.url()).pathname.slice('/w/'.length)
  await page.getByText('Check the mailbox ops@example.net').waitFor()
  await page.locator('#day td a').first().waitFor()

  await page.getByRole('checkbox', { name: 'Show everybody' }).check()
  await page.getByLabel('Its address').fill('our-mail')
  await page.getByRole('checkbox', { name: 'Quiet hours' }).check()
  await page.getByRole('button', { name: 'Add hours of a week' }).click()
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Saved.').waitFor()
  await page.reload()
  expect(await page.getByRole('checkbox', { name: 'Quiet hours' }).isChecked()).toBe(true)
  await page.getByRole('group', { name: 'Every week 1' }).waitFor()

  const everybody = await visit(browser, `${helograph.url}/s/our-mail`)
  await everybody.page.getByRole('heading', { level: 1 }).waitFor()
  const shown = await everybody.page.content()
  for (const hidden of ['ops@example.net', secret, '/w/']) expect(shown).not.toContain(hidden)
  const feed = await everybody.page.locator('link[type="application/atom+xml"]').getAttribute('href')
  expect((await everybody.page.request.get(feed ?? '')).status()).toBe(200)
  const answer = await everybody.page.goto(`${helograph.url}/s/nothing-here`)
  expect(answer?.status()).toBe(404)
  expect(complaints).toEqual([])

  const plain = await visit(browser, report, { javaScriptEnabled: false })
  await plain.page.getByRole('link', { name: 'Watch this server' }).click()
  await plain.page.getByLabel('Mailbox').first().fill('no mailbox@')
  await plain.page.locator('form').evaluate((form: HTMLFormElement) => {
    form.noValidate = true
  })
  await plain.page.getByRole('button', { name: 'Begin to watch' }).click()
  await plain.page.getByText('is no mailbox, such as').waitFor()
  expect(await plain.page.getByLabel('Mailbox').first().inputValue()).toBe('no mailbox@')
  await plain.page.getByLabel('Mailbox').first().fill('second@example.net')
  await plain.page.getByRole('checkbox', { name: 'STARTTLS is gone' }).check()
  await plain.page.getByRole('button', { name: 'Begin to watch' }).click()
  await plain.page.waitForURL(/\/w\/[\w-]+/)
  await plain.page.getByText('Check the mailbox second@example.net').waitFor()
  await plain.page.getByRole('listitem').filter({ hasText: 'STARTTLS is gone' }).first().waitFor()
})

it('a form on a page of somebody else makes no watch', async () => {
  const { page } = await visit(browser, helograph.url)
  await startTest(page, server.target)
  await ended(page)
  const answer = await fetch(`${helograph.url}${new URL(page.url()).pathname}/watch`, {
    method: 'POST',
    headers: {
      'sec-fetch-site': 'cross-site',
      'content-type': 'application/x-www-form-urlencoded',
      accept: 'text/html',
    },
    body: 'kind1=email&address1=stranger%40example.net',
    redirect: 'manual',
  })
  expect(answer.status).toBe(403)
})

it('whoever lost the link has it mailed by a form, with and without JavaScript, and is not told whether there is any', async () => {
  for (const javaScriptEnabled of [true, false]) {
    const { page } = await visit(browser, `${helograph.url}/w/AbCdEfGhIjKl${'x'.repeat(32)}`, { javaScriptEnabled })
    await page.getByRole('link', { name: 'Did you lose the link to a watch?' }).click()
    await page.getByLabel('Mailbox').fill('nobody@example.net')
    await page.getByRole('button', { name: 'Send them' }).click()
    await page.getByText('If anything is watched for this mailbox').waitFor()
  }
  const refused = await fetch(`${helograph.url}/watches`, {
    method: 'POST',
    headers: { accept: 'text/html', 'sec-fetch-site': 'cross-site' },
    body: new URLSearchParams({ email: 'nobody@example.net' }),
  })
  expect(refused.status).toBe(403)
})
