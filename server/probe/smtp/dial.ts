/** The beginning of a connection: every way it can go wrong is a value. */
import type net from 'node:net'
import type { Clock } from '../clock.ts'
import { type Trouble, trouble } from './outcome.ts'

/** Waits for a connection. @param connect opens it, as `door.ts` does */
export function dial(
  address: string,
  port: number,
  ms: number,
  clock: Clock,
  signal: AbortSignal,
  connect: (address: string, port: number) => net.Socket,
): Promise<{ ok: true; socket: net.Socket } | Trouble> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve(trouble('interrupted', 'The probe was stopped.'))
    const socket = connect(address, port)
    const settle = (outcome: { ok: true; socket: net.Socket } | Trouble) => {
      stop()
      signal.removeEventListener('abort', abort)
      socket.off('connect', connected)
      socket.off('error', failed)
      if (!outcome.ok) {
        socket.on('error', () => {})
        socket.destroy()
      }
      resolve(outcome)
    }
    const connected = () => settle({ ok: true, socket })
    const failed = (error: NodeJS.ErrnoException) => settle(connectTrouble(error))
    const abort = () => settle(trouble('interrupted', 'The probe was stopped.'))
    const stop = clock.after(ms, () => settle(trouble('timeout', `No answer to the connection within ${ms / 1000} s.`)))
    socket.once('connect', connected)
    socket.once('error', failed)
    signal.addEventListener('abort', abort)
  })
}

/** Why this machine cannot begin a connection at all: no open files, ports or memory left, or its own firewall (connect(2)). */
const OWN_LACK = new Set(['EMFILE', 'ENFILE', 'ENOBUFS', 'ENOMEM', 'EADDRNOTAVAIL', 'EAGAIN', 'EPERM', 'EACCES'])

function connectTrouble(error: NodeJS.ErrnoException): Trouble {
  if (OWN_LACK.has(error.code ?? ''))
    return { ...trouble('unreachable', `This tester could not begin a connection (${error.code}).`), own: true }
  switch (error.code) {
    case 'ECONNREFUSED':
      return trouble('refused', 'The address refused the connection.')
    case 'ECONNRESET':
    case 'EPIPE':
      return trouble('reset', 'The connection was reset while it was being made.')
    case 'ETIMEDOUT':
      return trouble('timeout', 'The address did not answer.')
    default:
      return trouble('unreachable', `The network knows no way to the address (${error.code ?? 'no reason given'}).`)
  }
}
