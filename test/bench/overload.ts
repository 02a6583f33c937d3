/**
 * Ten times more than the product can do: how soon it says so, what that does to the tests that run, and whether it comes
 * back. The target is 50 ms of round trip away, as mail servers are.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Report } from '../../shared/report.ts'
import { type Answered, createBeginner } from './begin.ts'
import { delayLine } from './delay-line.ts'
import { atMost, quantile, type Row } from './figures.ts'
import { start, startProduct } from './processes.ts'

const PORT = 18082
/** Tests at the same time, and tests one after another while there is nothing else. */
const MAX_TESTS = 50
const IDLE_TESTS = 100
/** How long a crowd knocks, and in which steps. */
const RUSH_MS = 10_000
const STEP_MS = 10
const TIMES = 10
/** Reports that are read to see how long their tests took. */
const SAMPLE = 300

export async function measureOverload(): Promise<Row[]> {
  const target = await start<number>('target-server.js', ['plain'])
  const line = await delayLine(target.told, 25)
  const dataDir = await mkdtemp(path.join(tmpdir(), 'helograph-bench-'))
  const product = await startProduct(PORT, dataDir, { MAX_TESTS: String(MAX_TESTS) })
  const { url } = product.told
  const begin = createBeginner(url, 200)
  let count = 0
  const order = () => ({ target: `127.0.${2 + (Math.floor(count / 250) % 200)}.${1 + (count++ % 250)}:${line.port}` })

  const quiet: Answered[] = []
  for (let test = 0; test < IDLE_TESTS; test++) {
    const answered = await begin(order())
    await ended(url, answered.id)
    quiet.push(answered)
  }
  const idle = await durations(url, quiet)
  // As many tests at a time, each as long as an idle one: that is what it can do in a second.
  const asked = (TIMES * MAX_TESTS * 1000) / quantile(idle, 0.5)
  const rushed: Promise<Answered>[] = []
  for (const began = performance.now(); performance.now() - began < RUSH_MS; await wait(STEP_MS)) {
    const due = ((performance.now() - began) * asked) / 1000
    while (rushed.length < due) rushed.push(begin(order()))
  }
  const answered = await Promise.all(rushed)
  const sent = answered.filter(({ status }) => status === 503)
  const taken = answered.filter(({ status }) => status === 201)
  await ended(url, taken.at(-1)?.id ?? null)
  const busy = await durations(url, taken.slice(0, SAMPLE))
  const after = await begin(order())
  await ended(url, after.id)
  const [again = Number.NaN] = await durations(url, [after])
  await product.stop()
  line.close()
  await target.stop()
  await rm(dataDir, { recursive: true })

  const [p99, idleP99] = [quantile(busy, 0.99), quantile(idle, 0.99)]
  const told = sent.every(({ retryAfter }) => retryAfter !== null) && sent.length + taken.length === answered.length
  return [
    {
      what: `${asked.toFixed(0)} asked for in a second: begun / sent away`,
      figure: `${taken.length} / ${sent.length}`,
      goal: 'each 201, or 503 with Retry-After',
      met: told,
    },
    atMost(
      'sent away after, p99',
      quantile(
        sent.map(({ ms }) => ms),
        0.99,
      ),
      250,
      'ms',
      0,
    ),
    atMost(`a test meanwhile against an idle one (${idleP99.toFixed(0)} ms), p99`, p99 / idleP99, 2, 'x'),
    atMost('a test right after it, against an idle one', again / idleP99, 2, 'x'),
  ]
}

async function ended(url: string, id: string | null): Promise<void> {
  await (await fetch(`${url}/api/tests/${id}/events`)).arrayBuffer()
}

/** How long tests took from their beginning to their end, in milliseconds. */
async function durations(url: string, answered: readonly Answered[]): Promise<number[]> {
  const taken: number[] = []
  for (const { id } of answered) {
    await ended(url, id)
    taken.push(((await (await fetch(`${url}/api/tests/${id}`)).json()) as Report).durationMs ?? Number.NaN)
  }
  return taken
}
