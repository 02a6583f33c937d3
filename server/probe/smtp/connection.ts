/** A connection to a server as the dialogue sees it: say a line, await a reply; every way it can end is a value. */
import type net from 'node:net'
import type { Clock } from '../clock.ts'
import { Alarm } from './alarm.ts'
import { type ReplyOutcome, type Trouble, trouble } from './outcome.ts'
import { type Reply, ReplyParser } from './reply.ts'
import { CLOSE_MS } from './times.ts'

/** What a connection needs from around it. */
export interface Surroundings {
  clock: Clock
  /** Ends the session early: whatever is waited for comes back as `interrupted`. */
  signal: AbortSignal
  /** When, on the clock, the whole session must have ended, whatever the server does. */
  deadline: number
  /** No reply is waited for longer than so many milliseconds. */
  longestWaitMs?: number | undefined
  /** Called with each command as it leaves. */
  onSent(text: string): void
  /** Called with each line as it arrives, escaped; answers whether it could still be recorded. */
  onLine(text: string): boolean
}

/** Whoever waits for a reply. */
interface Waiter {
  resolve(outcome: ReplyOutcome): void
  /** Milliseconds that the reply may take; null where the session is over before. */
  ms: number | null
}

export class Connection {
  readonly #around: Surroundings
  #socket: net.Socket
  #parser = new ReplyParser()
  readonly #replies: Reply[] = []
  #waiter: Waiter | null = null
  readonly #alarm: Alarm
  /** What left with the end of the handshake, before its turn to be told of had come. */
  #ahead: string | null = null
  /** Why nothing more can be read; what was received before counts first. */
  #end: Trouble | null = null

