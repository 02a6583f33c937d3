/**
 * Watches over an invented mail server, with the real engine and the real store: tests of it take no time, and time passes
 * only when a test of ours lets it.
 */

import { Batch } from '../../../server/bus/batch.ts'
import type { Bus } from '../../../server/bus/bus.ts'
import type { Admitted } from '../../../server/dispatch/admit.ts'
import { Bookings } from '../../../server/dispatch/bookings.ts'
import { busy } from '../../../server/dispatch/busy.ts'
import type { Dispatch } from '../../../server/dispatch/dispatch.ts'
import { newTestId } from '../../../server/dispatch/keys.ts'
import { createKnownAddresses } from '../../../server/dispatch/known-addresses.ts'
import type { Budget } from '../../../server/dispatch/spent.ts'
import type { Time } from '../../../server/dispatch/test-clock.ts'
import { openStore } from '../../../server/store/open.ts'
import type { Store } from '../../../server/store/store.ts'
import type { Beat } from '../../../server/watch/heartbeat.ts'
import { createWatching, type Watching } from '../../../server/watch/watching.ts'
import type { TestEvent } from '../../../shared/events.ts'
import type { AlertMessage, ChannelKind } from '../../../shared/watch/alert.ts'
import type { WatchOrder } from '../../../shared/watch/api.ts'
import type { WatchEvent } from '../../../shared/watch/events.ts'
import { Scribe } from '../../samples/scribe.ts'
import { Postbox } from './postbox.ts'

/** How the mail server is just now. */
export type Weather = 'good' | 'dead' | 'greylists' | 'nobody-knows' | 'full' | 'silent' | 'other-banner'

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

export class World<Clock extends Time = Time> {
  readonly time: Clock
  readonly dir: string
  readonly boxes: Record<ChannelKind, Postbox>
  weather: Weather = 'good'
  /** for how many seconds each test would have waited for a banner */
  readonly patience: number[] = []
  /** when each test was made, in milliseconds since the epoch */
  readonly tested: number[] = []
  readonly lags: number[] = []
  /** what the budget of the address says */
  refusal: ReturnType<Budget['refusal']> = null
  /** how often an address may be visited in a minute */
  visitsPerMinute = 6
  store!: Store
  watching!: Watching
  /** tells somebody that all is in time */
  beat: Beat | null = null
  /** whether there is a place for a test */
  room = true
  random: () => number = () => 0.5
  /** how many milliseconds a test takes */
  takes = 300

  constructor(dir: string, time: Clock) {
    this.dir = dir
    this.time = time
    const box = (kind: ChannelKind) => new Postbox(kind, () => time.epoch())
    this.boxes = { email: box('email'), sms: box('sms'), call: box('call'), webhook: box('webhook') }
  }

  outside(): Weather {
    return this.weather
  }

  async start(): Promise<this> {
    this.store = await openStore(this.dir)
    const { store, time } = this
    const events = new Map<string, Buffer>()
    const dispatch = {
      accept: async (task: Admitted) => {
        if (!this.room) return busy('There is no place.')
        const id = newTestId()
        const made = eventsOf(this.outside(), task, id, time.epoch(), this.takes)
        this.tested.push(time.epoch())
        this.patience.push(task.options.patience)
        const bytes = Buffer.from(made.map((event) => `${JSON.stringify(event)}\n`).join(''))
        events.set(id, bytes)
        await store.commit({
          opened: [{ id, createdAt: time.epoch(), tokenHash: '' }],
          chunks: [{ id, first: 1, last: made.length, bytes }],
          finished: [{ id, at: time.epoch() }],
        })
        return { ok: true as const, id, url: `http://helograph.test/t/${id}`, deleteToken: '' }
      },
    } as Partial<Dispatch> as Dispatch
    const bus = {
      async *follow(id: string) {
        const bytes = events.get(id) as Buffer
        events.delete(id)
        yield new Batch(1, bytes.toString().split('\n').length - 1, bytes)
      },
    } as Partial<Bus> as Bus
    const known = createKnownAddresses()
    known.learn(
      { input: '', kind: 'domain', host: 'example.com', port: 25, security: 'auto', family: 'any' },
      {
        type: 'resolved',
        kind: 'domain',
        route: 'mx',
        hosts: [{ host: 'mx1.example.com', preference: 10, addresses: ['192.0.2.25'] }],
      },
    )
    const permalink = (id: string) => `http://helograph.test/t/${id}`
    const budget = { refusal: (place: string) => (place === '192.0.2.25' ? this.refusal : null) }
    this.watching = await createWatching({
      store,
      bus,
      dispatch,
      gate: { guard: { forbidden: () => null }, refused: () => false, allowedPort: () => true, allowedPorts: '25' },
      visitsPerMinute: this.visitsPerMinute,
      budgets: { budget, whole: () => null, known, bookings: new Bookings(), permalink },
      time,
      senders: Object.values(this.boxes),
      beat: this.beat,
      publicUrl: 'http://helograph.test',
      permalink,
      vantage: 'Frankfurt',
      maxWatches: 0,
      mostTests: 100,
      retentionDays: 90,
      began: (ms) => this.lags.push(ms),
      random: () => this.random(),
      log: {
        warn() {},
        error(details, message) {
          throw new Error(`${message}: ${(details as { err?: Error }).err?.stack}`)
        },
      },
    })
    await this.watching.start()
    await settle()
    return this
  }

