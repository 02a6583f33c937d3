/**
 * Dialogues in a process of their own, by the floor or by the probe alone with its events in memory.
 * Told by its parent how many; tells the CPU that each took, in milliseconds, or the memory of sessions that wait.
 */

import { systemClock } from '../../server/probe/clock.ts'
import { createTools } from '../../server/probe/create.ts'
import { runTest } from '../../server/probe/run.ts'
import type { Fact } from '../../shared/events.ts'
import { DEFAULT_OPTIONS } from '../../shared/options.ts'
import { floorDialogue } from './floor.ts'

export interface DialogueAsk {
  who: 'floor' | 'probe' | 'nodemailer'
  port: number
  startTls: boolean
  count: number
  atOnce: number
}

export interface DialogueFigures {
  /** Milliseconds of CPU for one dialogue, user and system. */
  cpuMs: number
  wallMs: number
}

/** Of sessions that wait. */
export interface WaitFigures {
  /** Living objects of the whole process and what they hold outside the heap, after garbage was collected. */
  heapKiB: number
}

const tools = createTools(
  {
    vantage: 'bench',
    heloName: 'probe.bench.test',
    mailFrom: null,
    relayRecipient: null,
    dnsServers: [],
    allowTargets: ['127.0.0.0/8'],
    targetSessionsPerMinute: 0,
    sessionsPerMinute: null,
    refuseTargets: [],
    blocklists: [],
    canaries: [],
  },
  systemClock,
)

/** Loopback has many addresses, so that many sessions can be held at once and none of them to the same one. */
const addressOf = (slot: number) => `127.0.${1 + Math.floor(slot / 250)}.${1 + (slot % 250)}`

/** Holds one dialogue, and its events in memory until it is over: each fact beside its date, as the product has them, which copies none. */
async function probeDialogue(address: string, port: number): Promise<void> {
  const events: { n: number; ms: number; fact: Fact }[] = []
  const tell = (fact: Fact) => void events.push({ n: events.length + 1, ms: performance.now(), fact })
  const target = { input: address, kind: 'address', host: address, port, security: 'auto', family: 'any' } as const
  const options = { ...DEFAULT_OPTIONS, via: 'host' } as const
  await runTest({ id: 'bench', target, options }, tell, tools, new AbortController().signal)
}

async function run({ who, port, startTls, count, atOnce }: DialogueAsk): Promise<DialogueFigures> {
  let left = count
  const began = performance.now()
  const before = process.cpuUsage()
  await Promise.all(
    Array.from({ length: atOnce }, async (_, slot) => {
      const address = addressOf(slot)
      while (left-- > 0) {
        if (who === 'floor') await floorDialogue(address, port, startTls)
        else if (who === 'nodemailer')
          await (await import('./nodemailer.ts')).nodemailerDialogue(address, port, startTls)
        else await probeDialogue(address, port)
      }
    }),
  )
  const { user, system } = process.cpuUsage(before)
  return { cpuMs: (user + system) / 1000 / count, wallMs: (performance.now() - began) / count }
}

/** Sessions that wait already: each has an address of its own, else it would wait for its turn and not for a banner. */
let waiting = 0

/** Opens sessions that will wait for their banner; answers when all are connected. */
async function wait({ who, port, count }: DialogueAsk): Promise<WaitFigures> {
  for (const end = waiting + count; waiting < end; waiting++) {
    const address = addressOf(waiting)
    const held = who === 'floor' ? floorDialogue(address, port, false) : probeDialogue(address, port)
    held.catch(() => {})
    if (waiting % 50 === 49) await new Promise((resolve) => setImmediate(resolve))
  }
  globalThis.gc?.()
  const { heapUsed, external } = process.memoryUsage()
  return { heapKiB: (heapUsed + external) / 1024 }
}

process.on('message', async (ask: DialogueAsk & { wait?: true }) => {
  process.send?.(ask.wait ? await wait(ask) : await run(ask))
})
process.on('disconnect', () => process.exit())
process.send?.('ready')
