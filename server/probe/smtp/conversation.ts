/**
 * The steps of a conversation, in the order of the wire: what every session is told with, whatever it is held for.
 *
 *   connect, (tls), banner, ehlo, starttls, certificate, ehlo-tls, quit
 *
 * Each method is one of these, and says whether to go on to the next. Whatever a server or a network does comes back
 * as a value; when the session ends, however it ends, its socket and its timers are gone.
 */
import type { Capability, Fact } from '../../../shared/events.ts'
import { speaksTlsFirst } from '../../../shared/target.ts'
import type { StepName } from '../../../shared/words.ts'
import type { Allowance } from './allowance.ts'
import { judgeCertificateWanted } from './client-certificate.ts'
import { Connection } from './connection.ts'
import { Dialogue } from './dialogue.ts'
import {
  capabilitiesOf,
  type Judgement,
  judgeHello,
  judgeHeloOnly,
  judgeNoStartTls,
  judgeReply,
  judgeTrouble,
  type Place,
  passed,
  refusesUs,
} from './judge.ts'
import { open } from './opening.ts'
import type { ReplyOutcome, Trouble } from './outcome.ts'
import type { SessionPlan, SessionTools } from './plan.ts'
import { recogniseTls, secure, type Talk } from './securing.ts'
import { REPLY_MS, SESSION_MS } from './times.ts'

/** RFC 7504: a host that takes no mail at all; to ask it again with HELO would be deaf. */
const NO_MAIL_HERE = 521

export abstract class Conversation {
  protected readonly plan: SessionPlan
  protected readonly tools: SessionTools
  protected readonly signal: AbortSignal
  protected readonly dialogue: Dialogue
  protected readonly tlsFirst: boolean
  /** Whether users log in here before they send (RFC 6409, RFC 8314), so that TLS and a good certificate are a must. */
  protected readonly submission: boolean
  /** Whether TLS has begun. */
  protected encrypted = false
  protected loggedIn = false
  /** Whether the server said that it does not want this tester: how it leaves after that is no fault of its. */
  private turnedAway = false
  protected connection: Connection | null = null
  /** What EHLO offered last; null where the server knows HELO only. */
  protected offered: Capability[] | null = null
  /** The step at which the conversation could not go on, and whether the server may still be spoken to. */
  protected stopped: { at: StepName; lost: boolean; said421: boolean } | null = null
  readonly #deadline: number
  readonly #allowance: Allowance

  constructor(plan: SessionPlan, tools: SessionTools, tell: (fact: Fact) => void, signal: AbortSignal) {
    this.plan = plan
    this.tools = tools
    this.signal = signal
    this.dialogue = new Dialogue(plan.index, tools.clock, tell)
    this.#deadline = tools.clock.now() + plan.patience * 1000 + SESSION_MS
    this.#allowance = tools.allowance.ofSession()
    this.tlsFirst = speaksTlsFirst(plan)
    this.submission = this.tlsFirst || plan.port === 465 || plan.port === 587
  }

  /** The story of the session, from its first step to its last. */
  abstract run(): Promise<void>

  /**
   * Takes steps in the order of the wire, until one says that the conversation cannot go on. Many a step has nothing to do,
   * and says so at once: to wait for it all the same would cost as much as a reply.
   */
  protected async walk(steps: readonly (() => boolean | Promise<boolean>)[]): Promise<void> {
    for (const step of steps) {
      const goesOn = step.call(this)
      if (goesOn !== true && !(await goesOn)) return
    }
  }

  async end(): Promise<void> {
    this.dialogue.skipRest(this.stopped ? `Not reached: the session ended at ${this.stopped.at}.` : 'Not reached.')
    await this.connection?.close()
  }

  /** The lamp of a step, as this kind of session lights it. `goesOn`: the conversation does so, whatever was answered. */
  protected colour(judgement: Judgement, _goesOn: boolean): Judgement {
    return judgement
  }

  protected async connect(): Promise<boolean> {
    const { address, port } = this.plan
    const { clock, connect } = this.tools
    this.dialogue.begin('connect')
    const opening = await open(this.plan, this.tools, this.signal)
    if (opening.came === 'nothing') return this.lose('connect', opening.judgement)
    if (opening.came === 'reset') return this.loseAtOnce(opening.trouble)
    const { socket } = opening
    this.connection = new Connection(socket, {
      clock,
      signal: this.signal,
      deadline: this.#deadline,
      longestWaitMs: this.tools.longestWaitMs,
      onSent: (text) => this.dialogue.sent(text),
      onLine: (text) => this.hear(text),
    })
    // A practice server stands in the place of what it plays, and the transcript says so.
    const played = connect ? `${socket.remoteAddress} port ${socket.remotePort} in the place of ` : ''
    this.dialogue.note(
      `connected to ${played}${address} port ${port} from ${socket.localAddress} port ${socket.localPort}`,
    )
    this.dialogue.end(passed('connected'))
    return true
  }

