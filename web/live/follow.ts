import type { Concluded, Conclusions } from '../../shared/concluded.ts'
import type { TestEvent } from '../../shared/events.ts'

/** `gone`: there is nothing to follow any more, and `status` says why (404, 410). */
export type Connection = { state: 'live' | 'reconnecting' | 'ended' } | { state: 'gone'; status: number }

/** As much of a WebSocket as following needs. */
export type Socket = {
  onopen: (() => void) | null
  onmessage: ((message: { data: string }) => void) | null
  onclose: (() => void) | null
  close(): void
}

/** What is told of a test. */
export type Listener = {
  event(event: TestEvent): void
  /** @param before what was concluded before on the same connection @returns what is concluded now */
  concluded(before: Conclusions | null, message: Concluded): Conclusions
  connection(connection: Connection): void
}

export type FollowTools = {
  /** Opens the events after number `after`. */
  open(after: number): Socket
  /** The HTTP status of the report, 0 where nothing answers. */
  ask(): Promise<number>
  /** Calls once after so many milliseconds, unless the returned function is called first. */
  later(ms: number, call: () => void): () => void
  /** From 0 up to 1. */
  random(): number
}

const FIRST_WAIT_MS = 250
const LONGEST_WAIT_MS = 10_000

/**
 * Follows a test from the event after `last` until `finished`, over as many connections as it takes: each asks for what
 * comes after the last number seen, so nothing is missed and nothing is told twice.
 *
 * @returns stops following
 */
export function follow(last: number, listener: Listener, tools: FollowTools): () => void {
  const { event: hear, connection: tell } = listener
  let socket: Socket | null = null
  let cancel = () => {}
  let failures = 0
  let over = false

  function connect() {
    const here = tools.open(last)
    let before: Conclusions | null = null
    socket = here
    here.onopen = () => tell({ state: 'live' })
    here.onmessage = ({ data }) => {
      const told = JSON.parse(data) as TestEvent | Concluded
      if (told.type !== 'concluded') take(here, told)
      else if (here === socket) before = listener.concluded(before, told)
    }
    here.onclose = () => lost(here)
  }

  function take(from: Socket, event: TestEvent) {
    if (from !== socket || over || event.n <= last) return
    // A gap cannot be mended on this connection: ask anew for what is missing.
    if (event.n > last + 1) return drop(from)
    last = event.n
    failures = 0
    hear(event)
    if (event.type === 'finished') end({ state: 'ended' })
  }

  function drop(from: Socket) {
    from.close()
    lost(from)
  }

  function lost(from: Socket) {
    if (from !== socket || over) return
    socket = null
    tell({ state: 'reconnecting' })
    const longest = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** failures++)
    // Half of it by chance, so that after a restart the viewers do not all return in one instant.
    cancel = tools.later(longest * (0.5 + tools.random() / 2), again)
  }

  async function again() {
    const status = await tools.ask()
    if (over) return
    if (status === 404 || status === 410) end({ state: 'gone', status })
    else connect()
  }

  function end(connection: Connection) {
    stop()
    tell(connection)
  }

  function stop() {
    over = true
    cancel()
    socket?.close()
    socket = null
  }

  connect()
  return stop
}
