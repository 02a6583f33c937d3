/** The whole product, from POST to the last stored event, and from the wire to the viewer. */
import { mkdtemp, rm } from 'node:fs/promises'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import WebSocket from 'ws'
import { atMost, median, quantile, type Row, spread } from './figures.ts'
import { cpuMs, rssKiB, start, startProduct } from './processes.ts'

const REPETITIONS = 5
const PORT = 18080
const agent = new Agent({ keepAlive: true, maxSockets: 16 })

/** Runs something against a freshly started product with an empty store. */
export async function withProduct<T>(
  use: (product: { url: string; pid: number; readyMs: number }) => Promise<T>,
): Promise<T> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'helograph-bench-'))
  const product = await startProduct(PORT, dataDir)
  try {
    return await use({ ...product.told, pid: product.process.pid as number })
  } finally {
    await product.stop()
    await rm(dataDir, { recursive: true })
  }
}

export function post(url: string, target: string): Promise<{ id: string }> {
  return new Promise((resolve, reject) => {
    const body = JSON.stringify({ target })
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
    const sent = request(`${url}/api/tests`, { method: 'POST', agent, headers }, (answer) => {
      let text = ''
      answer.setEncoding('utf8')
      answer.on('data', (chunk: string) => {
        text += chunk
      })
      answer.on('end', () => (answer.statusCode === 201 ? resolve(JSON.parse(text)) : reject(new Error(text))))
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

/** No address twice at the same time, so that no test waits for its turn. */
export const addressOf = (n: number) => `127.0.${2 + (Math.floor(n / 250) % 8)}.${1 + (n % 250)}`

/** How many tests have ended since the product was started. */
export async function ended(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text()
  return [...text.matchAll(/^helograph_tests_finished_total(?:\{[^}]*\})? (\d+)/gm)].reduce(
    (sum, [, n]) => sum + Number(n),
    0,
  )
}

/** CPU of the product for one test, as a multiple of the floor's for one dialogue. */
export async function measureProduct(
  startTls: boolean,
  floorCpuMs: number,
  goal: number,
  fastestPeer: number,
): Promise<Row[]> {
  const target = await start<number>('target-server.js', [startTls ? 'starttls' : 'plain'])
  const cpu = await withProduct(async ({ url, pid }) => {
    const each: number[] = []
    const count = startTls ? 600 : 1500
    for (let repetition = -1; repetition < REPETITIONS; repetition++) {
      const [before, done] = [cpuMs(pid), await ended(url)]
      let left = count
      const poster = async () => {
        while (left-- > 0) await post(url, `${addressOf(left)}:${target.told}`)
      }
      await Promise.all(Array.from({ length: 16 }, poster))
      while ((await ended(url)) < done + count) await new Promise((resolve) => setTimeout(resolve, 50))
      if (repetition >= 0) each.push((cpuMs(pid) - before) / count)
    }
    return median(each)
  })
  await target.stop()
  const name = startTls ? 'STARTTLS' : 'plain'
  return [
    {
      what: `product, ${name}: CPU a test, POST to last stored event`,
      figure: `${cpu.toFixed(3)} ms`,
      goal: '',
      met: null,
    },
    atMost(`product, ${name}: CPU against the floor`, cpu / floorCpuMs, goal, 'x'),
    {
      what: `product, ${name}: finished tests a second of one core`,
      figure: (1000 / cpu).toFixed(0),
      goal: `more than ${fastestPeer.toFixed(0)}, the dialogues of the quickest peer`,
      met: 1000 / cpu > fastestPeer,
    },
  ]
}

/** From the write of a byte by the target to its arrival at viewers, and the CPU of bringing it there. */
export async function measureViewers(tests: number, viewers: number): Promise<Row[]> {
  const LINES = 200
  const target = await start<number>('target-server.js', ['drip', String(LINES), '25'])
  const watch = (count: number) =>
    withProduct(async ({ url, pid }) => {
      const late: number[] = []
      let messages = 0
      const before = cpuMs(pid)
      const ids = await Promise.all(
        Array.from({ length: tests }, (_, slot) => post(url, `127.0.3.${1 + slot}:${target.told}`)),
      )
      const watching = Array.from({ length: count }, (_, viewer) => {
        const socket = new WebSocket(`${url.replace('http', 'ws')}/api/tests/${ids[viewer % tests]?.id}/events?after=0`)
        let opened = process.hrtime.bigint()
        socket.on('open', () => {
          opened = process.hrtime.bigint()
        })
        socket.on('message', (data: Buffer) => {
          messages++
          const [, written] = /"text":"220[ -](\d+) /.exec(data.toString('latin1')) ?? []
          // What was written before the viewer came is replayed to it, and was not late.
          if (written && BigInt(written) > opened) late.push(Number(process.hrtime.bigint() - BigInt(written)) / 1e6)
        })
        return new Promise((resolve, reject) => socket.on('close', resolve).on('error', reject))
      })
      await Promise.all(watching)
      while ((await ended(url)) < tests) await new Promise((resolve) => setTimeout(resolve, 50))
      return { late, messages, cpu: cpuMs(pid) - before }
    })
  const [alone, watched] = [await watch(0), await watch(viewers)]
  await target.stop()
  const name = `${tests} ${tests === 1 ? 'test' : 'tests'}, ${viewers} ${viewers === 1 ? 'viewer' : 'viewers'}`
  const [p50, p99] = [quantile(watched.late, 0.5), quantile(watched.late, 0.99)]
  const cpuMicros = ((watched.cpu - alone.cpu) * 1000) / watched.messages
  if (viewers === 1) {
    return [atMost(`${name}: wire to viewer, p50`, p50, 2, 'ms'), atMost(`${name}: wire to viewer, p99`, p99, 10, 'ms')]
  }
  return [
    {
      what: `${name}: wire to viewer, p50 / p99`,
      figure: `${p50.toFixed(2)} / ${p99.toFixed(2)} ms`,
      goal: '',
      met: null,
    },
    atMost(`${name}: CPU to bring an event to a viewer`, cpuMicros, 8, 'µs', 1),
  ]
}

export async function measureStart(): Promise<Row[]> {
  const ready: number[] = []
  const cpu: number[] = []
  const resident: number[] = []
  for (let repetition = 0; repetition < REPETITIONS; repetition++) {
    await withProduct(async ({ readyMs, pid }) => {
      ready.push(readyMs)
      cpu.push(cpuMs(pid))
      resident.push(rssKiB(pid) / 1024)
    })
  }
  return [
    atMost('start to /readyz', median(ready), 1000, 'ms', 0),
    { what: 'start to /readyz: CPU', figure: `${spread(cpu, 0)} ms`, goal: '', met: null },
    atMost('start to /readyz: resident memory', median(resident), 90, 'MiB', 0),
  ]
}
