/** A server that speaks HTML, escape sequences, text that runs backwards and lines of a megabyte: nobody obeys it, wherever it is read. */

import { once } from 'node:events'
import net from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Home } from '../setup/product.ts'

/** What it says, line by line: each a way to break out of a place where it will be shown. */
const ATTACKS = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '</script><script>alert(1)</script>',
  '<!--head--><svg onload=alert(1)>',
  "';alert(1)//{{7*7}}#{7*7}",
  '\x1b[2J\x1b[31mred\x1b]0;title\x07\x1bPq\x1b\\',
  '\x9b31m\x90q\x9c',
  '\u202egnp.exe\u2066x\u2069\u200b\u00ad\ufeff',
  '\x00nul\x08\x7f\r only',
  'javascript:alert(1) data:text/html,<b>x</b>',
]

/** A control character, or one that changes direction or is invisible; LF and TAB are ours. */
const HARMFUL = /(?![\n\t])[\p{Cc}\p{Cf}]/u

const home = await Home.create({ LOG_LEVEL: 'trace' })
let server: net.Server
let port = 0
let id = ''

beforeAll(async () => {
  server = net.createServer((socket) => {
    socket.on('error', () => {})
    const multi = (code: number, last: string) =>
      Buffer.from(`${ATTACKS.map((text) => `${code}-${text}`).join('\r\n')}\r\n${code} ${last}\r\n`, 'utf8')
    socket.write(multi(220, '<b>mx</b>'))
    socket.on('data', (bytes) => {
      const said = bytes.toString('latin1')
      if (said.startsWith('EHLO')) socket.write(multi(250, '<i>SIZE'))
      else if (said.startsWith('MAIL')) socket.write(multi(550, '5.7.1 </title><script>alert(2)</script>'))
      else socket.end('221 <u>bye</u>\r\n')
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  port = (server.address() as net.AddressInfo).port
  await home.start()
  id = await test(`127.0.0.1:${port}`)
})

afterAll(async () => {
  server.close()
  await home.leave()
})

/** Begins a test and waits for its end. */
async function test(target: string): Promise<string> {
  const answer = await fetch(`${home.url}/api/tests`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ target }),
  })
  const { id } = (await answer.json()) as { id: string }
  await (await fetch(`${home.url}/api/tests/${id}/events`)).text()
  return id
}

const read = async (path: string, accept = '*/*') => {
  const answer = await fetch(`${home.url}${path}`, { headers: { accept } })
  return { text: await answer.text(), type: answer.headers.get('content-type') ?? '' }
}

describe('what a hostile server says', () => {
  it('is harmless in a terminal', async () => {
    for (const path of [`/t/${id}`, `/api/tests/${id}/transcript`]) {
      const { text, type } = await read(path, 'text/plain')
      expect(type).toMatch(/^text\/plain/)
      expect(text).toContain('<script>alert(1)</script>')
      expect(text).toContain('\\x1B[2J')
      expect(text).toContain('\\u{202E}gnp.exe')
      expect(text).not.toMatch(HARMFUL)
    }
  })

  it('is harmless in JSON, as report and as events, and when the values are taken out', async () => {
    for (const path of [`/api/tests/${id}`, `/api/tests/${id}/events`, `/api/compare/${id}/${id}`]) {
      const { text, type } = await read(path)
      expect(type).toMatch(/json/)
      expect(text).not.toMatch(HARMFUL)
      for (const one of text.trim().split('\n'))
        for (const value of strings(JSON.parse(one))) expect(value).not.toMatch(HARMFUL)
    }
  })

  it('is text and no markup on the page, and cannot leave the place where the state of the page stands', async () => {
    const { text, type } = await read(`/t/${id}`, 'text/html')
    expect(type).toMatch(/^text\/html/)
    expect(text).not.toMatch(HARMFUL)
    expect(text).toContain('&lt;script>alert(1)')
    const plain = await read('/findings', 'text/html')
    const elements = (page: string) =>
      (page.match(/<(script|img|svg|iframe|object|embed|base|form)\b[^>]*>/g) ?? []).map((tag) => tag.toLowerCase())
    expect(elements(text).filter((tag) => /\bon\w+=|alert|javascript:/.test(tag))).toEqual([])
    expect(elements(text).filter((tag) => tag.startsWith('<script')).length).toBe(
      elements(plain.text).filter((tag) => tag.startsWith('<script')).length,
    )
    const state = /<script type="application\/json" id="page">(.*?)<\/script>/s.exec(text)?.[1] ?? ''
    expect(JSON.parse(state)).toMatchObject({ kind: 'report', id })
  })

  it('is harmless in pictures', async () => {
    const badge = await read(`/t/${id}/badge.svg`)
    expect(badge.type).toMatch(/^image\/svg/)
    expect(badge.text).not.toMatch(/<script|onload|onerror|javascript:/i)
    expect(badge.text).not.toMatch(HARMFUL)
    const preview = await fetch(`${home.url}/t/${id}/preview.png`)
    expect([preview.status, preview.headers.get('content-type')]).toEqual([200, 'image/png'])
  })

  it('is not in the log, nor who was tested, nor who asked', () => {
    expect(home.log).not.toMatch(HARMFUL)
    for (const word of ['alert', '<script', String(port)]) expect(home.log).not.toContain(word)
    // Where it listens itself is no secret.
    const lines = home.log.split('\n').filter((line) => line.startsWith('{') && !line.includes('Server listening at'))
    expect(lines.filter((line) => line.includes('127.0.0.1'))).toEqual([])
  })
})

it('a line of a megabyte ends the session, and what is kept of it is bounded', async () => {
  const flood = net.createServer((socket) => {
    socket.on('error', () => {})
    socket.write(Buffer.concat([Buffer.from('220 '), Buffer.alloc(1024 * 1024, '<'), Buffer.from('\r\n')]))
  })
  flood.listen(0, '127.0.0.1')
  await once(flood, 'listening')
  const flooded = await test(`127.0.0.1:${(flood.address() as net.AddressInfo).port}`)
  flood.close()
  const { text } = await read(`/api/tests/${flooded}`)
  expect(text.length).toBeLessThan(256 * 1024)
  expect(JSON.parse(text).sessions[0].failure).toMatchObject({ kind: 'too-much' })
})

function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => [key, ...strings(inner)])
}
