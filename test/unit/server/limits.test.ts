import { once } from 'node:events'
import net from 'node:net'
import { expect, test } from 'vitest'
import { setting } from './setting.ts'

/** The first line that is answered to some bytes. */
async function answerTo(port: number, bytes: string): Promise<string> {
  const socket = net.connect(port, '127.0.0.1', () => socket.write(bytes))
  socket.on('error', () => {})
  const [first] = await once(socket, 'data')
  socket.destroy()
  return String(first).split('\r\n')[0] ?? ''
}

test('a request may not be without end, nor without hurry', async () => {
  const { app } = await setting()
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as net.AddressInfo
  const header = (octets: number) => `GET /healthz HTTP/1.1\r\nhost: x\r\nx-long: ${'x'.repeat(octets)}\r\n\r\n`
  expect(await answerTo(port, header(15_000))).toBe('HTTP/1.1 200 OK')
  expect(await answerTo(port, header(17_000))).toMatch(/^HTTP\/1\.1 431 /)
  const post = (type: string, length: number) =>
    `POST /api/tests HTTP/1.1\r\nhost: x\r\ncontent-type: ${type}\r\ncontent-length: ${length}\r\n\r\n`
  expect(await answerTo(port, `${post('application/json', 20_000)}${'x'.repeat(20_000)}`)).toMatch(/^HTTP\/1\.1 4/)
  // Whoever sends by the byte is cut off by Node, which looks every few seconds.
  expect([app.server.headersTimeout, app.server.requestTimeout]).toEqual([10_000, 30_000])
})

test('browsers are told to come by TLS only where there is TLS', async () => {
  const told = async (url: string) =>
    (await (await setting({ env: { PUBLIC_URL: url } })).app.inject('/')).headers['strict-transport-security']
  expect(await told('http://helograph.test')).toBeUndefined()
  expect(await told('https://helograph.test')).toBe('max-age=31536000')
})
