import type { Page } from 'playwright-core'
import type { TestEvent } from '../../shared/events.ts'
import { fourServers } from '../samples/domains.ts'
import { clean, crowd, hanging, implicitTls, interrupted, mixed, nullMx } from '../samples/tests.ts'
import {
  brokenWatch,
  freshWatch,
  NOT_TAKEN,
  NOW,
  OFFERS,
  overviewSample,
  statusSample,
  watchSample,
} from '../samples/watches.ts'
import { awake } from './browser.ts'
import type { Stage } from './stage.ts'

/** A state in which somebody may find the page: how to come there, and what shows that one is there. */
export type State = {
  name: string
  /** @returns the address to open */
  open(stage: Stage): string
  /** What the reader does then, or what happens to the page. */
  happens?: (page: Page, stage: Stage) => Promise<unknown>
  /** Words that are seen in it. */
  shows: string
}

const PRIVATE = '10.0.0.1 is not tested: it is private.'

const upTo = (events: TestEvent[], type: TestEvent['type']) =>
  events.slice(
    0,
    events.findIndex((e) => e.type === type),
  )
const idOf = (events: TestEvent[]) => (events[0]?.type === 'queued' ? events[0].id : '')
const later = (events: TestEvent[], seconds: number) =>
  new Date(Date.parse(events.at(-1)?.at ?? '') + seconds * 1000).toISOString()

/** The mixed test with another answer to STARTTLS, and before it. */
export function theDayBefore(): TestEvent[] {
  return JSON.parse(
    JSON.stringify(mixed())
      .replaceAll('mixed0000001', 'before000001')
      .replaceAll('454 4.7.0', '554 5.7.0')
      .replaceAll('2026-11-24T', '2026-11-23T'),
  )
}

async function refused(page: Page, stage: Stage, status: number, body: object, target = 'example.com'): Promise<void> {
  stage.refusal = { status, body }
  await page.getByRole('textbox', { name: 'Mail domain' }).fill(target)
  await page.keyboard.press('Enter')
}

function showWatch(stage: Stage, watched: Stage['watch']): string {
  stage.watch = watched
  return `${stage.url}/w/secret`
}

function showStatus(stage: Stage, status: ReturnType<typeof statusSample>): string {
  stage.status = { status, at: NOW }
  return `${stage.url}/s/our-mail`
}

