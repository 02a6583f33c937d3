import { describe, expect, it } from 'vitest'
import type { Concluded } from '../../../shared/concluded.ts'
import { hearConclusions } from '../../../shared/conclusions.ts'
import type { TestEvent } from '../../../shared/events.ts'
import { type Connection, type FollowTools, follow, type Listener, type Socket } from '../../../web/live/follow.ts'
import { clean } from '../../samples/tests.ts'

const EVENTS = clean()

/** A server of sockets and a clock that the test moves by hand. */
class Stage {
  readonly asked: number[] = []
  readonly waits: number[] = []
  readonly heard: number[] = []
  readonly told: Connection[] = []
  readonly concluded: (string | null)[][] = []
  readonly sockets: (Socket & { closed: boolean })[] = []
  status = 200
  #timer: (() => void) | null = null

  readonly tools: FollowTools = {
    open: (after) => {
      this.asked.push(after)
      const socket = {
        onopen: null,
        onmessage: null,
        onclose: null,
        closed: false,
        close: () => {
          socket.closed = true
        },
      }
      this.sockets.push(socket)
      return socket
    },
    ask: async () => this.status,
    later: (ms, call) => {
      this.waits.push(ms)
      this.#timer = call
      return () => {
        this.#timer = null
      }
    },
    random: () => 0.5,
  }

  readonly stop: () => void

  constructor(last = 0) {
    const listener: Listener = {
      event: (event) => this.heard.push(event.n),
      concluded: (before, message) => {
        this.concluded.push([before?.headline ?? null, message.headline])
        return hearConclusions(before, message)
      },
      connection: (connection) => this.told.push(connection),
    }
    this.stop = follow(last, listener, this.tools)
  }

  get socket() {
    return this.sockets.at(-1) as Socket & { closed: boolean }
  }

  send(...events: (TestEvent | Concluded | undefined)[]) {
    for (const event of events) this.socket.onmessage?.({ data: JSON.stringify(event) })
  }

  async timePasses() {
    const call = this.#timer
    this.#timer = null
    await call?.()
  }

  get pending() {
    return this.#timer !== null
  }
}

const numbers = (from: number, to: number) => EVENTS.slice(from - 1, to).map(({ n }) => n)

describe('following a test', () => {
  it('hears every event and ends after the last', () => {
    const stage = new Stage()
    stage.socket.onopen?.()
    stage.send(...EVENTS)
    expect(stage.heard).toEqual(numbers(1, EVENTS.length))
    expect(stage.told.map(({ state }) => state)).toEqual(['live', 'ended'])
    expect(stage.socket.closed).toBe(true)
    stage.socket.onclose?.()
    expect(stage.pending).toBe(false)
  })

  it('comes back after a loss and asks for what comes after the last number it has', async () => {
    const stage = new Stage()
    stage.send(...EVENTS.slice(0, 7))
    stage.socket.onclose?.()
    expect(stage.told.at(-1)).toEqual({ state: 'reconnecting' })
    await stage.timePasses()
    expect(stage.asked).toEqual([0, 7])
    stage.send(...EVENTS.slice(4, 12))
    expect(stage.heard).toEqual(numbers(1, 12))
  })

  it('never tells an event after a gap: it asks anew', async () => {
    const stage = new Stage(3)
    stage.send(EVENTS[3], EVENTS[6], EVENTS[7])
    expect(stage.heard).toEqual([4])
    expect(stage.sockets[0]?.closed).toBe(true)
    await stage.timePasses()
    expect(stage.asked).toEqual([3, 4])
  })

  it('hears what the events come to, told against what was told before on the same connection', async () => {
    const stage = new Stage()
    const message = (headline: string): Concluded => ({
      type: 'concluded',
      upTo: 3,
      verdict: null,
      headline,
      findings: [],
      under: [],
    })
    const first = stage.socket
    stage.send(message('one'), EVENTS[0], message('two'))
    first.onclose?.()
    await stage.timePasses()
    first.onmessage?.({ data: JSON.stringify(message('late')) })
    stage.send(message('three'))
    expect(stage.concluded).toEqual([
      [null, 'one'],
      ['one', 'two'],
      [null, 'three'],
    ])
    expect(stage.heard).toEqual([1])
  })

  it('ignores what a connection says that was given up', async () => {
    const stage = new Stage()
    const first = stage.socket
    first.onclose?.()
    await stage.timePasses()
    first.onmessage?.({ data: JSON.stringify(EVENTS[0]) })
    first.onclose?.()
    expect(stage.heard).toEqual([])
    expect(stage.sockets).toHaveLength(2)
  })

  it('waits longer after each failure, at most ten seconds, and begins anew after a success', async () => {
    const stage = new Stage()
    for (let failure = 0; failure < 8; failure++) {
      stage.socket.onclose?.()
      await stage.timePasses()
    }
    expect(stage.waits).toEqual([187.5, 375, 750, 1500, 3000, 6000, 7500, 7500])
    stage.send(EVENTS[0])
    stage.socket.onclose?.()
    expect(stage.waits.at(-1)).toBe(187.5)
  })

  it('goes on trying while the server is away', async () => {
    const stage = new Stage()
    stage.status = 0
    stage.socket.onclose?.()
    await stage.timePasses()
    expect(stage.sockets).toHaveLength(2)
  })

  it.each([404, 410])('learns that the test is gone (%i) and stops', async (status) => {
    const stage = new Stage()
    stage.status = status
    stage.socket.onclose?.()
    await stage.timePasses()
    expect(stage.told.at(-1)).toEqual({ state: 'gone', status })
    expect(stage.sockets).toHaveLength(1)
  })

  it('leaves no timer and no socket when it is stopped', () => {
    const open = new Stage()
    open.stop()
    expect(open.socket.closed).toBe(true)
    const waiting = new Stage()
    waiting.socket.onclose?.()
    waiting.stop()
    expect(waiting.pending).toBe(false)
  })
})
