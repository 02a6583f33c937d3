/** Five thousand sessions that wait for a banner, and five thousand viewers who watch them: what all of it weighs. */
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import WebSocket from 'ws'
import { createBeginner } from './begin.ts'
import { atMost, type Row } from './figures.ts'
import { rssKiB, start, startProduct } from './processes.ts'

const CROWD = 5000
/** So many begin at once. */
const ABREAST = 50
/** What the garbage of the rush may take to be collected. */
const SETTLE_MS = 5000
const PORT = 18081

export async function measureCrowd(): Promise<Row[]> {
  const target = await start<number>('target-server.js', ['silent'])
  const dataDir = await mkdtemp(path.join(tmpdir(), 'helograph-bench-'))
  const product = await startProduct(PORT, dataDir)
  const { url } = product.told
  const begin = createBeginner(url, ABREAST)
  const address = (n: number) => `127.1.${Math.floor(n / 250)}.${1 + (n % 250)}:${target.told}`
  const ids = await abreast(async (n) => (await begin({ target: address(n), patience: 300 })).id)
  const sockets = await abreast(async (n) => {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/api/tests/${ids[n]}/events`)
    await once(socket, 'open')
    return socket
  })
  await wait(SETTLE_MS)
  const mib = rssKiB(product.process.pid as number) / 1024
  const here = sockets.filter(({ readyState }) => readyState === WebSocket.OPEN).length
  for (const socket of sockets) socket.terminate()
  await product.stop()
  await target.stop()
  await rm(dataDir, { recursive: true })
  return [
    atMost(`${CROWD} sessions that wait for a banner, ${here} viewers: memory of the product`, mib, 1536, 'MiB', 0),
  ]
}

/** Does something for each of the crowd, so many at once. */
async function abreast<Done>(work: (n: number) => Promise<Done>): Promise<Done[]> {
  const done: Done[] = []
  let next = 0
  const row = async () => {
    while (next < CROWD) {
      const n = next++
      done[n] = await work(n)
    }
  }
  await Promise.all(Array.from({ length: ABREAST }, row))
  return done
}
