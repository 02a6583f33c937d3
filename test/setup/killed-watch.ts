/**
 * A process to be killed: it watches an invented mail server with the real engine and the real store, at a pace at which a
 * minute takes a tenth of a second. The world outlives it: how the server is stands in a file, and what a provider was handed
 * is written into another, as the provider would know it.
 */
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Time } from '../../server/dispatch/test-clock.ts'
import type { ChannelKind } from '../../shared/watch/alert.ts'
import { BEGAN } from '../unit/watch/postbox.ts'
import { type Weather, World } from '../unit/watch/world.ts'

const PACE = 600
const [folder = '', began = ''] = process.argv.slice(2)

const fast: Time = {
  now: () => performance.now() * PACE,
  epoch: () => BEGAN + (Date.now() - Number(began)) * PACE,
  after(ms, call) {
    const timer = setTimeout(call, ms / PACE)
    return () => clearTimeout(timer)
  },
}

class Outside extends World {
  override outside(): Weather {
    return readFileSync(join(folder, 'weather'), 'utf8') as Weather
  }
}

const ledger = join(folder, 'ledger')
const world = new Outside(join(folder, 'data'), fast)
for (const [kind, box] of Object.entries(world.boxes) as [ChannelKind, (typeof world.boxes)[ChannelKind]][]) {
  box.answer = async ({ message, key }) => {
    appendFileSync(ledger, `${JSON.stringify({ kind, key, what: message.kind })}\n`)
    // Somewhere in here most of the kills fall.
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 60))
    return { outcome: 'delivered', answer: '250 taken' }
  }
}
await world.start()
const known = join(folder, 'watch')
if (!existsSync(known)) {
  const number = '+4930123456'
  const id = await world.watch({
    intervalMinutes: 1,
    channels: [
      { kind: 'email', address: 'me@example.net' },
      { kind: 'sms', address: number, afterMinutes: 1 },
      { kind: 'call', address: number, afterMinutes: 2 },
    ],
  })
  appendFileSync(known, id)
}
/** Says, when it is asked, whether all is over and all is said. */
process.on('message', async () => {
  const id = readFileSync(known, 'utf8')
  const over = world.watching.book.get(id)?.state.incidents.every(({ status }) => status === 'recovered')
  const { outbox } = world.store.watches
  const said = (await outbox.nextDue()) === null && (await outbox.inFlight()).length === 0
  process.send?.(over === true && said ? 'over' : 'not yet')
})
process.send?.('ready')
