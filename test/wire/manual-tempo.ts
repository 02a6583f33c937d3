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
    async pause(idle) {
      for (let turns = 0; turns < 1000; turns++) {
        for (let i = 0; i < 20; i++) await new Promise((resolve) => setImmediate(resolve))
        if (idle() && clock.next !== null) return clock.advance(clock.next)
        if (idle() && clock.next === null) return
      }
    },
    async outlast(socket, others) {
      while (!socket.destroyed) {
        for (let i = 0; i < 20; i++) await new Promise((resolve) => setImmediate(resolve))
        if (others() && !socket.destroyed && clock.next !== null) clock.advance(clock.next)
      }
    },
    async exhaust(settle) {
      while (clock.next !== null) await step(settle)
    },
  }
}
