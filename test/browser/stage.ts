import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { type WebSocket, WebSocketServer } from 'ws'
import { loadPages, type Pages } from '../../server/routes/pages.ts'
import { compare } from '../../shared/compare/compare.ts'
import type { Conclusions } from '../../shared/concluded.ts'
import { tellConclusions } from '../../shared/conclusions.ts'
import { isDecisive } from '../../shared/decisive.ts'
import type { TestEvent } from '../../shared/events.ts'
import { fold } from '../../shared/fold.ts'
import type { Language } from '../../shared/language.ts'
import { ALL_WORDS } from '../../shared/languages/all.ts'
import type { PageState } from '../../shared/page-state.ts'
import { conclusionsIn, eventsIn, reportIn } from '../../shared/phrases/report-in.ts'
import type { SpecimenCard } from '../../shared/specimen-card.ts'
import type { ChannelOffer, Watch } from '../../shared/watch/api.ts'
import type { Overview } from '../../shared/watch/overview.ts'
import type { Status } from '../../shared/watch/status.ts'

/** As the server says it. */
const GONE = 'This test was deleted or has expired. Test again to see how things are now.'
const TYPES: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' }

/** An invented test that the stage shows: its first events are in the page, the others come when the script says so. */
type Play = {
  events: TestEvent[]
  /** and what each was told of conclusions last */
  viewers: Map<WebSocket, Conclusions | null>
  at: string
  watched: Promise<void>
  arrive: () => void
}

/**
 * The built page over invented events, as many and as they come as a script likes: nothing is tested, so that every state
 * of a report can be seen, at any size. What a page cannot know from events (a refusal, a deleted test) is set by hand.
 */
export class Stage {
  readonly url: string
  readonly #server: Server
  readonly #sockets = new WebSocketServer({ noServer: true })
  readonly #pages: Pages
  readonly #cards: SpecimenCard[]
  readonly #plays = new Map<string, Play>()
  readonly #expired = new Set<string>()
  /** The watch at `/w/secret`; null: there is none, or it was ended. What is set here is told to a page that asks. */
  watch: { watch: Watch; seen: Overview } | null = null
  /** What is public of a watch, and when that is. */
  status: { status: Status; at: string } | null = null
  offers: ChannelOffer[] = []
  /** Of the pages that it draws. */
  language: Language = 'en'
  /** What is answered to a wish for a test. */
  refusal: { status: number; body: object } = { status: 503, body: {} }

