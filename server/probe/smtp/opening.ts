/** How a session begins: with a connection, with one that is reset at once, or with none, and what that says about whom. */
import type net from 'node:net'
import { SKIPS } from '../../../shared/diagnosis/notes.ts'
import { dial } from './dial.ts'
import { type Judgement, judgeLostWayOut, judgeOwnLack, judgeTrouble } from './judge.ts'
import type { Trouble } from './outcome.ts'
import type { SessionPlan, SessionTools } from './plan.ts'
import { CONNECT_MS } from './times.ts'

export type Opening =
  | { came: 'connection'; socket: net.Socket }
  /** A SYN is refused in another way: what resets a connection had taken it, however soon (RFC 9293 3.10.7). */
  | { came: 'reset'; trouble: Trouble }
  | { came: 'nothing'; judgement: Judgement }

export async function open(plan: SessionPlan, tools: SessionTools, signal: AbortSignal): Promise<Opening> {
  const { address, port } = plan
  const { clock, wayOut, door, connect, longestWaitMs = CONNECT_MS } = tools
  const vain = wayOut.hopeless(address, port)
  const ms = Math.min(CONNECT_MS, longestWaitMs)
  const until = vain ? AbortSignal.any([signal, vain]) : signal
  const dialled = await dial(address, port, ms, clock, until, connect ?? door)
  if (!dialled.ok && dialled.kind !== 'reset')
    return { came: 'nothing', judgement: await judgeNothing(dialled, vain, plan, tools, signal) }
  wayOut.opened(address, port)
  return dialled.ok ? { came: 'connection', socket: dialled.socket } : { came: 'reset', trouble: dialled }
}

/** A silence is the target's, or the network's, only where this machine is known to get out. */
async function judgeNothing(
  trouble: Trouble,
  vain: AbortSignal | null,
  { address, port, patience }: SessionPlan,
  { identity, wayOut }: SessionTools,
  signal: AbortSignal,
): Promise<Judgement> {
  const { kind } = trouble
  if (trouble.own) return judgeOwnLack(trouble)
  if (kind === 'interrupted' && vain?.aborted && !signal.aborted)
    return { status: 'skipped', summary: `${SKIPS.noWayOut} to port ${port}.` }
  // A unique local address (RFC 4193) is no way to the internet.
  const sixless = !identity.addresses.some((own) => /^(?!f[cd]).*:/i.test(own))
  if (kind === 'unreachable' && address.includes(':') && sixless)
    return { status: 'skipped', summary: `${SKIPS.noFamily} IPv6 addresses, so nothing is known of this one.` }
  const silence = kind === 'timeout' || kind === 'unreachable'
  if (!silence || (await wayOut.isOpen(address, port, signal))) return judgeTrouble('connect', trouble, patience)
  if (signal.aborted) return judgeTrouble('connect', { ...trouble, kind: 'interrupted' }, patience)
  if (kind === 'timeout') wayOut.silent(address, port)
  return judgeLostWayOut(trouble)
}
