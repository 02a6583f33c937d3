/** The examples of deploy/ in front of the built product: pages, streams and client addresses come through as they should. */
import { once } from 'node:events'
import type { IncomingHttpHeaders } from 'node:http'
import https from 'node:https'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import WebSocket from 'ws'
import { MailServer } from '../browser/mail-server.ts'
import { freePorts } from '../mta/place.ts'
import { Home } from '../setup/product.ts'
import { CADDY, FrontProxy, NGINX } from './proxy.ts'

/** Visitors of two networks, as the proxy sees them. */
const [ONE, OTHER] = ['127.0.1.1', '127.0.2.1']
const TEASER = '220-please wait'

describe.each([NGINX, CADDY])('behind $name', (kind) => {
  let home: Home
  let proxy: FrontProxy
  let server: MailServer
  let origin: string

  beforeAll(async () => {
    server = await MailServer.start()
    const { port } = await freePorts(['port'])
    origin = `https://127.0.0.1:${port}`
    home = await Home.create({ PUBLIC_URL: origin, TRUST_PROXY: '127.0.0.1', CLIENT_TESTS_PER_MINUTE: '3' })
    await home.start()
    proxy = await FrontProxy.start(kind, port, new URL(home.url).host)
  })

  afterAll(async () => {
    await proxy?.stop()
    await home?.leave()
    await server?.stop()
  })

  function call(path: string, { body, ...options }: https.RequestOptions & { body?: string } = {}) {
    const sent = https.request(`${origin}${path}`, { rejectUnauthorized: false, localAddress: ONE, ...options })
    sent.end(body)
    return once(sent, 'response').then(([answer]) => answer as import('node:http').IncomingMessage)
  }

  /** A whole answer: one that nobody reads is cut off by the end of the proxy, and that is an error. */
  async function read(path: string, options?: Parameters<typeof call>[1]) {
    const answer = await call(path, options)
    return { status: answer.statusCode, headers: answer.headers, body: await text(answer) }
  }

  const begin = (localAddress: string, headers: IncomingHttpHeaders = {}) =>
    read('/api/tests', {
      method: 'POST',
      localAddress,
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ target: server.target }),
    })

  it('the page is there, and figures are not', async () => {
    const page = await read('/', { headers: { accept: 'text/html' } })
    expect([page.status, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
    expect(page.body).toContain('<!doctype html>')
    expect((await read('/metrics')).status).toBe(404)
    expect((await fetch(`${home.url}/metrics`)).status).toBe(200)
  })

  it('events come while the test runs, as a WebSocket and as lines; and the end is the end', async () => {
    const accepted = await begin(ONE)
    expect(accepted.status).toBe(201)
    const { id, url } = JSON.parse(accepted.body)
    expect(url).toBe(`${origin}/t/${id}`)

    const socket = new WebSocket(`${origin.replace('https', 'wss')}/api/tests/${id}/events`, {
      origin,
      rejectUnauthorized: false,
    })
    const overSocket: string[] = []
    socket.on('message', (data) => overSocket.push(String(data)))
    const closed = once(socket, 'close')
    const lines = await call(`/api/tests/${id}/events`)
    lines.setEncoding('utf8')
    let overHttp = ''
    lines.on('data', (part: string) => {
      overHttp += part
    })
    const ended = once(lines, 'end')

    // The server of the test says nothing more until both have shown this line.
    await onceHeard(socket, () => overSocket.some((event) => event.includes('"type":"step"')))
    server.teaser(TEASER)
    await onceHeard(socket, () => overSocket.some((event) => event.includes(TEASER)))
    while (!overHttp.includes(TEASER)) await once(lines, 'data')
    server.greet()
    expect((await closed)[0]).toBe(1000)
    await ended
    expect(overHttp.trimEnd().split('\n')).toEqual(overSocket)
    expect(overSocket.at(-1)).toContain('"type":"finished"')
  })

  it('each visitor has an allowance of its own, whatever it says that it is', async () => {
    // One test was begun by the first visitor before.
    for (const _ of ['second', 'third']) expect((await begin(ONE)).status).toBe(201)
    expect((await begin(ONE)).status).toBe(429)
    for (const name of ['x-forwarded-for', 'forwarded', 'x-real-ip']) {
      const value = name === 'forwarded' ? 'for=192.0.2.77' : '192.0.2.77'
      expect((await begin(ONE, { [name]: value })).status).toBe(429)
    }
    expect((await begin(OTHER)).status).toBe(201)
  })
})

async function onceHeard(socket: WebSocket, enough: () => boolean): Promise<void> {
  while (!enough()) await once(socket, 'message')
}
