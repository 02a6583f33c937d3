/** A server to try things on: a real store in a folder of its own, and a probe that says what it is told to. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { onTestFinished } from 'vitest'
import { createApp } from '../../../server/app.ts'
import type { Task } from '../../../server/bus/bus.ts'
import { readConfig } from '../../../server/config.ts'
import type { Probing } from '../../../server/dispatch/dispatch.ts'
import type { Budget } from '../../../server/dispatch/spent.ts'
import type { Time } from '../../../server/dispatch/test-clock.ts'
import type { Pages } from '../../../server/routes/pages.ts'
import type { Practice } from '../../../server/specimens/practice.ts'
import { openStore } from '../../../server/store/open.ts'
import type { Store } from '../../../server/store/store.ts'
import type { Sender } from '../../../server/watch/sender.ts'
import type { Credentials } from '../../../shared/credentials.ts'
import type { Fact, Probe, TestEvent } from '../../../shared/events.ts'

export const identity: Probe = { vantage: 'here', heloName: 'probe.example', addresses: ['192.0.2.7'] }

/** A test that a probe was given; `tell` and `end` play the probe. */
export type GivenTest = {
  task: Task
  login: Credentials | null
  tell: (fact: Fact) => void
  end: () => void
  fail: (why: Error) => void
  signal: AbortSignal
}

/** Gives each test it is handed to whoever asks for the next. */
export class PuppetProbe implements Probing {
  readonly identity = identity
  readonly guard = { forbidden: (address: string) => (/^(127|10)\./.test(address) ? 'it is private.' : null) }
  readonly refused = (place: string) => place === 'unwilling.example'
  /** addresses and names that were visited too often */
  readonly spent = new Set<string>()
  /** addresses that asked to be left alone */
  readonly asked = new Set<string>()
  readonly budget: Budget = {
    refusal: (place: string) => {
      const why = this.asked.has(place) ? ('asked' as const) : this.spent.has(place) ? ('often' as const) : null
      return why && { retryAfterMs: 20_500, latest: 'abcdefghijkl', why }
    },
  }
  /** whether all sessions together were too many */
  exhausted = false
  readonly whole = () => (this.exhausted ? { retryAfterMs: 9_000 } : null)
  readonly load = () => ({ sessions: 0, sessionsWaiting: 0 })
  readonly #given: GivenTest[] = []
  readonly #asking: ((given: GivenTest) => void)[] = []

  run(task: Task, tell: (fact: Fact) => void, signal: AbortSignal, login: Credentials | null): Promise<void> {
    return new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => resolve())
      const given = { task, login, tell, end: resolve, fail: reject, signal }
      const asking = this.#asking.shift()
      if (asking) asking(given)
      else this.#given.push(given)
    })
  }

  next(): Promise<GivenTest> {
    const given = this.#given.shift()
    return given ? Promise.resolve(given) : new Promise((resolve) => this.#asking.push(resolve))
  }
}

export const started: Fact = { type: 'started', probe: identity }
export const opened: Fact = {
  type: 'session',
  session: 0,
  host: 'mx.example',
  preference: 10,
  address: '192.0.2.25',
  port: 25,
}
export const line = (text: string): Fact => ({ type: 'line', session: 0, step: 'banner', direction: 'received', text })
export const resolved = (...addresses: string[]): Fact => ({
  type: 'resolved',
  kind: 'domain',
  route: 'mx',
  hosts: [{ host: 'mx.example', preference: 10, addresses }],
})

export const drawing: Pages = {
  draw: (state) => `<!doctype html><p>${JSON.stringify(state).replaceAll('<', '&lt;')}`,
  folder: null,
}

export function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'helograph-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  return dir
}

/** What a killed process leaves: its files, as they were at that moment. */
export function leftBehind(dir: string): string {
  const copy = folder()
  cpSync(dir, copy, { recursive: true, filter: (path) => !path.endsWith('.lock') })
  return copy
}

export type Setting = {
  app: FastifyInstance
  probe: PuppetProbe
  store: Store
  dir: string
  close: () => Promise<void>
}

export type SettingOptions = {
  env?: Record<string, string>
  dir?: string
  pages?: Pages | null
  probe?: PuppetProbe
  practice?: Practice | null
  around?: (store: Store) => Store
  time?: Time
  senders?: readonly Sender[]
}

/** Closed when the test is over. */
export async function setting({
  env,
  dir = folder(),
  pages = drawing,
  probe = new PuppetProbe(),
  practice = null,
  around,
  time,
  senders = [],
}: SettingOptions = {}): Promise<Setting> {
  const config = readConfig({ PUBLIC_URL: 'http://helograph.test', LOG_LEVEL: 'silent', ...env })
  const kept = await openStore(dir)
  const store = around ? around(kept) : kept
  const app = await createApp({ config, store, probe, pages, practice, senders, ...(time && { time }) })
  let closed = false
  const close = async () => {
    if (!closed) await app.close()
    closed = true
  }
  onTestFinished(close)
  return { app, probe, store, dir, close }
}

export type Begun = { id: string; url: string; status: string; deleteToken: string }

export async function begin(app: FastifyInstance, order: object = { target: 'example.com' }): Promise<Begun> {
  const answer = await app.inject({ method: 'POST', url: '/api/tests', payload: order })
  if (answer.statusCode !== 201) throw new Error(`${answer.statusCode} ${answer.body}`)
  return answer.json<Begun>()
}

/** The events of a test that ends; waits for its end. */
export async function eventsOf(app: FastifyInstance, id: string, after = 0): Promise<TestEvent[]> {
  const answer = await app.inject({ url: `/api/tests/${id}/events?after=${after}` })
  return answer.body
    .trimEnd()
    .split('\n')
    .filter(Boolean)
    .map((text) => JSON.parse(text) as TestEvent)
}