export const STATES: readonly State[] = [
  { name: 'start', open: ({ url }) => url, shows: 'Test a mail server while you watch.' },
  {
    name: 'start-options',
    open: ({ url }) => url,
    happens: (page) => page.getByText('Options').click(),
    shows: 'Patience for the banner',
  },
  {
    name: 'refused',
    open: ({ url }) => url,
    happens: (page, stage) => refused(page, stage, 403, { code: 'target_forbidden', detail: PRIVATE }, '10.0.0.1'),
    shows: PRIVATE,
  },
  {
    name: 'rate-limited',
    open: ({ url }) => url,
    happens: (page, stage) =>
      refused(page, stage, 429, { code: 'rate_limited', detail: 'Try again in 20 s.', latest: '/t/clean0000001' }),
    shows: 'Show the latest report.',
  },
  {
    name: 'server-gone',
    open: ({ url }) => url,
    happens: async (page, stage) => {
      await page.route('**/api/tests', (route) => route.abort())
      await refused(page, stage, 503, {})
    },
    shows: 'Helograph does not answer.',
  },
  { name: 'practice', open: ({ url }) => `${url}/practice`, shows: 'Each of these misbehaves in one known way.' },
  { name: 'findings', open: ({ url }) => `${url}/findings`, shows: 'MTA-STS' },
  { name: 'queued', open: (stage) => stage.show(upTo(mixed(), 'started')), shows: 'Waiting for its turn.' },
  { name: 'resolving', open: (stage) => stage.show(upTo(mixed(), 'resolved')), shows: 'Asking DNS about example.com' },
  {
    name: 'waiting',
    open: (stage) => stage.show(hanging(), later(hanging(), 23)),
    shows: 'no banner yet, ',
  },
  {
    name: 'streaming',
    open: (stage) => stage.show(mixed().slice(0, 90)),
    shows: 'so far',
  },
  { name: 'passed', open: (stage) => stage.show(clean()), shows: 'mx1.example.com' },
  { name: 'warned', open: (stage) => stage.show(fourServers()), shows: 'Beside the conversations' },
  { name: 'mixed', open: (stage) => stage.show(mixed()), shows: 'offers TLS but cannot start it' },
  { name: 'implicit', open: (stage) => stage.show(implicitTls()), shows: 'The certificate expired' },
  { name: 'crowd', open: (stage) => stage.show(crowd()), shows: 'limits how often' },
  {
    name: 'compared',
    open: (stage) => {
      stage.show(theDayBefore())
      stage.show(mixed())
      return `${stage.url}/compare/before000001/${idOf(mixed())}`
    },
    shows: 'starttls',
  },
  { name: 'no-mail', open: (stage) => stage.show(nullMx()), shows: 'takes no mail, and says so' },
  { name: 'interrupted', open: (stage) => stage.show(interrupted()), shows: 'Interrupted.' },
  {
    name: 'reconnecting',
    open: (stage) => stage.show(hanging()),
    happens: async (page, stage) => {
      await stage.watched(idOf(hanging()))
      await page.route('**/api/tests/**', (route) => route.abort())
      stage.cutOff(idOf(hanging()))
    },
    shows: 'Connection to Helograph lost',
  },
  {
    name: 'deleted',
    open: (stage) => stage.show(hanging()),
    happens: async (_, stage) => {
      await stage.watched(idOf(hanging()))
      stage.forget(idOf(hanging()))
    },
    shows: 'This test is no longer kept.',
  },
  { name: 'expired', open: (stage) => stage.expire('expired00001'), shows: 'was deleted or has expired' },
  { name: 'unknown', open: ({ url }) => `${url}/t/nothinghere1`, shows: 'There is no such test.' },
  {
    name: 'keys',
    open: (stage) => stage.show(clean()),
    happens: async (page) => page.getByRole('button', { name: 'Keys' }).click(),
    shows: 'single keys work on reports',
  },
  {
    name: 'watch-begin',
    open: (stage) => {
      stage.offers = OFFERS
      return `${stage.show(clean())}/watch`
    },
    happens: (page) => page.getByLabel('Mailbox').first().fill('postmaster@example.com'),
    shows: 'This mailbox seems to live on the server that you watch',
  },
  { name: 'watch-fresh', open: (stage) => showWatch(stage, freshWatch()), shows: 'postmaster@example.com' },
  {
    name: 'watch',
    open: (stage) =>
      showWatch(stage, {
        watch: watchSample({ statusUrl: `${stage.url}/s/our-mail` }),
        seen: overviewSample(),
      }),
    shows: 'Mail was taken',
  },
  {
    name: 'watch-broken',
    open: (stage) => showWatch(stage, brokenWatch()),
    shows: '554 5.3.2 mx1.example.com no service here',
  },
  {
    name: 'watch-settings',
    open: (stage) => showWatch(stage, { watch: watchSample(), seen: overviewSample() }),
    happens: async (page) => {
      for (const name of [/Quiet hours/, /Say again/, /Show everybody/, /is no longer offered/])
        await page.getByRole('checkbox', { name }).check()
      await page.getByRole('button', { name: 'Add hours of a week' }).click()
      await page.getByRole('button', { name: 'Add one span' }).click()
    },
    shows: 'Not saved yet.',
  },
  { name: 'status', open: (stage) => showStatus(stage, statusSample()), shows: 'mx2.example.com' },
  {
    name: 'status-broken',
    open: (stage) => {
      const [open, ...older] = statusSample().incidents
      const incidents = [...(open ? [{ ...open, status: 'open' as const, recoveredAt: null }] : []), ...older]
      return showStatus(stage, statusSample({ mail: NOT_TAKEN, standing: 'broken', incidents }))
    },
    shows: 'mx2.example.com',
  },
]

/** Opens a state in a page and waits until it is there. */
export async function enter(page: Page, stage: Stage, state: State): Promise<void> {
  await page.goto(state.open(stage))
  await awake(page)
  await state.happens?.(page, stage)
  await page.getByText(state.shows).first().waitFor()
}

export const DESK = { viewport: { width: 1280, height: 800 }, colorScheme: 'light' } as const
export const PHONE = { viewport: { width: 360, height: 740 }, colorScheme: 'dark' } as const
