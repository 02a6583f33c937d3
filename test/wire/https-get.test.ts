import { getEventListeners, once } from 'node:events'
import type http from 'node:http'
import https from 'node:https'
import net from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createHttpsGet, type Fetched } from '../../server/probe/checks/https-get.ts'
import { mtaSts } from '../../server/probe/checks/mta-sts.ts'
import { createDoor } from '../../server/probe/door.ts'
import { createGuard } from '../../server/probe/guard.ts'
import { type CertificateName, makeCertificates } from '../../server/specimens/certificates.ts'
import { zoneResolver } from '../../server/specimens/zone-resolver.ts'
import { DEFAULT_OPTIONS } from '../../shared/options.ts'
import { ManualClock } from './manual-clock.ts'
import { makeTools } from './rehearsal.ts'

const { authority, credentials } = makeCertificates()
const NAME = 'mx.test'
const LIMIT = 64 * 1024

let clock: ManualClock
let stop: AbortController
const closing: (() => void)[] = []

beforeEach(() => {
  clock = new ManualClock()
  stop = new AbortController()
})

afterEach(() => {
  for (const close of closing.splice(0)) close()
  expect(clock.pending, 'timers left').toBe(0)
  expect(getEventListeners(stop.signal, 'abort'), 'listeners left').toEqual([])
})

