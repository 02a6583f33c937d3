import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { begin, line, opened, type Setting, setting, started } from './setting.ts'

const sockets: WebSocket[] = []
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.terminate()
})

async function listen({ app }: Setting): Promise<string> {
  await app.listen({ host: '127.0.0.1', port: 0 })
  return `127.0.0.1:${(app.server.address() as AddressInfo).port}`
}

/** A viewer: what it was told, and how its connection ended. */
function watch(host: string, id: string, after?: number, headers: Record<string, string> = {}) {
  const query = after === undefined ? '' : `?after=${after}`
  const socket = new WebSocket(`ws://${host}/api/tests/${id}/events${query}`, { headers })
  sockets.push(socket)
  const seen: { n: number; type: string; text?: string }[] = []
  socket.on('message', (data, isBinary) => seen.push(JSON.parse(isBinary ? 'null' : String(data))))
  // A refused socket fails, too; what it was refused with is asked for where it matters.
  socket.on('error', () => {})
  const closed = new Promise<number>((resolve) => socket.on('close', resolve))
  const told = (n: number) =>
    new Promise<void>((resolve) => {
      const look = () => seen.at(-1)?.n === n && resolve()
      socket.on('message', look)
      look()
    })
  return { socket, seen, closed, told }
}

const refusal = async (socket: WebSocket) => {
  const [, response] = await once(socket, 'unexpected-response')
  return response.statusCode as number
}

test('a page sees what was, then what comes, one event a message, and is closed with 1000 after the last', async () => {
  const here = await setting()
  const host = await listen(here)
  const { id } = await begin(here.app)
  const given = await here.probe.next()
  given.tell(started)
  const first = watch(host, id)
  await first.told(2)
  given.tell(opened)
  // The three forms of a frame's length (RFC 6455 5.2), and text beyond ASCII.
  for (const text of ['é', 'x'.repeat(300), 'y'.repeat(70_000)]) given.tell(line(text))
  const late = watch(host, id, 3)
  await first.told(6)
  given.end()
  expect(await first.closed).toBe(1000)
  expect(await late.closed).toBe(1000)
  expect(first.seen.map(({ n }) => n)).toEqual([1, 2, 3, 4, 5, 6, 7])
  expect(late.seen).toEqual(first.seen.slice(3))
  expect(late.seen.map(({ text }) => text?.length)).toEqual([1, 300, 70_000, undefined])
})

test('a viewer from any number of a finished test sees the rest of it', async () => {
  const here = await setting()
  const host = await listen(here)
  const { id } = await begin(here.app)
  const given = await here.probe.next()
  given.tell(started)
  given.end()
  for (const after of [0, 1, 2, 3]) {
    const viewer = watch(host, id, after)
    expect(await viewer.closed).toBe(1000)
    expect(viewer.seen.map(({ n }) => n)).toEqual([1, 2, 3].slice(after))
  }
})

test('viewers are closed with 1001 after the last event when Helograph stops, and cannot hold it up', async () => {
  const here = await setting()
  const host = await listen(here)
  const { id } = await begin(here.app)
  const given = await here.probe.next()
  given.tell(started)
  const viewer = watch(host, id)
  await viewer.told(2)
  await here.close()
  expect([1000, 1001]).toContain(await viewer.closed)
  expect(viewer.seen.at(-1)).toMatchObject({ n: 3, type: 'finished', status: 'interrupted' })
})

test('a viewer of a test that is deleted learns that', async () => {
  const here = await setting()
  const host = await listen(here)
  const { id, deleteToken } = await begin(here.app)
  const viewer = watch(host, id)
  await viewer.told(1)
  await here.app.inject({
    method: 'DELETE',
    url: `/api/tests/${id}`,
    headers: { authorization: `Bearer ${deleteToken}` },
  })
  expect(await viewer.closed).toBe(4410)
  expect(await refusal(watch(host, id).socket)).toBe(410)
})

test('pages of other origins may not listen; this page and programs may', async () => {
  const here = await setting()
  const host = await listen(here)
  const { id } = await begin(here.app)
  expect(await refusal(watch(host, id, 0, { origin: 'https://elsewhere.example' }).socket)).toBe(403)
  expect(await refusal(watch(host, id, 0, { origin: 'null' }).socket)).toBe(403)
  await watch(host, id, 0, { origin: `http://${host}` }).told(1)
  await watch(host, id, 0, { origin: 'http://helograph.test' }).told(1)
  expect(await refusal(watch(host, 'unknown12345').socket)).toBe(404)
})

test('whoever leaves is no longer counted, and a flood of messages ends the connection of whoever sends it', async () => {
  const here = await setting()
  const host = await listen(here)
  const { id } = await begin(here.app)
  const viewer = watch(host, id)
  await viewer.told(1)
  expect((await here.app.inject('/metrics')).body).toContain('helograph_viewers 1')
  viewer.socket.send('x'.repeat(2000))
  expect(await viewer.closed).toBe(1009)
  const other = watch(host, id)
  await other.told(1)
  expect((await here.app.inject('/metrics')).body).toContain('helograph_viewers 1')
})