  private hear(text: string): boolean {
    const fits = this.#allowance.take(text.length)
    if (fits) this.dialogue.received(text)
    return fits
  }

  private loseAtOnce(reset: Trouble): false {
    const { address, port, patience } = this.plan
    this.dialogue.note(`connected to ${address} port ${port}`)
    this.dialogue.end(passed('connected'))
    const next = this.tlsFirst ? 'tls' : 'banner'
    this.dialogue.begin(next)
    return this.lose(next, judgeTrouble(next, reset, patience))
  }

  /** Implicit TLS (RFC 8314 3.3): before anything is said. */
  protected tls(): boolean | Promise<boolean> {
    if (!this.tlsFirst) return true
    this.dialogue.begin('tls')
    return this.secure('tls')
  }

  protected async banner(): Promise<boolean> {
    this.dialogue.begin('banner')
    const outcome = await this.wire.reply(this.plan.patience * 1000)
    if (outcome.ok) return this.conclude('banner', outcome)
    const other = this.tlsFirst ? null : await recogniseTls(this.talk, outcome)
    return this.lose('banner', other ?? this.#troubled('banner', outcome))
  }

  protected ehlo(): boolean | Promise<boolean> {
    return !this.dialogue.isLeft('ehlo') || this.#greet('ehlo')
  }

  /** RFC 3207 4.2: what was learnt before TLS is forgotten. */
  protected ehloInTls(): boolean | Promise<boolean> {
    return !this.dialogue.isLeft('ehlo-tls') || this.#greet('ehlo-tls')
  }

  /** EHLO, and HELO where it is refused (RFC 5321 3.2). */
  async #greet(step: 'ehlo' | 'ehlo-tls'): Promise<boolean> {
    this.dialogue.begin(step)
    const ehlo = await this.wire.ask(this.#hello('EHLO'), REPLY_MS)
    if (!ehlo.ok || ehlo.reply.code < 500 || ehlo.reply.code === NO_MAIL_HERE) {
      if (!ehlo.ok || ehlo.reply.code >= 300) return this.conclude(step, ehlo)
      const capabilities = capabilitiesOf(ehlo.reply)
      this.offered = capabilities
      this.dialogue.tell({ type: 'capabilities', session: this.plan.index, step, capabilities })
      return this.conclude(step, ehlo, (heard) => judgeHello(capabilities, heard, step === 'ehlo' && !this.tlsFirst))
    }
    this.dialogue.noteOddities(ehlo.reply)
    this.offered = null
    this.turnedAway ||= refusesUs(step, ehlo.reply)
    const helo = await this.wire.ask(this.#hello('HELO'), REPLY_MS)
    // It had said why it leaves.
    const left = !helo.ok && (helo.kind === 'closed' || helo.kind === 'reset') && this.turnedAway
    if (left) return this.lose(step, judgeReply(step, ehlo.reply, this.dialogue.waited, this.place))
    if (!helo.ok || helo.reply.code >= 300) return this.conclude(step, helo)
    this.dialogue.noteOddities(helo.reply)
    this.dialogue.end(this.colour(judgeHeloOnly(step, ehlo.reply), true))
    return true
  }

  #hello(verb: 'EHLO' | 'HELO'): string {
    return `${verb} ${this.tools.identity.heloName}`
  }

  protected startTls(): boolean | Promise<boolean> {
    if (!this.dialogue.isLeft('starttls')) return true
    if (!this.offered) {
      const reason = 'HELO knows no extensions, so STARTTLS cannot be asked for.'
      this.dialogue.skip(reason, 'starttls', 'certificate', 'ehlo-tls')
      return true
    }
    this.dialogue.begin('starttls')
    if (!this.offered.some(({ keyword }) => keyword === 'STARTTLS')) {
      this.dialogue.end(this.colour(judgeNoStartTls(this.submission || this.plan.security === 'starttls'), true))
      this.dialogue.skip('There is no TLS.', 'certificate', 'ehlo-tls')
      return true
    }
    return this.#askForTls()
  }

  async #askForTls(): Promise<boolean> {
    const outcome = await this.wire.ask('STARTTLS', REPLY_MS)
    if (!outcome.ok || outcome.reply.code >= 300) {
      const goesOn = this.conclude('starttls', outcome)
      if (outcome.ok) this.dialogue.skip('There is no TLS.', 'certificate', 'ehlo-tls')
      // A sender that does not insist on TLS goes on in plain text, and so do we; but not after a 421.
      return goesOn || (outcome.ok && this.goOnAfter(outcome.reply.code))
    }
    this.dialogue.noteOddities(outcome.reply)
    return this.secure('starttls')
  }