/** A listener on loopback that forgets nobody when it closes. */
async function listen<Server extends net.Server>(server: Server): Promise<number> {
  const sockets = new Set<net.Socket>()
  server.on('connection', (socket: net.Socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  closing.push(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return (server.address() as net.AddressInfo).port
}

/** A web server with a certificate of a kind. */
function web(answer: http.RequestListener, certificate: CertificateName = 'valid'): Promise<number> {
  return listen(https.createServer({ ...credentials[certificate] }, answer))
}

function get(port: number, name = NAME): Promise<Fetched> {
  const fetch = createHttpsGet({ clock, door: createDoor(createGuard(['127.0.0.0/8'])), trust: [authority], port })
  return fetch({ name, address: '127.0.0.1', path: '/a/file.txt', limit: LIMIT }, stop.signal)
}

const sends =
  (body: string | Buffer): http.RequestListener =>
  (_request, response) => {
    response.setHeader('content-type', 'text/plain')
    response.end(body)
  }

describe('a file over HTTPS', () => {
  it('comes from the address, asked for by the name, which nobody looks up', async () => {
    const asked: (string | undefined)[] = []
    const port = await web((request, response) => {
      const { servername } = request.socket as unknown as { servername: string }
      asked.push(request.method, request.url, request.headers.host, servername)
      sends('hello')(request, response)
    })
    expect(await get(port)).toEqual({ ok: true, status: 200, contentType: 'text/plain', location: '', body: 'hello' })
    expect(asked).toEqual(['GET', '/a/file.txt', NAME, NAME])
  })

  it('is not followed to another place', async () => {
    let visits = 0
    const port = await web((_request, response) => {
      visits++
      response.writeHead(302, { location: '/other\u00ff' }).end('no file')
    })
    expect(await get(port)).toMatchObject({ ok: true, status: 302, location: '/other\u00ff', body: '' })
    expect(visits).toBe(1)
  })

  it.each([404, 500, 204])('is none with status %i', async (status) => {
    const port = await web((_request, response) => response.writeHead(status).end())
    expect(await get(port)).toMatchObject({ ok: true, status, body: '' })
  })

  it('may have 64 KiB, and not an octet more', async () => {
    expect(await get(await web(sends(Buffer.alloc(LIMIT, 'a'))))).toMatchObject({ ok: true, body: 'a'.repeat(LIMIT) })
    expect(await get(await web(sends(Buffer.alloc(LIMIT + 1, 'a'))))).toMatchObject({ ok: false, kind: 'too-much' })
  })

  it('is not waited for for ever where it comes in drops', async () => {
    const port = await web((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/plain' })
      response.write('a')
      // The first drop has left, so the handshake is over and the time for the answer runs.
      setImmediate(() => clock.advance(3999))
      response.write('b', () => setImmediate(() => clock.advance(1)))
    })
    expect(await get(port)).toMatchObject({ ok: false, kind: 'timeout' })
  })

  it('is not waited for for ever where TLS never begins', async () => {
    const port = await listen(net.createServer((socket) => socket.once('data', () => clock.advance(3000))))
    expect(await get(port)).toMatchObject({ ok: false, kind: 'timeout', message: expect.stringContaining('handshake') })
  })

  it.each<[CertificateName, string]>([
    ['other-name', 'not valid for mx.test'],
    ['expired', 'expired'],
    ['self-signed', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
    ['no-intermediate', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
    ['future', 'CERT_NOT_YET_VALID'],
  ])('is not asked of a server whose certificate is: %s', async (certificate, words) => {
    let asked = false
    const port = await web(() => {
      asked = true
    }, certificate)
    expect(await get(port)).toMatchObject({
      ok: false,
      kind: 'certificate',
      message: expect.stringContaining(words),
    })
    expect(asked).toBe(false)
  })

  it('is not taken from what is not HTTP, or not TLS', async () => {
    const tls = https.createServer({ ...credentials.valid })
    tls.on('secureConnection', (socket: net.Socket) => socket.write('220 mx.test ESMTP\r\n'))
    expect(await get(await listen(tls))).toMatchObject({ ok: false, kind: 'protocol' })
    const plain = net.createServer((socket) => socket.once('data', () => socket.end('HTTP/1.1 400 No\r\n\r\n')))
    expect(await get(await listen(plain))).toMatchObject({ ok: false, kind: 'handshake' })
  })

  it('is none where the connection ends before it does', async () => {
    const port = await web((_request, response) => {
      response.writeHead(200, { 'content-length': '10' })
      response.write('hello', () => response.socket?.destroy())
    })
    expect(await get(port)).toMatchObject({ ok: false, kind: 'closed' })
  })

  it('is none where nobody listens', async () => {
    const server = net.createServer()
    const port = await listen(server)
    server.close()
    await once(server, 'close')
    expect(await get(port)).toMatchObject({ ok: false, kind: 'refused' })
  })

  it('can be given up at any time', async () => {
    const port = await web(() => stop.abort())
    expect(await get(port)).toMatchObject({ ok: false, kind: 'interrupted' })
    expect(await get(port)).toMatchObject({ ok: false, kind: 'interrupted' })
  })
})

describe('an MTA-STS policy on a real web server', () => {
  const ZONE = ['_mta-sts.example.test TXT v=STSv1; id=1', 'mta-sts.example.test A 127.0.0.1']

  async function check(port: number, allow: string[]) {
    const tools = {
      ...makeTools(clock, []),
      resolver: zoneResolver(ZONE),
      guard: createGuard(allow),
      get: createHttpsGet({ clock, door: createDoor(createGuard(['127.0.0.0/8'])), trust: [authority], port }),
    }
    const target = { input: 'example.test', kind: 'domain', host: 'example.test', port: 25 } as const
    const scene = {
      target: { ...target, security: 'auto', family: 'any' } as const,
      options: DEFAULT_OPTIONS,
      route: 'mx' as const,
      hosts: [{ host: 'mx.test', preference: 10, addresses: [] }],
      sessions: async () => [],
    }
    return mtaSts.ask(scene, tools, stop.signal)
  }

  const policy = sends('version: STSv1\r\nmode: enforce\r\nmx: mx.test\r\nmax_age: 86400\r\n')

  it('is fetched and read', async () => {
    const told = await check(await web(policy, 'policy-host'), ['127.0.0.0/8'])
    expect(told).toMatchObject({ status: 'passed', summary: 'enforce', data: { maxAge: 86_400, mx: ['mx.test'] } })
  })

  it('is not believed under a certificate of another name', async () => {
    const told = await check(await web(policy, 'valid'), ['127.0.0.0/8'])
    expect(told).toMatchObject({ status: 'warned', data: { troubles: [{ result: 'sts-webpki-invalid' }] } })
  })

  it('is never fetched from an address that the guard forbids', async () => {
    let visits = 0
    const server = https.createServer({ ...credentials['policy-host'] }, policy)
    server.on('connection', () => visits++)
    const told = await check(await listen(server), [])
    expect(told).toMatchObject({ status: 'warned', data: { troubles: [{ result: 'sts-policy-fetch-error' }] } })
    expect(visits).toBe(0)
  })
})
