import { once } from 'node:events'
import http from 'node:http'
import type net from 'node:net'
import { expect, onTestFinished, test, vi } from 'vitest'
import { createBeat } from '../../server/alarm/beat.ts'
import { createPost } from '../../server/alarm/post.ts'
import { systemClock } from '../../server/probe/clock.ts'
import { createDoor } from '../../server/probe/door.ts'
import { startHeartbeat } from '../../server/watch/heartbeat.ts'
import { ManualTime } from '../setup/manual-time.ts'

async function place(status: number) {
  const asked: string[] = []
  const server = http.createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    response.writeHead(status).end()
  })
  server.listen(0, 'localhost')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  return { asked, url: `http://localhost:${(server.address() as net.AddressInfo).port}/ping/me?a=b` }
}

function beating(url: string, well = () => true) {
  const time = new ManualTime(0)
  const failed: string[] = []
  const post = createPost({ clock: systemClock, door: createDoor({ forbidden: () => null }) })
  const beat = createBeat(new URL(url), post)
  onTestFinished(startHeartbeat({ beat, time, well, failed: (why) => failed.push(why) }))
  return { time, failed }
}

test('beats once a minute while all is in time, and not while it is not', async () => {
  const { asked, url } = await place(200)
  let well = true
  const { time, failed } = beating(url, () => well)
  time.advance(60_000)
  await vi.waitFor(() => expect(asked).toEqual(['GET /ping/me?a=b']))
  time.advance(60_000)
  await vi.waitFor(() => expect(asked).toHaveLength(2))
  well = false
  time.advance(300_000)
  well = true
  time.advance(60_000)
  await vi.waitFor(() => expect(asked).toHaveLength(3))
  expect(failed).toEqual([])
})

test('says when it does not get through, and goes on', async () => {
  const { asked, url } = await place(503)
  const { time, failed } = beating(url)
  time.advance(60_000)
  await vi.waitFor(() => expect(failed).toEqual(['It answered 503.']))
  time.advance(60_000)
  await vi.waitFor(() => expect(asked).toHaveLength(2))
})
