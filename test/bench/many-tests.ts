/** What many tests cost, and what it costs to read one when many do. */
import { request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { atMost, quantile, type Row } from './figures.ts'
import { cpuMs, start } from './processes.ts'
import { addressOf, ended, post, withProduct } from './product.ts'

const TESTS = 600

/** Ten times the tests, in a store that they fill. */
export async function measureTenTimes(): Promise<Row[]> {
  const target = await start<number>('target-server.js', ['plain'])
  const ratio = await withProduct(async ({ url, pid }) => {
    let done = 0
    const run = async (count: number) => {
      const before = cpuMs(pid)
      done += count
      let left = count
      const poster = async () => {
        while (left-- > 0) await post(url, `${addressOf(left)}:${target.told}`)
      }
      await Promise.all(Array.from({ length: 16 }, poster))
      while ((await ended(url)) < done) await sleep(50)
      return cpuMs(pid) - before
    }
    await run(TESTS)
    const once = await run(TESTS)
    return (await run(10 * TESTS)) / once
  })
  await target.stop()
  return [atMost(`product, plain: CPU of ${10 * TESTS} tests against that of ${TESTS}`, ratio, 10.5, 'x')]
}

const A_SECOND = 200
const SECONDS = 8

/** The page of a finished test, asked for again and again; each visitor counts the time until the last byte. */
export async function measurePermalink(): Promise<Row[]> {
  const target = await start<number>('target-server.js', ['starttls'])
  const late = await withProduct(async ({ url }) => {
    const { id } = await post(url, `127.0.4.1:${target.told}`)
    while ((await ended(url)) < 1) await sleep(50)
    for (let warm = 0; warm < 200; warm++) await visit(`${url}/t/${id}`)
    const began = performance.now()
    const visits: Promise<number>[] = []
    for (let n = 0; n < A_SECOND * SECONDS; n++) {
      const due = began + (n * 1000) / A_SECOND - performance.now()
      if (due > 0) await sleep(due)
      visits.push(visit(`${url}/t/${id}`))
    }
    return Promise.all(visits)
  })
  await target.stop()
  const [p50, p99] = [quantile(late, 0.5), quantile(late, 0.99)]
  const name = `permalink of a finished test, ${A_SECOND} requests a second`
  return [
    { what: `${name}: p50`, figure: `${p50.toFixed(2)} ms`, goal: '', met: null },
    atMost(`${name}: p99`, p99, 3, 'ms'),
  ]
}

/** @returns milliseconds */
function visit(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const began = performance.now()
    const asked = request(url, { headers: { accept: 'text/html' } }, (answer) => {
      answer.resume()
      answer.on('end', () =>
        answer.statusCode === 200 ? resolve(performance.now() - began) : reject(new Error(`${answer.statusCode}`)),
      )
    })
    asked.on('error', reject)
    asked.end()
  })
}
