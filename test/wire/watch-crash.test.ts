import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it, vi } from 'vitest'
import { openStore } from '../../server/store/open.ts'
import { incidentsOf } from '../../shared/watch/incident.ts'
import { BEFORE_ALL, foldWatch } from '../../shared/watch/state.ts'

/** A night can do more of them. */
const KILLS = Number(process.env.WATCH_KILLS ?? 10)

const SCRIPT = new URL('../setup/killed-watch.ts', import.meta.url).pathname
const folder = mkdtempSync(join(tmpdir(), 'helograph-killed-'))
const began = Date.now()
let child: ChildProcess | null = null

afterEach(async () => {
  await end('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

async function start(): Promise<void> {
  child = fork(SCRIPT, [folder, String(began)], {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => Promise.reject(new Error(`it ended with ${code}`))),
  ])
}

async function end(signal: NodeJS.Signals): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill(signal)
  await gone
}

async function howItStands(): Promise<unknown> {
  const answer = once(child as ChildProcess, 'message')
  child?.send('how does it stand?')
  return (await answer)[0]
}

type Handed = { kind: string; key: string; what: string }
const weather = (how: string) => writeFileSync(join(folder, 'weather'), how)
const handed = (): Handed[] =>
  readFileSync(join(folder, 'ledger'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Handed)

async function inStore<Result>(
  ask: (store: Awaited<ReturnType<typeof openStore>>) => Promise<Result>,
): Promise<Result> {
  const store = await openStore(join(folder, 'data'))
  try {
    return await ask(store)
  } finally {
    await store.close()
  }
}

it(
  `killed ${KILLS} times at random, it loses nothing, and rings no telephone twice for one thing`,
  async () => {
    weather('good')
    await start()
    for (let kill = 0; kill < KILLS; kill++) {
      weather(kill % 3 === 2 ? 'good' : 'dead')
      // A moment of at most a second and a half, which is a quarter of an hour there; when is the point of it.
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 1500))
      await end('SIGKILL')
      await start()
    }
    weather('dead')
    await vi.waitFor(() => expect(handed().filter(({ what }) => what === 'opened')).not.toEqual([]), 20_000)
    const id = readFileSync(join(folder, 'watch'), 'utf8')
    weather('good')
    // What came back has to be good for up to half an hour, before it is over: three seconds here.
    await vi.waitFor(async () => expect(await howItStands()).toBe('over'), { timeout: 60_000, interval: 200 })
    await end('SIGTERM')

    const ledger = handed()
    const rung = ledger.filter(({ kind }) => kind === 'sms' || kind === 'call').map(({ key }) => key)
    expect(new Set(rung).size).toBe(rung.length)

    await inStore(async ({ watches }) => {
      const events = await watches.events(id)
      expect(events.map(({ n }) => n)).toEqual(events.map((_, index) => index + 1))
      expect((await watches.find(id))?.state).toEqual(foldWatch(BEFORE_ALL, events))
      const incidents = incidentsOf(events)
      expect(incidents.length).toBeGreaterThan(0)
      expect(incidents.every(({ status }) => status === 'recovered')).toBe(true)

      const alerted = events.filter((event) => event.type === 'alerted')
      const deliveries = await watches.outbox.of(id, 10_000)
      const about = new Map(deliveries.map((delivery) => [delivery.id, delivery]))
      expect(new Set(alerted.map(({ delivery }) => delivery)).size).toBe(alerted.length)
      for (const { delivery } of alerted) {
        const state = about.get(delivery)?.state
        const tries = ledger.filter(({ key }) => key === delivery)
        // What was written was handed over, unless it was over by then; or nobody knows, and then it was not tried again.
        expect(['delivered', 'unknown', 'dropped']).toContain(state)
        if (state === 'delivered') expect(tries.length).toBeGreaterThan(0)
        if (state === 'dropped') expect(tries).toEqual([])
      }
      // Every incident was told by mail, when it began and when it was over.
      const mails = new Set(ledger.filter(({ kind }) => kind === 'email').map(({ key }) => key))
      for (const { alerts } of incidents)
        for (const kind of ['opened', 'recovered'])
          expect(
            alerts.some((alert) => alert.kind === kind && mails.has(alert.delivery)),
            kind,
          ).toBe(true)
    })
  },
  60_000 + KILLS * 15_000,
)
