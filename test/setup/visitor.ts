/** What visitors of a running product do, over real sockets. */
import WebSocket from 'ws'
import type { TestAccepted } from '../../shared/api.ts'
import type { TestEvent } from '../../shared/events.ts'
import type { Report } from '../../shared/report.ts'

/** @param order what is posted: `{ target: '127.0.0.1:2525' }` */
export function post(url: string, order: object): Promise<Response> {
  const headers = { 'content-type': 'application/json' }
  return fetch(`${url}/api/tests`, { method: 'POST', headers, body: JSON.stringify(order) })
}

/** Begins a test. @throws where it is refused */
export async function begin(url: string, order: object): Promise<TestAccepted> {
  const answer = await post(url, order)
  if (answer.status !== 201) throw new Error(`${answer.status} ${await answer.text()}`)
  return (await answer.json()) as TestAccepted
}

export async function reportOf(url: string, id: string): Promise<Report> {
  const answer = await fetch(`${url}/api/tests/${id}`)
  if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`)
  return (await answer.json()) as Report
}

export function remove(url: string, { id, deleteToken }: TestAccepted): Promise<Response> {
  return fetch(`${url}/api/tests/${id}`, { method: 'DELETE', headers: { authorization: `Bearer ${deleteToken}` } })
}

/** Somebody who watches a test over a WebSocket. */
export class Viewer {
  readonly seen: TestEvent[] = []
  /** The code with which the connection was closed; 1006 where nobody said goodbye (RFC 6455 7.1.5). */
  readonly closed: Promise<number>
  readonly #socket: WebSocket
  #news: () => void = () => {}
  #gone = false

  constructor(url: string, id: string, after = 0, hear: (event: TestEvent) => void = () => {}) {
    this.#socket = new WebSocket(`${url.replace('http', 'ws')}/api/tests/${id}/events?after=${after}`)
    this.#socket.on('error', () => {})
    this.#socket.on('message', (data: Buffer) => {
      const event = JSON.parse(data.toString()) as TestEvent
      this.seen.push(event)
      hear(event)
      this.#news()
    })
    this.closed = new Promise((resolve) => this.#socket.on('close', (code) => resolve(code)))
    this.closed.then(() => {
      this.#gone = true
      this.#news()
    })
  }

  /** The first event that is like that; waits for it. @throws where the connection ends before it */
  async until(isIt: (event: TestEvent) => boolean): Promise<TestEvent> {
    for (;;) {
      const found = this.seen.find(isIt)
      if (found) return found
      if (this.#gone) throw new Error(`the connection ended after ${JSON.stringify(this.seen.at(-1))}`)
      await new Promise<void>((resolve) => {
        this.#news = resolve
      })
    }
  }

  leave(): void {
    this.#socket.terminate()
  }
}

export const isFinished = (event: TestEvent) => event.type === 'finished'

/** All events of a test, to its end. */
export async function allEvents(url: string, id: string): Promise<TestEvent[]> {
  const viewer = new Viewer(url, id)
  await viewer.closed
  return viewer.seen
}
