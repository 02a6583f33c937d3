/** What a browser makes of our strictness, and of a server that would like to be HTML. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { awake, ended, launch, visit } from './browser.ts'
import { Helograph } from './helograph.ts'

let browser: Browser
let helograph: Helograph

beforeAll(async () => {
  ;[browser, helograph] = await Promise.all([launch(), Helograph.start()])
})

afterAll(async () => {
  await browser?.close()
  await helograph?.remove()
})

describe('with Trusted Types and without anything inline', () => {
  it.each(['/', '/findings', '/practice', '/about-this-probe', '/t/nothing', '/nowhere'])(
    '%s complains of nothing',
    async (path) => {
      const { page, context, complaints } = await visit(browser, `${helograph.url}${path}`)
      await page.waitForLoadState('networkidle')
      // A page that is not there is told so by the status, which Chromium writes down, too.
      expect(complaints.filter((text) => !/status of 404/.test(text))).toEqual([])
      await context.close()
    },
  )

  it('text is made into HTML nowhere, not even by the console', async () => {
    const { page, context } = await visit(browser, helograph.url)
    const tried = await page.evaluate(() => {
      try {
        document.body.insertAdjacentHTML('beforeend', '<b>x</b>')
        return 'done'
      } catch (error) {
        return String(error)
      }
    })
    expect(tried).toMatch(/TrustedHTML/)
    await context.close()
  })

  it('a report of a server that speaks HTML shows it as text, and nothing of it runs', async () => {
    const begun = await fetch(`${helograph.url}/api/practice/hostile-text`, { method: 'POST' })
    const { id } = (await begun.json()) as { id: string }
    const { page, context, complaints } = await visit(browser, `${helograph.url}/t/${id}`)
    page.on('dialog', (dialog) => {
      complaints.push(`a dialog: ${dialog.message()}`)
      void dialog.dismiss()
    })
    await ended(page)
    expect(await page.locator('article').first().textContent()).toContain('<img src=x onerror=alert(1)>')
    expect(await page.locator('article img, article script, article b').count()).toBe(0)
    expect(complaints).toEqual([])
    await context.close()
  })
})

it('a private Helograph lets a browser in by its form, without JavaScript, and leads on to where it was going', async () => {
  const closed = await Helograph.start(undefined, { ACCESS_TOKEN: 'open-sesame-0123456789' })
  try {
    const { page, context } = await visit(browser, `${closed.url}/findings?x=1`, { javaScriptEnabled: false })
    await page.getByLabel('Secret').fill('not-the-secret-at-all')
    await page.getByRole('button', { name: 'Let me in' }).click()
    await page.getByRole('alert').waitFor()
    await page.getByLabel('Secret').fill('open-sesame-0123456789')
    await page.getByRole('button', { name: 'Let me in' }).click()
    await page.waitForURL(`${closed.url}/findings?x=1`)
    expect(await page.locator('h1').textContent()).not.toContain('private')
    await context.close()
  } finally {
    await closed.remove()
  }
})

it('what was tested a moment ago is offered instead of a new test', async () => {
  const first = await fetch(`${helograph.url}/api/tests`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ target: '127.0.0.1:9' }),
  })
  const { id } = (await first.json()) as { id: string }
  await (await fetch(`${helograph.url}/api/tests/${id}/events`)).text()
  const { page, context } = await visit(browser, helograph.url)
  const begin = async () => {
    await page.getByRole('textbox', { name: 'Mail domain' }).fill('127.0.0.1:9')
    await page.keyboard.press('Enter')
    await page.getByText(/^Tested \d+ s ago\./).waitFor()
  }
  await begin()
  await page.getByRole('link', { name: 'Show it' }).click()
  await page.waitForURL(`**/t/${id}`)
  await page.goto(helograph.url)
  await awake(page)
  await begin()
  await page.getByRole('button', { name: 'test again', exact: true }).click()
  await page.waitForURL(/\/t\/\w+/)
  expect(page.url()).not.toContain(id)
  await context.close()
})
