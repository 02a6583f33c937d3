/** How time passes for a played server: a test moves it by hand, a practice server lives in it. */
import type net from 'node:net'
import type { Ear } from './ear.ts'

/** Waits until all that was said has arrived, and what follows from it was done. */
export type Settle = () => Promise<void>

export interface Tempo {
  /** Lets so many milliseconds pass; fewer where the client goes. */
  pass(ms: number, ear: Ear, settle: Settle): Promise<void>
  /** Lets time pass until the client is gone. */
  wait(ear: Ear, settle: Settle): Promise<void>
  /** Lets time pass until nobody waits for anything any more. */
  exhaust(settle: Settle): Promise<void>
  /** Lets time pass between two visits, while nobody plays: until the client comes back, or waits for nothing. */
  pause(idle: () => boolean): Promise<void>
  /** Lets time pass, once all others are through, until the client gives up a socket that nobody answers. */
  outlast(socket: net.Socket, others: () => boolean): Promise<void>
}

export const realTime: Tempo = {
  pass: (ms, ear) => ear.goneWithin(ms),
  wait: (ear) => ear.goneWithin(Number.POSITIVE_INFINITY),
  exhaust: async () => {},
  pause: async () => {},
  outlast: (socket) => new Promise((resolve) => socket.once('close', () => resolve())),
}
