import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import http from 'node:http'
import net from 'node:net'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { TestAccepted } from '../../../shared/api.ts'
import type { Report } from '../../../shared/report.ts'
import { MailServer } from '../../browser/mail-server.ts'
import { Home } from '../../setup/product.ts'
import { allEvents, begin, reportOf, Viewer } from '../../setup/visitor.ts'

let home: Home
let quick: MailServer
let slow: MailServer
/** One connection, made while there was room. */
let kept: http.Agent

beforeEach(async () => {
  home = await Home.create()
  quick = await MailServer.start()
  quick.greet()
  slow = await MailServer.start()
  kept = new http.Agent({ keepAlive: true, maxSockets: 1 })
  await home.start()
})

afterEach(async () => {
  kept.destroy()
  for (const socket of idle) socket.destroy()
  idle = []
  await home.leave()
  await quick.stop()
  await slow.stop()
})

/** Over the connection that is kept. */
function call<Answer>(method: string, path: string, body?: object): Promise<{ status: number; body: Answer }> {
  return new Promise((resolve, reject) => {
    const headers = body ? { 'content-type': 'application/json' } : {}
    const sent = http.request(`${home.url}${path}`, { method, agent: kept, headers }, async (answer) => {
      let text = ''
      for await (const chunk of answer) text += chunk
      resolve({ status: answer.statusCode ?? 0, body: JSON.parse(text) as Answer })
    })
    sent.on('error', reject)
    sent.end(body && JSON.stringify(body))
  })
}

/** Connections that others hold. */
let idle: net.Socket[] = []

/** Somebody opens connections until the process has no file left for another. */
async function exhaust(): Promise<void> {
  const files = () => new Set(readdirSync(`/proc/${home.pid}/fd`).map(Number))
  const limit = Math.max(...files()) + 1
  setLimit(limit)
  while (files().size < limit) {
    const before = files().size
    await once(visit(), 'connect')
    while (files().size === before) await new Promise((resolve) => setImmediate(resolve))
  }
}

function visit(): net.Socket {
  const { hostname, port } = new URL(home.url)
  const socket = net.connect(Number(port), hostname).on('error', () => {})
  socket.resume()
  idle.push(socket)
  return socket
}

function setLimit(files: number): void {
  execFileSync('prlimit', ['--pid', String(home.pid), `--nofile=${files}:`])
}

it('without another open file nobody but this tester is blamed; what runs goes on, and with files all is as before', async () => {
  const old = await begin(home.url, { target: quick.target })
  await allEvents(home.url, old.id)
  const running = await begin(home.url, { target: slow.target })
  const viewer = new Viewer(home.url, running.id)
  await viewer.until((event) => event.type === 'step' && event.step === 'banner')
  expect((await call<Report>('GET', `/api/tests/${old.id}`)).body.status).toBe('finished')

  await exhaust()
  const { status, body } = await call<TestAccepted>('POST', '/api/tests', { target: '127.0.0.9:25' })
  expect(status).toBe(201)
  const report = await ended(body.id)
  expect(report).toMatchObject({
    verdict: 'inconclusive',
    sessions: [{ status: 'warned', failure: { step: 'connect', kind: 'unreachable', fault: 'probe' } }],
    findings: [{ code: 'no-room-to-connect', fault: 'probe', severity: 'warning' }],
  })
  // Whoever comes anew is turned away at the door, and does not hang there.
  await once(visit(), 'close')
  slow.greet()
  await viewer.closed
  expect(viewer.seen.at(-1)).toMatchObject({ type: 'finished', status: 'finished' })

  setLimit(4096)
  const next = await begin(home.url, { target: quick.target })
  await allEvents(home.url, next.id)
  expect((await reportOf(home.url, next.id)).sessions[0]?.failure).toBeNull()
})

async function ended(id: string): Promise<Report> {
  for (;;) {
    const { body } = await call<Report>('GET', `/api/tests/${id}`)
    if (body.verdict !== null) return body
  }
}
