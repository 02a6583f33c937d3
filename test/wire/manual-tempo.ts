/** Time that a script moves by hand: what happens in it happens one by one, and none of it takes any. */
import type { Settle, Tempo } from '../../server/specimens/tempo.ts'
import type { ManualClock } from './manual-clock.ts'

export function manualTempo(clock: ManualClock): Tempo {
  async function pass(ms: number, settle: Settle): Promise<void> {
    let left = ms
    while (clock.next !== null && clock.next <= left) {
      left -= clock.next
      clock.advance(clock.next)
      await settle()
    }
    clock.advance(left)
  }
  async function step(settle: Settle): Promise<void> {
    await settle()
    if (clock.next !== null) await pass(clock.next, settle)
    await settle()
  }
  return {
    pass: (ms, _ear, settle) => pass(ms, settle),
    async wait(ear, settle) {
      while (!ear.ended && clock.next !== null) await step(settle)
    },
    async exhaust(settle) {
      while (clock.next !== null) await step(settle)
    },
  }
}