  constructor(socket: net.Socket, around: Surroundings) {
    this.#around = around
    this.#socket = socket
    socket.on('error', this.#onError)
    this.#alarm = new Alarm(around.clock, this.#onAlarm)
    this.#listen(socket)
    around.signal.addEventListener('abort', this.#onAbort)
  }

  /** Whether the server can still hear us. */
  get open(): boolean {
    return this.#end === null && this.#socket.writable
  }

  /** The local address and port that the server sees. */
  get localAddress(): string {
    return this.#socket.localAddress ?? ''
  }

  /**
   * Waits for a whole reply.
   * @param ms how long this reply may take; the session's own deadline may come first
   */
  reply(ms: number): Promise<ReplyOutcome> {
    const ready = this.#replies.shift()
    if (ready) return Promise.resolve({ ok: true, reply: ready })
    if (this.#end) return Promise.resolve(this.#end)
    return new Promise((resolve) => {
      this.#waiter = { resolve, ms: this.#setAlarm(ms) }
    })
  }

  /** Whether a reply lies here that nobody asked for: then the next command is not sent. */
  get spokeUnasked(): boolean {
    return this.#replies.length > 0
  }

  /**
   * Says a command and waits for the reply to it. Never talks over the server: where a reply to nothing is
   * already there, a 421 is the answer (RFC 5321 3.8 allows it at any time), and anything else has lost step. What was said
   * ahead, with the end of the handshake, is only told of now, and what is there already may be the answer.
   * @param shown what is told of the command, where it holds a secret
   */
  ask(command: string, ms: number, shown = command): Promise<ReplyOutcome> {
    if (command === this.#ahead) {
      this.#ahead = null
      this.#around.onSent(shown)
      return this.reply(ms)
    }
    const unasked = this.#replies[0]
    if (unasked?.code === 421) return this.reply(ms)
    if (unasked || this.#parser.midReply) {
      const received = unasked?.shown ?? this.#parser.received
      this.#end ??= trouble(
        'protocol',
        'The server spoke on before it was asked: replies and commands are out of step.',
        received,
      )
      this.#replies.length = 0
      return Promise.resolve(this.#end)
    }
    if (!this.#end) {
      this.#around.onSent(shown)
      this.#socket.write(`${command}\r\n`, 'latin1')
    }
    return this.reply(ms)
  }

  /** What came and belongs to no reply: taken at the change to TLS, where nothing may be left over (RFC 3207 4.2). */
  takeLeftover(): string {
    const left = [...this.#replies.splice(0).map((reply) => reply.shown), this.#parser.takeReceived()]
    if (this.#end?.kind === 'protocol') {
      left.unshift(this.#end.received)
      this.#end = null
    }
    return left.filter((text) => text !== '').join('\\r\\n')
  }

  /**
   * Puts TLS between: `upgrade` gets the socket and gives the one to talk through from now on, or the trouble. Whatever
   * breaks that one, from its first moment on, it tells `broke`.
   *
   * @param ahead the command that will be asked first: the upgrade says it in one breath with the end of the handshake,
   * so that the two leave in one segment; null where none is
   */
  async secure<Secured extends { ok: true; socket: net.Socket }>(
    upgrade: (socket: net.Socket, broke: (error: NodeJS.ErrnoException) => void) => Promise<Secured | Trouble>,
    ahead: string | null = null,
  ): Promise<Secured | Trouble> {
    if (this.#end) return this.#end
    this.#deafen(this.#socket)
    const outcome = await upgrade(this.#socket, this.#onError)
    if (outcome.ok) {
      this.#leave(this.#socket)
      this.#ahead = ahead
      this.#socket = outcome.socket
      this.#parser = new ReplyParser()
      this.#listen(outcome.socket)
      if (outcome.socket.closed) this.#onClose()
    } else {
      this.#end = outcome
    }
    return outcome
  }

  /**
   * Ends the connection: politely where the server can still hear us, at once otherwise. Resolves when it is gone on both
   * sides, so that whoever comes next is alone with the server.
   */
  async close(): Promise<void> {
    const socket = this.#socket
    this.#around.signal.removeEventListener('abort', this.#onAbort)
    this.#alarm.stop()
    this.#waiter = null
    this.#deafen(socket)
    const polite = this.open
    this.#end ??= trouble('closed', 'This side ended the connection.')
    this.#leave(socket)
    if (!polite) socket.destroy()
    if (socket.closed) return
    await new Promise<void>((resolve) => {
      const stop = this.#around.clock.after(CLOSE_MS, () => socket.destroy())
      socket.once('close', () => {
        stop()
        resolve()
      })
      if (polite) socket.end()
      socket.resume()
    })
  }

  #listen(socket: net.Socket): void {
    socket.on('data', this.#onData)
    socket.on('end', this.#onEnd)
    socket.on('close', this.#onClose)
  }

  #deafen(socket: net.Socket): void {
    socket.off('data', this.#onData)
    socket.off('end', this.#onEnd)
    socket.off('close', this.#onClose)
  }

  /**
   * A closed socket outlives the quick garbage collections; with a listener of ours it would take the whole session with
   * it into old memory, events and all.
   */
  #leave(socket: net.Socket): void {
    socket.on('error', nothing)
    socket.off('error', this.#onError)
  }

  readonly #onData = (bytes: Buffer): void => this.#take(this.#parser.push(bytes))

  readonly #onEnd = (): void => {
    this.#take(this.#parser.end())
    this.#finish(trouble('closed', 'The server ended the connection.', this.#parser.received))
  }

  readonly #onError = (error: NodeJS.ErrnoException): void => {
    const kind = error.code?.startsWith('ERR_SSL') ? 'tls' : 'reset'
    this.#finish(trouble(kind, `The connection broke (${error.code ?? error.message}).`, this.#parser.received))
  }

  readonly #onClose = (): void => this.#finish(trouble('closed', 'The connection ended.', this.#parser.received))

  readonly #onAlarm = (): void => {
    const ms = this.#waiter?.ms ?? null
    const message =
      ms === null ? 'The time for the whole session was over.' : `No whole reply within ${Math.round(ms / 1000)} s.`
    this.#settle(trouble('timeout', message, this.#parser.received))
  }

  readonly #onAbort = (): void => {
    this.#finish(trouble('interrupted', 'The probe was stopped.', this.#parser.received))
  }

  #take(parsed: ReturnType<ReplyParser['push']>): void {
    for (const item of parsed) {
      if (item.type === 'line') {
        if (this.#around.onLine(item.text)) continue
        this.#overflow()
        return
      }
      if (item.type === 'reply') this.#replies.push(item.reply)
      else if (item.type === 'protocol') this.#finish(trouble('protocol', 'This is not an SMTP reply.', item.text))
      else this.#finish(trouble('too-much', `The server sent more than ${item.limit}.`, this.#parser.received))
    }
    const ready = this.#waiter && this.#replies.shift()
    if (ready) this.#settle({ ok: true, reply: ready })
  }

  /** No more is recorded, so nothing more may be concluded from it either. */
  #overflow(): void {
    this.#deafen(this.#socket)
    this.#replies.length = 0
    this.#finish(trouble('too-much', 'The server sent more than the record of a test may hold.'))
  }

  #finish(end: Trouble): void {
    if (this.#end) return
    this.#end = end
    if (this.#replies.length === 0) this.#settle(end)
  }

  #settle(outcome: ReplyOutcome): void {
    const waiter = this.#waiter
    if (!waiter) return
    this.#waiter = null
    this.#alarm.clear()
    waiter.resolve(outcome)
  }

  /** @returns the milliseconds that were granted; null where the session is over before */
  #setAlarm(asked: number): number | null {
    const { clock, deadline, longestWaitMs = asked } = this.#around
    const ms = Math.min(asked, longestWaitMs)
    const until = clock.now() + ms
    this.#alarm.set(Math.min(until, deadline))
    return deadline < until ? null : ms
  }
}

/** Hears of an error that changes nothing any more; without it, it would be thrown. */
const nothing = (): void => {}
