/** What many tests cost, and what it costs to read one when many do. */
import { request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { atMost, median, quantile, type Row } from './figures.ts'
import { cpuMs, start } from './processes.ts'
import { addressOf, ended, post, withProduct } from './product.ts'

const TESTS = 500
/** However busy the machine is, no round takes longer; what was not begun by then is not counted. */
const PATIENCE_MS = 60_000

/** Ten times the tests, in a store that they fill: what one of them costs against one of a few. */
export async function measureTenTimes(): Promise<Row[]> {
  const target = await start<number>('target-server.js', ['plain'])
  const ratio = await withProduct(async ({ url, pid }) => {
    let done = 0
    const cpuOfOne = async (count: number) => {
      const [before, until] = [cpuMs(pid), performance.now() + PATIENCE_MS]
      let begun = 0
      const poster = async () => {
        while (begun < count && performance.now() < until) await post(url, `${addressOf(begun++)}:${target.told}`)
      }
      await Promise.all(Array.from({ length: 16 }, poster))
      done += begun
      while ((await ended(url)) < done) await sleep(50)
      return (cpuMs(pid) - before) / begun
    }
    await cpuOfOne(TESTS)
    const once = [await cpuOfOne(TESTS), await cpuOfOne(TESTS), await cpuOfOne(TESTS)]
    return (10 * (await cpuOfOne(10 * TESTS))) / median(once)
  })
  await target.stop()
  return [atMost(`product, plain: CPU of ${10 * TESTS} tests against that of ${TESTS}`, ratio, 10.5, 'x')]
}

const A_SECOND = 200
const SECONDS = 8

/**
 * The page of a finished test, asked for again and again. Each visitor counts the time until the last byte, in which
 * visitor and machine have their part; the product counts from the arrival of a request to the end of its answer.
 */
export async function measurePermalink(): Promise<Row[]> {
  const target = await start<number>('target-server.js', ['starttls'])
  const { late, inTime, cpu } = await withProduct(async ({ url, pid }) => {
    const { id } = await post(url, `127.0.4.1:${target.told}`)
    while ((await ended(url)) < 1) await sleep(50)
    for (let warm = 0; warm < 200; warm++) await visit(`${url}/t/${id}`)
    const [before, cpuBefore] = [await answered(url), cpuMs(pid)]
    const began = performance.now()
    const visits: Promise<number>[] = []
    for (let n = 0; n < A_SECOND * SECONDS; n++) {
      const due = began + (n * 1000) / A_SECOND - performance.now()
      if (due > 0) await sleep(due)
      visits.push(visit(`${url}/t/${id}`))
    }
    const late = await Promise.all(visits)
    const cpu = (cpuMs(pid) - cpuBefore) / late.length
    const after = await answered(url)
    return { late, cpu, inTime: (100 * (after.inTime - before.inTime)) / (after.all - before.all) }
  })
  await target.stop()
  const [p50, p99] = [quantile(late, 0.5), quantile(late, 0.99)]
  const name = `permalink of a finished test, ${A_SECOND} requests a second`
  return [
    {
      what: `${name}: in the product within 3 ms`,
      figure: `${inTime.toFixed(1)} %`,
      goal: 'at least 99 %',
      met: inTime >= 99,
    },
    { what: `${name}: CPU of each`, figure: `${cpu.toFixed(2)} ms`, goal: '', met: null },
    {
      what: `${name}: seen by the visitor, p50 / p99`,
      figure: `${p50.toFixed(2)} / ${p99.toFixed(2)} ms`,
      goal: '',
      met: null,
    },
  ]
}

/** How many permalinks the product has answered, and how many of them within 3 ms. */
async function answered(url: string): Promise<{ all: number; inTime: number }> {
  const text = await (await fetch(`${url}/metrics`)).text()
  const figure = (name: string, labels: string) =>
    Number(
      text.split(`helograph_http_request_duration_seconds_${name}{${labels}route="GET /t/:id"} `)[1]?.split('\n')[0],
    )
  return { all: figure('count', ''), inTime: figure('bucket', 'le="0.003",') }
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
