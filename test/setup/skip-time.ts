/**
 * Lets a minute pass in a product that runs, at once: its clocks go on by a minute, and what was due within it happens now. It
 * is loaded into the process before the product's own code, of which nothing knows of it.
 */
const MINUTE_MS = 60_000
const PASSED = 'a minute has passed'

const CODE = `
  const wall = Date.now
  const steady = performance.now.bind(performance)
  const [start, end] = [setTimeout, clearTimeout]
  let skipped = 0
  const waiting = new Map()
  globalThis.Date = class extends Date {
    constructor(...given) { given.length === 0 ? super(Date.now()) : super(...given) }
    static now() { return wall() + skipped }
  }
  performance.now = () => steady() + skipped
  globalThis.setTimeout = (call, ms = 0, ...given) => {
    const run = () => { waiting.delete(timer); call(...given) }
    const timer = start(run, ms)
    waiting.set(timer, { run, due: performance.now() + ms, sooner: null })
    return timer
  }
  globalThis.clearTimeout = (timer) => {
    end(waiting.get(timer)?.sooner)
    waiting.delete(timer)
    end(timer)
  }
  process.on('SIGUSR2', () => {
    skipped += ${MINUTE_MS}
    for (const [timer, late] of waiting) {
      end(timer)
      end(late.sooner)
      late.sooner = start(late.run, Math.max(0, late.due - performance.now()))
      if (!timer.hasRef()) late.sooner.unref()
    }
    console.log('${PASSED}')
  })`

/** What makes a product ready for it: a part of its environment. */
export const SKIPS_TIME = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(CODE)}` }

/** Lets a minute pass. */
export async function aMinutePasses(product: { pid: number; log: string }): Promise<void> {
  const passed = () => product.log.split(PASSED).length
  const before = passed()
  process.kill(product.pid, 'SIGUSR2')
  while (passed() === before) await new Promise((resolve) => setImmediate(resolve))
}
