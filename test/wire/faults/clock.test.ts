import { afterEach, beforeEach, expect, it } from 'vitest'
import { MailServer } from '../../browser/mail-server.ts'
import { Home } from '../../setup/product.ts'
import { allEvents, begin, isFinished, post, reportOf, Viewer } from '../../setup/visitor.ts'

const HOUR_MS = 3_600_000
const PER_MINUTE = 3

/** Loaded into the product before its own code: its wall clock is set by a signal, as an operator or NTP would set it. */
function clockSetBy(hours: number): string {
  const code = `
    const now = Date.now
    const Real = Date
    let shift = 0
    globalThis.Date = class extends Real {
      constructor(...given) { given.length === 0 ? super(Real.now()) : super(...given) }
    }
    Real.now = () => now() + shift
    process.on('SIGUSR2', () => {
      shift += ${hours * HOUR_MS}
      console.log('the clock was set')
    })`
  return `--import=data:text/javascript,${encodeURIComponent(code)}`
}

let home: Home
let server: MailServer

beforeEach(async () => {
  server = await MailServer.start()
})
afterEach(async () => {
  await home.leave()
  await server.stop()
})

async function setClock(): Promise<void> {
  const times = () => home.log.split('the clock was set').length
  const before = times()
  process.kill(home.pid, 'SIGUSR2')
  while (times() === before) await new Promise((resolve) => setImmediate(resolve))
}

it.each([-26, 26])(
  'a wall clock that is set by %i hours in the middle of a test changes neither its dates nor its times',
  async (hours) => {
    home = await Home.create({ NODE_OPTIONS: clockSetBy(hours), CLIENT_TESTS_PER_MINUTE: String(PER_MINUTE) })
    await home.start()
    const began = performance.now()
    const { id } = await begin(home.url, { target: server.target })
    const viewer = new Viewer(home.url, id)
    await viewer.until((event) => event.type === 'step' && event.step === 'banner')
    await setClock()
    server.greet()
    await viewer.until(isFinished)
    const took = performance.now() - began
    const times = viewer.seen.map(({ ms }) => ms)
    expect(times).toEqual([...times].sort((a, b) => a - b))
    const dates = viewer.seen.map(({ at }) => at)
    expect(dates).toEqual([...dates].sort())
    const { durationMs, startedAt, finishedAt, verdict } = await reportOf(home.url, id)
    expect(durationMs).toBeLessThan(took)
    expect(Date.parse(finishedAt ?? '') - Date.parse(startedAt ?? '')).toBeLessThan(took)
    expect(verdict).not.toBe('failed')

    // What was counted of a visitor counts for a minute, whatever the clock says.
    for (let more = 1; more < PER_MINUTE; more++)
      await allEvents(home.url, (await begin(home.url, { target: server.target })).id)
    const spent = await post(home.url, { target: server.target })
    expect(spent.status).toBe(429)
    expect(Number(spent.headers.get('retry-after'))).toBeLessThanOrEqual(60)
    // And after a restart with the right clock the old link reads as before.
    await home.stop()
    await home.start()
    expect(await allEvents(home.url, id)).toEqual(viewer.seen)
  },
)
