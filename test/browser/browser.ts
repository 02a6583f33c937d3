import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'

/** Debian's Chromium; nothing of it goes beyond this machine. */
export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
  })
}

/** A page in a browser profile of its own, with what it complained about; a strict CSP complains there too. */
export async function visit(browser: Browser, url: string, options: BrowserContextOptions = {}) {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  await page.goto(url)
  if (options.javaScriptEnabled !== false) await awake(page)
  return { page, context, complaints }
}

/** Waits until a page that has a form can take it. */
export async function awake(page: Page): Promise<void> {
  const forms = page.locator('form button[type=submit]')
  if ((await forms.count()) > 0) await page.locator('form button[type=submit]:enabled').first().waitFor()
}

/** The lines of the shown conversation: direction and text. */
export function lines(page: Page): Promise<string[]> {
  return page.locator('article .line').evaluateAll((elements) =>
    elements.map((element) => {
      const part = (name: string) => element.querySelector(name)?.textContent ?? ''
      return `${part('.mark')} ${part('.text')}`
    }),
  )
}

/** Types a target, starts its test, and waits for the address of its report. */
export async function startTest(page: Page, target: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Mail domain' }).fill(target)
  await page.keyboard.press('Enter')
  const again = page.getByRole('button', { name: 'test again', exact: true })
  const there = page.waitForURL(/\/t\/\w+/)
  // Where another test of the suite has just tested the same, a new one is meant all the same.
  await Promise.race([there, again.click().catch(() => {})])
  await there
  await awake(page)
}

/** Waits until the report says that the test has ended, and the page hears keys: the server draws such a report too. */
export async function ended(page: Page): Promise<void> {
  await awake(page)
  await page.locator('button:enabled', { hasText: 'Copy for a ticket' }).waitFor()
}