  /** QUIT, and the wait for 221 (RFC 5321 4.1.1.10); also after a refusal. */
  protected async quit(): Promise<void> {
    if (!this.beginQuit()) return
    this.farewell(await this.wire.ask('QUIT', REPLY_MS))
  }

  /** Whether the server can still be spoken to; else the step is left out. */
  protected beginQuit(): boolean {
    if (this.stopped?.lost || !this.connection) return false
    if (!this.connection.open) {
      this.dialogue.skip('The server had ended the connection.', 'quit')
      return false
    }
    this.dialogue.begin('quit')
    return true
  }

  protected farewell(outcome: ReplyOutcome): void {
    // RFC 5321 3.8: a server that said 421 may close without waiting for QUIT.
    if (!outcome.ok && this.stopped?.said421 && (outcome.kind === 'closed' || outcome.kind === 'reset')) {
      this.dialogue.end(passed('the server closed the connection after its 421'))
    } else {
      this.conclude('quit', outcome)
    }
  }

  protected async say(step: StepName, command: string): Promise<boolean> {
    this.dialogue.begin(step)
    if (this.wire.spokeUnasked) this.dialogue.note(`not sent, since the server had spoken before: ${command}`)
    return this.conclude(step, await this.wire.ask(command, REPLY_MS))
  }

  /** Judges what came, ends the step with it, and says whether the conversation can go on. */
  protected conclude(step: StepName, outcome: ReplyOutcome, refine = (heard: Judgement) => heard): boolean {
    if (!outcome.ok) return this.lose(step, this.#troubled(step, outcome))
    this.dialogue.noteOddities(outcome.reply)
    const { code } = outcome.reply
    this.turnedAway ||= refusesUs(step, outcome.reply)
    const heard = judgeReply(step, outcome.reply, this.dialogue.waited, this.place)
    this.dialogue.end(this.colour(refine(heard), code < 300))
    if (code < 300) return true
    this.stopped = { at: step, lost: false, said421: code === 421 }
    return false
  }

  /** What a wait without a reply comes to; since TLS 1.3, a demand for a certificate may be heard only then. */
  #troubled(step: StepName, trouble: Trouble): Judgement {
    const wanted = judgeCertificateWanted(trouble, this.submission)
    return wanted ?? judgeTrouble(step, trouble, this.plan.patience, this.turnedAway)
  }

  /** The conversation is lost: nothing more is said, since nobody knows who would hear it. */
  protected lose(step: StepName, judgement: Judgement): false {
    this.dialogue.end(this.colour(judgement, false))
    this.stopped = { at: step, lost: true, said421: false }
    return false
  }

  /** A refusal that does not end the conversation. */
  protected goOnAfter(code: number): boolean {
    if (this.stopped?.lost || this.stopped?.said421 || code === 421) return false
    this.stopped = null
    return true
  }

  protected async secure(step: 'tls' | 'starttls'): Promise<boolean> {
    const trouble = await secure(this.talk, step, step === 'tls' ? null : this.#hello('EHLO'))
    this.encrypted = trouble === null
    return trouble ? this.lose(step, trouble) : true
  }

  /** Milliseconds until the session must have ended, whatever the server does. */
  protected get timeLeft(): number {
    return this.#deadline - this.tools.clock.now()
  }

  private get place(): Place {
    const { submission, loggedIn } = this
    return { submission, loggedIn, ofDomain: this.plan.envelope?.to.includes('@') ?? false }
  }

  protected get talk(): Talk {
    const { plan, tools, dialogue, submission, signal } = this
    return { plan, tools, dialogue, connection: this.wire, deadline: this.#deadline, submission, signal }
  }

  /** Only for steps after connect, which are not run without a connection. */
  protected get wire(): Connection {
    if (!this.connection) throw new Error('no step but connect can be run without a connection')
    return this.connection
  }
}
