/**
 * What people do, all of it at once and for as long as asked: tests of practice servers and of a server that is well,
 * viewers who stay and viewers who go, links that are read again, deletes, and requests that are refused.
 */
import type { TestAccepted } from '../../shared/api.ts'
import type { TestEvent } from '../../shared/events.ts'
import { MailServer } from '../browser/mail-server.ts'
import { post, remove, Viewer } from '../setup/visitor.ts'

/** How many visits begin in a second. */
const VISITS = 12
/** Tests that are remembered for their links, at most. */
const LINKS = 500
/** What is read of a test later on. */
const READINGS = ['/t/:id', '/api/tests/:id', '/api/tests/:id/transcript', '/api/tests/:id/events', '/t/:id/badge.svg']
/** What is refused, and with which status. */
const REFUSED: [object, number][] = [
  [{ target: 'mx..example' }, 400],
  [{ target: '10.0.0.1' }, 403],
  [{ target: 'mx.example', port: 0 }, 400],
  [{ target: 'mx.example', unknown: true }, 400],
]

/** Counted since the last time that somebody looked. */
export interface Figures {
  begun: number
  /** Of POST to its answer, and of the reading of a link, in milliseconds. */
  latencies: number[]
}

export class Load {
  /** What was not as it should be; empty where all is well. */
  readonly faults: string[] = []
  readonly #url: string
  readonly #specimens: string[]
  readonly #server: MailServer
  readonly #known: TestAccepted[] = []
  readonly #underWay = new Set<Promise<void>>()
  #figures: Figures = { begun: 0, latencies: [] }
  #timer: NodeJS.Timeout | null = null

  private constructor(url: string, specimens: string[], server: MailServer) {
    this.#url = url
    this.#specimens = specimens
    this.#server = server
  }

  static async start(url: string): Promise<Load> {
    const cards = (await (await fetch(`${url}/api/practice`)).json()) as { name: string }[]
    const server = await MailServer.start()
    server.greet()
    const load = new Load(
      url,
      cards.map(({ name }) => name),
      server,
    )
    load.#timer = setInterval(() => load.#visit(), 1000 / VISITS)
    return load
  }

  take(): Figures {
    const taken = this.#figures
    this.#figures = { begun: 0, latencies: [] }
    return taken
  }

  /** No more visits; resolves when those under way are over. */
  async stop(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer)
    await Promise.all(this.#underWay)
    await this.#server.stop()
  }

  #visit(): void {
    const dice = Math.random()
    const what =
      dice < 0.3
        ? this.#test(`/api/practice/${oneOf(this.#specimens)}`)
        : dice < 0.4
          ? this.#test()
          : dice < 0.85
            ? this.#read()
            : dice < 0.9
              ? this.#delete()
              : this.#beRefused()
    const visit = what.catch((error: Error) => void this.faults.push(`${error.message} ${error.cause ?? ''}`))
    this.#underWay.add(visit)
    visit.finally(() => this.#underWay.delete(visit))
  }

  async #test(path?: string): Promise<void> {
    const began = performance.now()
    const answer = path
      ? await fetch(`${this.#url}${path}`, { method: 'POST' })
      : await post(this.#url, { target: this.#server.target })
    const body = (await answer.json()) as TestAccepted
    this.#figures.latencies.push(performance.now() - began)
    // At the top of what fits, to be sent away is right.
    if (answer.status === 503 && answer.headers.has('retry-after')) return
    if (answer.status !== 201) throw new Error(`a test was answered with ${answer.status}: ${JSON.stringify(body)}`)
    this.#figures.begun++
    await Promise.all(Array.from({ length: Math.floor(Math.random() * 3) }, () => this.#watch(body.id)))
    this.#known.push(body)
    if (this.#known.length > LINKS) this.#known.splice(0, LINKS / 10)
  }

  async #watch(id: string): Promise<void> {
    const patience = Math.random() < 0.3 ? Math.ceil(Math.random() * 20) : Number.POSITIVE_INFINITY
    const viewer: Viewer = new Viewer(this.#url, id, 0, ({ n }: TestEvent) => {
      if (n >= patience) viewer.leave()
    })
    await viewer.closed
    if (viewer.seen.some(({ n }, index) => n !== index + 1)) throw new Error(`events of ${id} have a gap`)
    const whole = viewer.seen.at(-1)?.type === 'finished'
    if (!whole && patience === Number.POSITIVE_INFINITY) throw new Error(`the events of ${id} have no end`)
  }

  async #read(): Promise<void> {
    const test = oneOf(this.#known)
    if (!test) return
    const began = performance.now()
    const answer = await fetch(this.#url + oneOf(READINGS).replace(':id', test.id))
    await answer.arrayBuffer()
    this.#figures.latencies.push(performance.now() - began)
    // Somebody else may have deleted it just now.
    if (answer.status !== 200 && answer.status !== 410) throw new Error(`a link was answered with ${answer.status}`)
  }

  async #delete(): Promise<void> {
    const [test] = this.#known.splice(Math.floor(Math.random() * this.#known.length), 1)
    if (!test) return
    const { status } = await remove(this.#url, test)
    if (status !== 204) throw new Error(`a delete was answered with ${status}`)
  }

  async #beRefused(): Promise<void> {
    const [order, due] = oneOf(REFUSED)
    const answer = await post(this.#url, order)
    await answer.arrayBuffer()
    if (answer.status !== due) throw new Error(`${JSON.stringify(order)} was answered with ${answer.status}`)
  }
}

function oneOf<Item>(list: readonly Item[]): Item {
  return list[Math.floor(Math.random() * list.length)] as Item
}