  async stop(): Promise<void> {
    await this.watching.close()
    await this.store.close()
  }

  /** Makes a watch whose channels are confirmed. @returns its id */
  async watch(order: WatchOrder = {}): Promise<string> {
    const { registry, deeds } = this.watching
    const { id, watch } = await registry.create({ target: 'example.com', ...order }, '192.0.2.99')
    await settle()
    for (const { id: channel, kind } of watch.channels) {
      const { code, url } = this.boxes[kind].confirmation
      if (kind === 'email') await deeds.press('confirm', url?.split('/').at(-1) ?? '')
      else if (kind !== 'webhook') await deeds.confirmByCode(id, channel, code ?? '')
    }
    for (const box of Object.values(this.boxes)) box.sent.length = 0
    return id
  }

  log(id: string): Promise<WatchEvent[]> {
    return this.store.watches.events(id)
  }

  /** The types in a log, without those that tell of making it. */
  async story(id: string): Promise<string[]> {
    return (await this.log(id))
      .map(({ type }) => type)
      .filter((type) => !['created', 'channel', 'turned', 'mail'].includes(type))
  }

  /** When a message left. */
  at(message: AlertMessage): number {
    const found = Object.values(this.boxes)
      .flatMap((box) => [...box.times])
      .find(([sent]) => sent === message)
    return found?.[1] ?? Number.NaN
  }

  /** What left, as `email opened`, in order. */
  said(): string[] {
    return Object.values(this.boxes)
      .flatMap((box) => box.sent)
      .filter(({ message }) => message.kind !== 'confirm')
      .toSorted((a, b) => a.order - b.order)
      .map(({ kind, message }) => `${kind} ${message.kind}`)
  }
}

/** Whatever is promised without waiting for time has happened. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 4; turn++) await new Promise((resolve) => setImmediate(resolve))
}

function eventsOf(weather: Weather, task: Admitted, id: string, began: number, takes: number): TestEvent[] {
  const scribe = new Scribe(id, task.target, task.options)
  const place = { host: 'mx1.example.com', address: '192.0.2.25' }
  scribe.tell(1, {
    type: 'resolved',
    kind: 'domain',
    route: 'mx',
    hosts: [{ host: place.host, preference: 10, addresses: [place.address] }],
  })
  const talk = scribe.open(0, 2, place.host, 10, place.address)
  const failure = { fault: 'target', message: 'The address refused the connection.', received: '' } as const
  if (weather === 'dead')
    talk.begin('connect').end('connect', 'failed', failure.message, { kind: 'refused', ...failure })
  else if (weather === 'nobody-knows')
    talk.begin('connect').end('connect', 'warned', 'No answer.', {
      kind: 'timeout',
      fault: 'unknown',
      message: 'No answer.',
      received: '',
    })
  else if (weather === 'silent') {
    const told = { kind: 'timeout', message: 'It said nothing.', received: '' } as const
    // As the probe judges it: who gave up sooner than a sender would cannot say that mail is lost.
    const [status, fault] =
      task.options.patience < 300 ? (['warned', 'unknown'] as const) : (['failed', 'target'] as const)
    talk
      .connect(place.address)
      .begin('banner')
      .end('banner', status, told.message, { ...told, fault })
  } else {
    const banner = weather === 'other-banner' ? '220 mx1.example.com ESMTP Exim' : '220 mx1.example.com ESMTP Postfix'
    talk.connect(place.address).step('banner', null, [banner]).secure(place.host)
    if (weather === 'good' || weather === 'other-banner') talk.envelope('postmaster@example.com')
    else {
      const reply =
        weather === 'full'
          ? '452 4.3.1 Insufficient system storage'
          : '451 4.7.1 Greylisting in action, please come back later'
      const fault = weather === 'full' ? 'target' : 'policy'
      talk.step('mail-from', 'MAIL FROM:<postmaster@probe.example>', ['250 2.1.0 Ok'])
      talk.step('rcpt-to', 'RCPT TO:<postmaster@example.com>', [reply], 24, 'warned', {
        kind: 'reply',
        fault,
        message: reply,
        received: reply,
      })
      talk.quit(false)
    }
  }
  talk.skip('Not reached.')
  const events = scribe.finish(Math.max(talk.ms + 1, takes))
  return events.map((event) => ({ ...event, at: new Date(began + event.ms).toISOString() }))
}
