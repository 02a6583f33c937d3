import { once } from 'node:events'
import net from 'node:net'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { rssKiB } from '../../bench/processes.ts'
import { MailServer } from '../../browser/mail-server.ts'
import { Home } from '../../setup/product.ts'
import { begin, isFinished, Viewer } from '../../setup/visitor.ts'

const CROWD = 300
/** What one of them may cost, with what was made for it and is not collected yet. */
const KIB_EACH = 250

let home: Home
let server: MailServer
let id: string
const sockets: net.Socket[] = []

beforeEach(async () => {
  home = await Home.create({ MAX_VIEWERS: String(CROWD + 1) })
  server = await MailServer.start()
  await home.start()
  ;({ id } = await begin(home.url, { target: server.target }))
  const first = new Viewer(home.url, id)
  await first.until((event) => event.type === 'step' && event.step === 'banner')
  first.leave()
})

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy()
  await home.leave()
  await server.stop()
})

/** Somebody who says these bytes. Reads nothing until told to. */
async function stranger(...bytes: (string | Buffer)[]): Promise<net.Socket> {
  const { hostname, port } = new URL(home.url)
  const socket = net.connect(Number(port), hostname).on('error', () => {})
  sockets.push(socket)
  await once(socket, 'connect')
  socket.pause()
  for (const part of bytes) socket.write(part)
  return socket
}

const PATHS = () => [`/api/tests/${id}/events`, `/api/tests/${id}/transcript`, `/t/${id}`]
const asks = (path: string, ...headers: string[]) =>
  `GET ${path} HTTP/1.1\r\nHost: ${new URL(home.url).host}\r\nAccept: text/plain\r\n${headers.map((line) => `${line}\r\n`).join('')}\r\n`
const upgrades = () =>
  asks(
    `/api/tests/${id}/events`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
  )

/** A frame as a client must send it: masked, here with zeros (RFC 6455 5.2). */
function frame(opcode: number, payload: Buffer): Buffer {
  const length = payload.length < 126 ? [0x80 | payload.length] : [0xfe, payload.length >> 8, payload.length & 0xff]
  return Buffer.concat([Buffer.from([0x80 | opcode, ...length, 0, 0, 0, 0]), payload])
}

/** All that the server has to say of it: three quarters of a megabyte. */
function speak(): void {
  for (let line = 0; line < 90; line++) server.teaser(`220-${'x'.repeat(8000)}`)
  server.greet()
}

/** How many follow a test now. */
async function viewers(): Promise<number> {
  const text = await (await fetch(`${home.url}/metrics`)).text()
  return Number(/^helograph_viewers (\d+)/m.exec(text)?.[1])
}

/** Whatever the others did: somebody who is well sees the test from its beginning to its end. */
async function seeToTheEnd(viewer: Viewer): Promise<void> {
  speak()
  await viewer.until(isFinished)
  expect(viewer.seen.map(({ n }) => n)).toEqual(viewer.seen.map((_, index) => index + 1))
}

it(`${CROWD} who never read cost little each; where every place is taken, one more is told to come later`, async () => {
  const before = rssKiB(home.pid)
  for (let one = 0; one < CROWD; one++) await stranger(one % 2 === 0 ? upgrades() : asks(PATHS()[one % 3] as string))
  const viewer = new Viewer(home.url, id)
  while ((await viewers()) <= CROWD);
  for (const path of PATHS()) {
    const answer = await fetch(home.url + path, { headers: { accept: 'text/plain' } })
    expect([path, answer.status, answer.headers.has('retry-after')]).toEqual([path, 503, true])
  }
  const late = new Viewer(home.url, id)
  expect([await late.closed, late.seen]).toEqual([1006, []])
  expect((await fetch(`${home.url}/api/tests/${id}`)).status).toBe(200)
  await seeToTheEnd(viewer)
  expect((rssKiB(home.pid) - before) / CROWD).toBeLessThan(KIB_EACH)
})

it('floods of pings and of messages, from viewers who never read, are borne or cut off, and cost no memory', async () => {
  const FLOOD = 16 * 1024 * 1024
  const before = rssKiB(home.pid)
  const viewer = new Viewer(home.url, id)
  const flood = async (opcode: number, size: number) => {
    const socket = await stranger(upgrades())
    const wave = Buffer.concat(Array.from({ length: 100 }, () => frame(opcode, Buffer.alloc(size, 'x'))))
    for (let said = 0; said < FLOOD && !socket.destroyed; said += wave.length) {
      if (!socket.write(wave)) await new Promise<void>((go) => socket.once('drain', go).once('close', () => go()))
    }
  }
  await Promise.all([flood(9, 125), flood(9, 125), flood(1, 1000), flood(2, 1000)])
  await seeToTheEnd(viewer)
  expect(rssKiB(home.pid) - before).toBeLessThan(64 * 1024)
})

it('whoever sends what is no frame, or one that is too large, is sent away; whoever says half a thing harms nobody', async () => {
  const viewer = new Viewer(home.url, id)
  const garbage = [
    Buffer.from([0x81, 0x02, 0x68, 0x69]),
    frame(3, Buffer.from('reserved')),
    frame(1, Buffer.alloc(2000, 'x')),
    Buffer.from([0xc1, 0x80, 0, 0, 0, 0]),
    frame(9, Buffer.alloc(200)),
    frame(1, Buffer.from([0xff, 0xfe])),
    Buffer.alloc(5000, 0xff),
  ]
  for (const bytes of garbage) {
    const socket = await stranger(upgrades(), bytes)
    socket.resume()
    await once(socket, 'close')
  }
  for (let one = 0; one < CROWD; one++) {
    await stranger(
      ...([[], ['GET /'], [upgrades().slice(0, -2)], [upgrades(), Buffer.from([0x81])]][one % 4] as string[]),
    )
  }
  await seeToTheEnd(viewer)
})
