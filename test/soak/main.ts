/**
 * A mixed load on the built product for as long as asked, and what it does to it:
 *
 *     npm run soak -- 10m [folder]
 *
 * Prints a table and the path of an SVG, which lies in the folder or in a temporary one. Ends with 1 where an answer was
 * wrong; whether the curves are flat is for a person to see, and the last lines help.
 */
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { median, quantile } from '../bench/figures.ts'
import { drawCurves } from './chart.ts'
import { Load } from './load.ts'
import { startSubject } from './subject.ts'

const MINUTE_MS = 60_000
const UNITS: Record<string, number> = { s: 1000, m: MINUTE_MS, h: 60 * MINUTE_MS }
/** Readings in all, and rows of the table. */
const READINGS = 240
const ROWS = 12

interface Reading {
  minutes: number
  rssMiB: number
  heapMiB: number
  files: number
  delayP99: number
  latencyP50: number
  latencyP99: number
  begun: number
}

const [asked = '10m', folder] = process.argv.slice(2)
const [, count, unit = 'm'] = /^(\d+)([smh])?$/.exec(asked) ?? []
if (count === undefined) {
  console.error(`${asked} is no length of time: say 90s, 10m or 1h.`)
  process.exit(2)
}
const lastsMs = Number(count) * (UNITS[unit] ?? 0)

const subject = await startSubject()
const load = await Load.start(subject.url)
const readings = await watch()
await load.stop()
await subject.stop()

const chart = path.join(folder ?? (await mkdtemp(path.join(tmpdir(), 'helograph-soak-'))), 'soak.svg')
await writeFile(chart, drawCurves(curves(), lastsMs / MINUTE_MS))
printTable()
console.log(`\nDrawn in ${chart}`)
for (const fault of new Set(load.faults)) console.log(`WRONG: ${fault}`)
process.exitCode = load.faults.length > 0 ? 1 : 0

async function watch(): Promise<Reading[]> {
  const taken: Reading[] = []
  const began = performance.now()
  const everyMs = Math.max(1000, lastsMs / READINGS)
  for (let n = 1; n * everyMs <= lastsMs; n++) {
    await new Promise((resolve) => setTimeout(resolve, began + n * everyMs - performance.now()))
    const { latencies, begun } = load.take()
    const { rssMiB, heapMiB, files, delayP99 } = subject.look()
    const [latencyP50, latencyP99] = [quantile(latencies, 0.5), quantile(latencies, 0.99)]
    taken.push({ minutes: (n * everyMs) / MINUTE_MS, rssMiB, heapMiB, files, delayP99, latencyP50, latencyP99, begun })
  }
  return taken
}

function curves() {
  const curve = (name: string, unit: string, key: keyof Reading) => {
    return { name, unit, values: readings.map((reading) => reading[key]).filter(Number.isFinite) }
  }
  return [
    curve('resident memory', 'MiB', 'rssMiB'),
    curve('heap in use', 'MiB', 'heapMiB'),
    curve('open files', '', 'files'),
    curve('event-loop delay, p99', 'ms', 'delayP99'),
    curve('latency, p99', 'ms', 'latencyP99'),
  ]
}

/** A row for each part of the time, with medians; then the growth from the second quarter to the last. */
function printTable(): void {
  console.log(`\n| minutes | tests begun | memory MiB | heap MiB | files | loop delay p99 ms | latency p50 / p99 ms |`)
  console.log('| ---: | ---: | ---: | ---: | ---: | ---: | ---: |')
  const size = Math.max(1, Math.ceil(readings.length / ROWS))
  for (let from = 0; from < readings.length; from += size) {
    const part = readings.slice(from, from + size)
    const mid = (key: keyof Reading, digits = 0) => median(part.map((reading) => reading[key])).toFixed(digits)
    const begun = part.reduce((sum, reading) => sum + reading.begun, 0)
    console.log(
      `| ${part.at(-1)?.minutes.toFixed(1)} | ${begun} | ${mid('rssMiB')} | ${mid('heapMiB')} | ${mid('files')} | ` +
        `${mid('delayP99', 1)} | ${mid('latencyP50', 1)} / ${mid('latencyP99', 1)} |`,
    )
  }
  const quarter = (n: number) => readings.slice((readings.length * n) / 4, (readings.length * (n + 1)) / 4)
  for (const [name, key] of Object.entries({ memory: 'rssMiB', heap: 'heapMiB', files: 'files' } as const)) {
    const [before, after] = [quarter(1), quarter(3)].map((part) => median(part.map((reading) => reading[key])))
    if (before && after)
      console.log(`${name}: ${((after / before - 1) * 100).toFixed(1)} % from the second quarter to the last`)
  }
}
