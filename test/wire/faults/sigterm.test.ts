import { once } from 'node:events'
import net from 'node:net'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { MailServer } from '../../browser/mail-server.ts'
import { Home } from '../../setup/product.ts'
import { allEvents, begin, isFinished, reportOf, Viewer } from '../../setup/visitor.ts'

/** What an operator's service manager may wait at most, in milliseconds. */
const LIMIT_MS = 10_000

let home: Home
let silent: MailServer
let later: MailServer

beforeEach(async () => {
  home = await Home.create()
  silent = await MailServer.start()
  later = await MailServer.start('220 mail.test ESMTP', { RCPT: '450 4.7.1 Greylisted, come back in 5 minutes' })
  later.greet()
  await home.start()
})

afterEach(async () => {
  await home.leave()
  await silent.stop()
  await later.stop()
})

/** Somebody who asks for the events of a test and then never reads one. */
async function neverReads(id: string): Promise<net.Socket> {
  const { hostname, port } = new URL(home.url)
  const socket = net.connect(Number(port), hostname).on('error', () => {})
  await once(socket, 'connect')
  socket.pause()
  socket.write(`GET /api/tests/${id}/events HTTP/1.1\r\nHost: ${hostname}\r\n\r\n`)
  return socket
}

it('SIGTERM: within ten seconds what runs is ended and marked, and whoever watches what goes on is told to come again', async () => {
  const first = await begin(home.url, { target: later.target })
  const promised = (await allEvents(home.url, first.id)).find((event) => event.type === 'follow-up')
  if (promised?.type !== 'follow-up') throw new Error('no second look was promised')
  const waiting = new Viewer(home.url, promised.id)
  await waiting.until(({ type }) => type === 'queued')

  const running = await Promise.all(Array.from({ length: 30 }, () => begin(home.url, { target: silent.target })))
  const viewers = running.map(({ id }) => new Viewer(home.url, id))
  await Promise.all(viewers.map((viewer) => viewer.until(({ type }) => type === 'session')))
  const stuck = await neverReads(running[0]?.id ?? '')

  const began = performance.now()
  await home.stop('SIGTERM')
  expect(performance.now() - began).toBeLessThan(LIMIT_MS)
  stuck.destroy()
  for (const viewer of viewers) {
    expect(await viewer.closed).toBe(1000)
    expect(viewer.seen.at(-1)).toMatchObject({ type: 'finished', status: 'interrupted' })
  }
  // RFC 6455 7.4.1: going away.
  expect(await waiting.closed).toBe(1001)

  await home.start()
  const again = new Viewer(home.url, promised.id, waiting.seen.length)
  for (const { id } of running) expect(await reportOf(home.url, id)).toMatchObject({ status: 'interrupted' })
  expect((await reportOf(home.url, promised.id)).status).toBe('queued')
  expect(again.seen.some(isFinished)).toBe(false)
  again.leave()
})
