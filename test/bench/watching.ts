/** Ten thousand watches at five minutes, each of a server of its own: how late, how heavy, and what they leave on the disk. */
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { atMost, type Row } from './figures.ts'
import { cpuMs, rssKiB, start, startProduct } from './processes.ts'

const WATCHES = 10_000
const INTERVAL_MINUTES = 5
/** So long is looked on, in milliseconds, once they have come to their pace; what they do in a day is scaled from it. */
const LOOK_MS = 60_000
const SETTLE_MS = 10_000
const DAY_MS = 86_400_000
const PORT = 18082
const agent = new Agent({ keepAlive: true, maxSockets: 8 })
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** All of 127.0.0.0/8 is this machine, and nobody shares an address. */
const addressOf = (n: number) => `127.${10 + Math.floor(n / 50_000)}.${Math.floor(n / 250) % 200}.${1 + (n % 250)}`

export async function measureWatching(): Promise<Row[]> {
  const target = await start<number>('target-server.js', ['plain'])
  const dataDir = await mkdtemp(path.join(tmpdir(), 'helograph-bench-'))
  const first = await startProduct(PORT, dataDir)
  await makeWatches(first.told.url, target.told)
  await first.stop()

  // Started anew, the watches are spread over their interval, as on any day.
  const product = await startProduct(PORT, dataDir)
  const { url } = product.told
  const pid = product.process.pid as number
  await pause(SETTLE_MS)
  const before = { cpu: cpuMs(pid), size: await sizeOf(dataDir), begun: await lags(url), at: performance.now() }
  await pause(LOOK_MS)
  const tookMs = performance.now() - before.at
  const after = { cpu: cpuMs(pid), size: await sizeOf(dataDir), begun: await lags(url) }
  const memory = rssKiB(pid) / 1024
  await product.stop()
  await target.stop()
  await rm(dataDir, { recursive: true })

  const begun = after.begun.count - before.begun.count
  const late = p99(before.begun.buckets, after.begun.buckets)
  const perDay = ((after.size - before.size) / tookMs) * DAY_MS
  const said = `${WATCHES} watches at ${INTERVAL_MINUTES} minutes`
  return [
    atMost(`${said}: later than planned, p99 no more than`, late, 2, 's'),
    atMost(`${said}: of one core`, (after.cpu - before.cpu) / tookMs, 0.5, 'cores'),
    {
      what: `${said}: tests a second (${begun} seen)`,
      figure: (begun / (tookMs / 1000)).toFixed(1),
      goal: '',
      met: null,
    },
    { what: `${said}: memory`, figure: `${memory.toFixed(0)} MiB`, goal: '', met: null },
    {
      what: `${said}: the store grows in a day, until what is older than 7 days is thinned (scaled from ${Math.round(tookMs / 1000)} s)`,
      figure: `${(perDay / 2 ** 30).toFixed(2)} GiB`,
      goal: '',
      met: null,
    },
    {
      what: `${said}: of that for one test`,
      figure: `${((after.size - before.size) / Math.max(1, begun) / 1024).toFixed(1)} KiB`,
      goal: '',
      met: null,
    },
  ]
}

async function makeWatches(url: string, port: number): Promise<void> {
  let next = 0
  const maker = async () => {
    for (let n = next++; n < WATCHES; n = next++)
      await post(`${url}/api/watches`, { target: `${addressOf(n)}:${port}`, intervalMinutes: INTERVAL_MINUTES })
  }
  await Promise.all(Array.from({ length: 8 }, maker))
}

function post(url: string, order: object): Promise<void> {
  return new Promise((resolve, reject) => {
    const body = JSON.stringify(order)
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
    const sent = request(url, { method: 'POST', agent, headers }, (answer) => {
      answer.resume()
      answer.on('end', () =>
        answer.statusCode === 201 ? resolve() : reject(new Error(`answered ${answer.statusCode}`)),
      )
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

type Bucket = { le: number; count: number }

/** How late tests began so far: how many, and how many within each bound. */
async function lags(url: string): Promise<{ count: number; buckets: Bucket[] }> {
  const text = await (await fetch(`${url}/metrics`)).text()
  const found = [...text.matchAll(/^helograph_watch_lag_seconds_bucket\{le="([^"]+)"\} (\d+)/gm)]
  const buckets = found.map(([, le, count]) => ({
    le: le === '+Inf' ? Number.POSITIVE_INFINITY : Number(le),
    count: Number(count),
  }))
  return { count: buckets.at(-1)?.count ?? 0, buckets }
}

/** The bound within which 99 of 100 of those in between began. */
function p99(before: readonly Bucket[], after: readonly Bucket[]): number {
  const between = after.map(({ le, count }, at) => ({ le, count: count - (before[at]?.count ?? 0) }))
  const all = between.at(-1)?.count ?? 0
  return between.find(({ count }) => count >= 0.99 * all)?.le ?? Number.NaN
}

async function sizeOf(folder: string): Promise<number> {
  const sizes = await Promise.all(
    (await readdir(folder)).map(async (name) => (await stat(path.join(folder, name))).size),
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}
