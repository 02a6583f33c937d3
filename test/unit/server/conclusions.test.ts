/** What pages are told of running tests: the same as the API says, in time, and worked out once. */
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { Batch } from '../../../server/bus/batch.ts'
import { Concluder } from '../../../server/routes/conclusions.ts'
import { conclude } from '../../../shared/conclude.ts'
import type { Concluded, Conclusions } from '../../../shared/concluded.ts'
import { conclusionsOf, hearConclusions } from '../../../shared/conclusions.ts'
import { ENGLISH } from '../../../shared/diagnosis/words/english.ts'
import type { Fact, TestEvent } from '../../../shared/events.ts'
import { fold } from '../../../shared/fold.ts'
import type { Language } from '../../../shared/language.ts'
import type { Facts } from '../../../shared/report.ts'
import { mixed } from '../../samples/tests.ts'
import { begin, type Setting, setting } from './setting.ts'

const sockets: WebSocket[] = []
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.terminate()
})

/** All that a probe tells of the sample, but its end. */
const FACTS = mixed()
  .filter(({ type }) => type !== 'queued' && type !== 'finished')
  .map(({ n: _, at: _at, ms: _ms, ...fact }) => fact as Fact)

/** A page as far as it hears: its events, and what it was told that they come to. */
function page(host: string, id: string, language: Language, after = 0) {
  const socket = new WebSocket(`ws://${host}/api/tests/${id}/events?after=${after}&conclusions=${language}`)
  sockets.push(socket)
  const events: TestEvent[] = []
  const told: Concluded[] = []
  let conclusions: Conclusions | null = null
  socket.on('message', (data) => {
    const message = JSON.parse(String(data)) as TestEvent | Concluded
    if (message.type !== 'concluded') return void events.push(message)
    // Before the events that it is drawn from: no lamp is ever seen without its finding.
    expect(events.at(-1)?.n ?? after).toBeLessThan(message.upTo)
    told.push(message)
    conclusions = hearConclusions(conclusions, message)
  })
  const seen = async (n: number) => {
    while ((events.at(-1)?.n ?? 0) < n) await once(socket, 'message')
  }
  return { events, told, seen, conclusions: () => conclusions, closed: once(socket, 'close') }
}

async function listen({ app }: Setting): Promise<string> {
  await app.listen({ host: '127.0.0.1', port: 0 })
  return `127.0.0.1:${(app.server.address() as AddressInfo).port}`
}

async function asked({ app }: Setting, id: string, language: Language) {
  const answer = await app.inject(`/api/tests/${id}?lang=${language}`)
  return conclusionsOf(answer.json())
}

test('a page is told what the API says, in its language, from wherever it follows', async () => {
  const here = await setting()
  const host = await listen(here)
  const { id } = await begin(here.app)
  const given = await here.probe.next()
  const english = page(host, id, 'en')
  const half = FACTS.findIndex(({ type }) => type === 'skipped') + 1
  for (const [n, fact] of FACTS.entries()) {
    given.tell(fact)
    await english.seen(n + 2)
    if (n + 1 === half) expect(english.conclusions()?.findings).toEqual((await asked(here, id, 'en')).findings)
  }
  const findings = (await asked(here, id, 'en')).findings
  expect(english.conclusions()?.findings).toEqual(findings)
  const late = page(host, id, 'de', half)
  await late.seen(FACTS.length + 1)
  expect(late.conclusions()?.findings).toEqual((await asked(here, id, 'de')).findings)
  given.end()
  await Promise.all([english.closed, late.closed])
  expect(english.events.at(-1)?.type).toBe('finished')
  expect(english.conclusions()).toEqual(await asked(here, id, 'en'))
  expect(late.conclusions()).toEqual(await asked(here, id, 'de'))
  // Each finding went out once, and of a step that tells nothing new nothing was said.
  const whole = english.told.flatMap((message) => message.findings.filter((finding) => typeof finding !== 'number'))
  expect(whole).toHaveLength(findings.length)
  const ended = page(host, id, 'en', 5)
  await ended.closed
  expect(ended.conclusions()).toEqual(await asked(here, id, 'en'))
})

test('whoever does not ask for conclusions gets events and nothing else', async () => {
  const here = await setting()
  const host = await listen(here)
  const { id } = await begin(here.app)
  const given = await here.probe.next()
  const socket = new WebSocket(`ws://${host}/api/tests/${id}/events`)
  sockets.push(socket)
  const numbers: unknown[] = []
  socket.on('message', (data) => numbers.push(JSON.parse(String(data)).n))
  for (const fact of FACTS) given.tell(fact)
  given.end()
  await once(socket, 'close')
  expect(numbers.length).toBeGreaterThan(FACTS.length)
  expect(numbers).toEqual(numbers.map((_, place) => place + 1))
  expect((await here.app.inject(`/api/tests/${id}/events?conclusions=xx`)).statusCode).toBe(400)
})

test('a page that comes back after a restart is told what came of the test', async () => {
  const before = await setting()
  const { id } = await begin(before.app)
  const given = await before.probe.next()
  for (const fact of FACTS) given.tell(fact)
  await before.close()
  const here = await setting({ dir: before.dir })
  const back = page(await listen(here), id, 'en', 12)
  await back.closed
  expect(back.events.at(-1)).toMatchObject({ type: 'finished', status: 'interrupted' })
  expect(back.conclusions()).toEqual(await asked(here, id, 'en'))
})

test('a thousand viewers cost what one costs: all of them get the very same bytes', async () => {
  const events = mixed()
  const batch = (from: number, to: number) =>
    new Batch(
      from,
      to,
      Buffer.from(
        events
          .slice(from - 1, to)
          .map((event) => `${JSON.stringify(event)}\n`)
          .join(''),
      ),
    )
  const batches = [batch(1, 10), batch(11, 30), batch(31, events.length)]
  const { store } = await setting()
  const concluder = new Concluder(store)
  const viewer = () => concluder.follow('mixed0000001', 'en', new AbortController().signal)
  const viewers = Array.from({ length: 1000 }, viewer)
  for (const [place, one] of batches.entries()) {
    const frames = new Set(await Promise.all(viewers.map((conclude) => conclude(one))))
    expect(frames.size, `batch ${place}`).toBe(1)
  }
  // Who lags behind the others is told nothing that is newer than its events, and all of it once it is there.
  const slow = viewer()
  const heard = []
  for (const one of batches) heard.push(await slow(one))
  expect(heard.slice(0, 2)).toEqual([null, null])
  const message = JSON.parse(String(heard[2]).replace(/^[^{]*/, '')) as Concluded
  const whole = conclude(fold(null, events) as Facts, ENGLISH)
  expect(hearConclusions(null, message)).toEqual(conclusionsOf(whole))
})