  private constructor(pages: Pages, cards: SpecimenCard[], server: Server, port: number) {
    this.#pages = pages
    this.#cards = cards
    this.#server = server
    this.url = `http://localhost:${port}`
    server.on('request', (request, answer) => this.#answer(request, answer))
    server.on('upgrade', (request, socket, head) =>
      this.#sockets.handleUpgrade(request, socket, head, (viewer) => this.#follow(request.url ?? '', viewer)),
    )
  }

  /** @param cards what the gallery of practice servers shows */
  static async build(cards: SpecimenCard[] = []): Promise<Stage> {
    const pages = await loadPages('dist/web')
    if (!pages) throw new Error('the page is not built')
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('no port')
    return new Stage(pages, cards, server, address.port)
  }

  /** @returns the address of its page, drawn as `at` (ISO 8601; the time of the last event where nothing is said) */
  show(events: TestEvent[], at = events.at(-1)?.at ?? ''): string {
    const [first] = events
    if (first?.type !== 'queued') throw new Error('a test begins with queued')
    let arrive = () => {}
    const watched = new Promise<void>((resolve) => {
      arrive = resolve
    })
    this.#plays.set(first.id, { events: [...events], viewers: new Map(), at, watched, arrive })
    return `${this.url}/t/${first.id}`
  }

  /** More events of a test that is shown. */
  tell(id: string, events: TestEvent[]): void {
    const play = this.#plays.get(id)
    if (!play) throw new Error(`nobody shows ${id}`)
    play.events.push(...events)
    for (const viewer of play.viewers.keys()) this.#send(play, viewer, events)
  }

  /** Resolves as soon as somebody follows it. */
  async watched(id: string): Promise<void> {
    await this.#plays.get(id)?.watched
  }

  /** Its viewers lose their connection. */
  cutOff(id: string): void {
    for (const viewer of this.#plays.get(id)?.viewers.keys() ?? []) viewer.terminate()
  }

  /** A test whose time is over. @returns the address that its link still has */
  expire(id: string): string {
    this.#expired.add(id)
    return `${this.url}/t/${id}`
  }

  /** Its viewers are cut off, and from now on it is gone. */
  forget(id: string): void {
    const play = this.#plays.get(id)
    this.#plays.delete(id)
    for (const viewer of play?.viewers.keys() ?? []) viewer.terminate()
  }

  async close(): Promise<void> {
    for (const viewer of this.#sockets.clients) viewer.terminate()
    this.#server.closeAllConnections()
    this.#server.close()
    await once(this.#server, 'close')
  }

  #follow(url: string, viewer: WebSocket): void {
    const [, id = '', after = '0'] =
      /^\/api\/tests\/(\w+)\/events\?after=(\d+)&conclusions=\w+&lang=\w+$/.exec(url) ?? []
    const play = this.#plays.get(id)
    if (!play) {
      viewer.close(1008)
      return
    }
    play.viewers.set(viewer, null)
    this.#send(
      play,
      viewer,
      play.events.filter(({ n }) => n > Number(after)),
    )
    play.arrive()
    viewer.on('close', () => play.viewers.delete(viewer))
  }

  /** As the server does: what the events come to first, where they may change it. */
  #send(play: Play, viewer: WebSocket, events: TestEvent[]): void {
    const facts = events.some(isDecisive) ? fold(null, play.events) : null
    if (facts) {
      const now = conclusionsIn(this.language, facts)
      const message = tellConclusions(play.viewers.get(viewer) ?? null, now, facts.lastEvent)
      if (message) viewer.send(JSON.stringify(message))
      play.viewers.set(viewer, now)
    }
    for (const event of eventsIn(this.language, events)) viewer.send(JSON.stringify(event))
  }

  #answer(request: IncomingMessage, answer: ServerResponse): void {
    const path = (request.url ?? '/').split('?')[0] as string
    const [, id = ''] = /^\/(?:t|api\/tests)\/(\w+)/.exec(path) ?? []
    const play = this.#plays.get(id)
    if (path.startsWith('/assets/')) this.#file(path, answer)
    else if (/^\/(?:w|s)\/|^\/api\/(?:watches|status|channels)/.test(path)) this.#watching(path, answer)
    else if (play && path.endsWith('/watch')) this.#page(answer, this.#watchable(id))
    else if (path === '/') this.#page(answer, { kind: 'start' })
    else if (path === '/practice') this.#page(answer, { kind: 'practice', cards: this.#cards })
    else if (/^\/(?:api\/)?compare\//.test(path)) this.#compare(path, answer)
    else if (path === '/findings') this.#page(answer, { kind: 'findings' })
    else if (path === '/api/tests') answer.writeHead(this.refusal.status).end(JSON.stringify(this.refusal.body))
    else if (path.startsWith('/api/')) answer.writeHead(play ? 200 : 410).end()
    else if (play) this.#page(answer, { kind: 'report', id, events: play.events, at: play.at })
    else if (this.#expired.has(id))
      this.#page(answer, { kind: 'problem', status: 410, code: 'gone', message: GONE }, 410)
    else
      this.#page(answer, { kind: 'problem', status: 404, code: 'not_found', message: 'Look at the link again.' }, 404)
  }

  #watching(path: string, answer: ServerResponse): void {
    const { watch: watched, status } = this
    const tell = (told: unknown) => answer.writeHead(told ? 200 : 404).end(JSON.stringify(told ?? {}))
    if (path === '/api/channels') tell(this.offers)
    else if (path.endsWith('/overview')) tell(watched?.seen)
    else if (path.startsWith('/api/watches/')) tell(watched?.watch)
    else if (path.startsWith('/api/status/')) tell(status?.status)
    else if (path.startsWith('/w/') && watched) this.#page(answer, { kind: 'watch', ...watched, search: '' })
    else if (/^\/s\/[\w-]+$/.test(path) && status) this.#page(answer, { kind: 'status', ...status, day: null })
    else answer.writeHead(404).end()
  }

  #watchable(test: string): PageState {
    const hosts = ['example.com', 'mx1.example.com']
    return { kind: 'watch-begin', test, target: 'example.com', hosts, offers: this.offers, wrong: '', asked: null }
  }

  /** Of two tests that are shown. */
  #compare(path: string, answer: ServerResponse): void {
    const [before = '', after = ''] = path.split('/').slice(-2)
    const [was, is] = [before, after].map((id) => reportIn(this.language, this.#plays.get(id)?.events ?? []))
    if (!was || !is) throw new Error('nobody shows these tests')
    const comparison = compare(was, is, ALL_WORDS[this.language].compare)
    if (path.startsWith('/api/')) answer.writeHead(200).end(JSON.stringify(comparison))
    else this.#page(answer, { kind: 'compare', before, after, comparison })
  }

  #page(answer: ServerResponse, state: PageState, status = 200): void {
    answer.writeHead(status, { 'content-type': 'text/html; charset=utf-8' }).end(this.#pages.draw(state, this.language))
  }

  #file(path: string, answer: ServerResponse): void {
    answer.setHeader('content-type', TYPES[extname(path)] ?? 'application/octet-stream')
    createReadStream(join(this.#pages.folder ?? '', normalize(path)))
      .on('error', () => answer.writeHead(404).end())
      .pipe(answer)
  }
}
