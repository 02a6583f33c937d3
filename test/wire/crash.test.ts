import { once } from 'node:events'
import net from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import WebSocket from 'ws'
import type { TestEvent } from '../../shared/events.ts'
import type { Report } from '../../shared/report.ts'
import { Home } from '../setup/product.ts'

let home: Home
let server: net.Server
const sockets = new Set<net.Socket>()

/** A server that begins a banner and never ends it. */
beforeEach(async () => {
  home = await Home.create()
  server = net.createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {}).on('close', () => sockets.delete(socket))
    socket.write('220-mx.test waits\r\n')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  await home.start()
})

afterEach(async () => {
  await home.leave()
  for (const socket of sockets) socket.destroy()
  server.close()
})

const target = () => `127.0.0.1:${(server.address() as net.AddressInfo).port}`

async function begin(): Promise<string> {
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(`${home.url}/api/tests`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ target: target() }),
  })
  expect(answer.status).toBe(201)
  return ((await answer.json()) as { id: string }).id
}

/** Follows a test from a number on, until an event that is waited for, or to the end. */
async function follow(id: string, after: number, enough: (event: TestEvent) => boolean): Promise<TestEvent[]> {
  const socket = new WebSocket(`${home.url.replace('http', 'ws')}/api/tests/${id}/events?after=${after}`)
  const seen: TestEvent[] = []
  socket.on('message', (data: Buffer) => {
    seen.push(JSON.parse(data.toString()))
    if (enough(seen.at(-1) as TestEvent)) socket.terminate()
  })
  await once(socket, 'close')
  return seen
}

const isBannerLine = (event: TestEvent) => event.type === 'line' && event.text === '220-mx.test waits'
const never = () => false

describe('after a SIGKILL and a restart', () => {
  it('everything that a viewer saw is there, and the test that ran is interrupted, with the reason', async () => {
    const id = await begin()
    const seen = await follow(id, 0, isBannerLine)
    await home.stop('SIGKILL')
    await home.start()
    const all = await follow(id, 0, never)
    expect(all.slice(0, seen.length)).toEqual(seen)
    expect(all.map(({ n }) => n)).toEqual(all.map((_, index) => index + 1))
    expect(all.at(-1)).toMatchObject({
      type: 'finished',
      status: 'interrupted',
      reason: expect.stringMatching(/not|nothing/i),
    })
    const report = (await (await fetch(`${home.url}/api/tests/${id}`)).json()) as Report
    expect(report).toMatchObject({ id, status: 'interrupted', verdict: 'inconclusive' })
    expect(report.sessions[0]?.transcript.at(-1)?.text).toBe('220-mx.test waits')
  })

  it('a viewer goes on at the number that it has', async () => {
    const id = await begin()
    const seen = await follow(id, 0, isBannerLine)
    await home.stop('SIGKILL')
    await home.start()
    const rest = await follow(id, seen.length, never)
    expect(rest[0]?.n).toBe(seen.length + 1)
    expect(rest.at(-1)?.type).toBe('finished')
  })

  it('and so it is again after the next one', async () => {
    const id = await begin()
    await follow(id, 0, isBannerLine)
    await home.stop('SIGKILL')
    await home.start()
    const once = await follow(id, 0, never)
    await home.stop('SIGKILL')
    await home.start()
    expect(await follow(id, 0, never)).toEqual(once)
  })
})

it('SIGTERM interrupts what runs, and its viewers are told before they are sent away', async () => {
  const id = await begin()
  const following = follow(id, 0, never)
  await follow(id, 0, isBannerLine)
  await home.stop('SIGTERM')
  expect((await following).at(-1)).toMatchObject({ type: 'finished', status: 'interrupted' })
})

it('two processes never share a store', async () => {
  const other = await Home.create({ DATA_DIR: home.folder })
  await expect(other.start()).rejects.toThrow(/ended before it was ready/)
  await other.leave()
})
