/**
 * One session: a conversation with one server at one address, in the order of the wire.
 *
 *   connect, (tls), banner, ehlo, starttls, certificate, ehlo-tls, mail-from, rcpt-to, (relay), quit
 *
 * Each method below is one of these, and says whether to go on to the next. Whatever a server or a network
 * does comes back as a value; when the session ends, however it ends, its socket and its timers are gone.
 */
import { SKIPS } from '../../../shared/diagnosis/notes.ts'
import type { Capability, Fact } from '../../../shared/events.ts'
import { speaksTlsFirst } from '../../../shared/target.ts'
import type { StepName } from '../../../shared/words.ts'
import { Connection, dial } from './connection.ts'
import { Dialogue } from './dialogue.ts'
import {
  capabilitiesOf,
  type Judgement,
  judgeHello,
  judgeLostWayOut,
  judgeNoStartTls,
  judgeReply,
  judgeTrouble,
  passed,
} from './judge.ts'
import type { ReplyOutcome, Trouble } from './outcome.ts'
import type { SessionPlan, SessionTools } from './plan.ts'
import { recogniseTls, secure } from './securing.ts'
import { CONNECT_MS, REPLY_MS, SESSION_MS } from './times.ts'

/** RFC 7504: a host that takes no mail at all; to ask it again with HELO would be deaf. */
const NO_MAIL_HERE = 521

/** Holds one session, telling what happens as it happens. Resolves when the connection is gone; never rejects for what a server did. */
export async function converse(
  plan: SessionPlan,
  tools: SessionTools,
  tell: (fact: Fact) => void,
  signal: AbortSignal,
) {
  const session = new Session(plan, tools, tell, signal)
  try {
    await session.run()
  } finally {
    await session.end()
  }
}

class Session {
  readonly #plan: SessionPlan
  readonly #tools: SessionTools
  readonly #signal: AbortSignal
  readonly #dialogue: Dialogue
  readonly #deadline: number
  readonly #tlsFirst: boolean
  /** Whether users log in here before they send (RFC 6409, RFC 8314), so that TLS and a good certificate are a must. */
  readonly #submission: boolean
  #connection: Connection | null = null
  /** What EHLO offered last; null where the server knows HELO only. */
  #offered: Capability[] | null = null
  #inTransaction = false
  /** The step at which the conversation could not go on, and whether the server may still be spoken to. */
  #stopped: { at: StepName; lost: boolean; said421: boolean } | null = null

  constructor(plan: SessionPlan, tools: SessionTools, tell: (fact: Fact) => void, signal: AbortSignal) {
    this.#plan = plan
    this.#tools = tools
    this.#signal = signal
    this.#dialogue = new Dialogue(plan.index, tools.clock, tell)
    this.#deadline = tools.clock.now() + plan.patience * 1000 + SESSION_MS
    this.#tlsFirst = speaksTlsFirst(plan)
    this.#submission = this.#tlsFirst || plan.port === 465 || plan.port === 587
  }

  async run(): Promise<void> {
    this.#skipWhatWasNotAsked()
    ;(await this.#connect()) &&
      (await this.#tls()) &&
      (await this.#banner()) &&
      (await this.#ehlo('ehlo')) &&
      (await this.#startTls()) &&
      (await this.#ehlo('ehlo-tls')) &&
      (await this.#mailFrom()) &&
      (await this.#rcptTo()) &&
      (await this.#relay())
    await this.#quit()
  }

  async end(): Promise<void> {
    this.#dialogue.skipRest(this.#stopped ? `Not reached: the session ended at ${this.#stopped.at}.` : 'Not reached.')
    await this.#connection?.close()
  }

  #skipWhatWasNotAsked(): void {
    const { envelope, relayTo, security } = this.#plan
    const unasked: StepName[] = ['auth']
    if (security === 'none') unasked.push('starttls', 'certificate', 'ehlo-tls')
    if (!envelope) unasked.push('mail-from', 'rcpt-to')
    if (!envelope || !relayTo) unasked.push('relay')
    this.#dialogue.skip('Not asked for.', ...unasked)
    if (this.#tlsFirst) this.#dialogue.skip('TLS begins with the first byte here.', 'starttls', 'ehlo-tls')
    else this.#dialogue.skip('The session begins in plain text.', 'tls')
  }

  async #connect(): Promise<boolean> {
    const { address, port } = this.#plan
    const { clock, wayOut, connect, longestWaitMs = CONNECT_MS } = this.#tools
    this.#dialogue.begin('connect')
    const vain = wayOut.hopeless(address, port)
    const signal = AbortSignal.any([this.#signal, vain])
    const ms = Math.min(CONNECT_MS, longestWaitMs)
    const dialled = await dial(address, port, ms, clock, signal, connect)
    if (!dialled.ok) return this.#lose('connect', await this.#judgeNoConnection(dialled, vain))
    wayOut.opened(address, port)
    const { localAddress, localPort, remoteAddress, remotePort } = dialled.socket
    this.#connection = new Connection(dialled.socket, {
      clock,
      signal: this.#signal,
      deadline: this.#deadline,
      longestWaitMs: this.#tools.longestWaitMs,
      onSent: (text) => this.#dialogue.sent(text),
      onLine: (text) => this.#dialogue.received(text),
    })
    // A practice server stands in the place of what it plays, and the transcript says so.
    const played = connect ? `${remoteAddress} port ${remotePort} in the place of ` : ''
    this.#dialogue.note(`connected to ${played}${address} port ${port} from ${localAddress} port ${localPort}`)
    this.#dialogue.end(passed('connected'))
    return true
  }

  /** A silence is the target's, or the network's, only where this machine is known to get out. */
  async #judgeNoConnection(trouble: Trouble, vain: AbortSignal): Promise<Judgement> {
    const { address, port, patience } = this.#plan
    const { identity, wayOut } = this.#tools
    const { kind } = trouble
    if (kind === 'interrupted' && vain.aborted && !this.#signal.aborted)
      return { status: 'skipped', summary: `${SKIPS.noWayOut} to port ${port}.` }
    // A unique local address (RFC 4193) is no way to the internet.
    if (
      kind === 'unreachable' &&
      address.includes(':') &&
      !identity.addresses.some((own) => /^(?!f[cd]).*:/i.test(own))
    )
      return { status: 'skipped', summary: `${SKIPS.noFamily} IPv6 addresses, so nothing is known of this one.` }
    const silence = kind === 'timeout' || kind === 'unreachable'
    if (!silence || (await wayOut.isOpen(address, port, this.#signal)))
      return judgeTrouble('connect', trouble, patience)
    if (this.#signal.aborted) return judgeTrouble('connect', { ...trouble, kind: 'interrupted' }, patience)
    if (kind === 'timeout') wayOut.silent(address, port)
    return judgeLostWayOut(trouble)
  }

  /** Implicit TLS (RFC 8314 3.3): before anything is said. */
  async #tls(): Promise<boolean> {
    if (!this.#tlsFirst) return true
    this.#dialogue.begin('tls')
    return this.#secure('tls')
  }

  async #banner(): Promise<boolean> {
    const { patience } = this.#plan
    this.#dialogue.begin('banner')
    const outcome = await this.#wire.reply(patience * 1000)
    if (outcome.ok) return this.#conclude('banner', outcome)
    const other = this.#tlsFirst ? null : await recogniseTls(this.#talk, outcome)
    return this.#lose('banner', other ?? judgeTrouble('banner', outcome, patience))
  }

  /** EHLO, and HELO where it is refused (RFC 5321 3.2). */
  async #ehlo(step: 'ehlo' | 'ehlo-tls'): Promise<boolean> {
    if (!this.#dialogue.isLeft(step)) return true
    const { heloName } = this.#tools.identity
    this.#dialogue.begin(step)
    const ehlo = await this.#wire.ask(`EHLO ${heloName}`, REPLY_MS)
    if (!ehlo.ok || ehlo.reply.code < 500 || ehlo.reply.code === NO_MAIL_HERE) {
      if (!ehlo.ok || ehlo.reply.code >= 300) return this.#conclude(step, ehlo)
      const capabilities = capabilitiesOf(ehlo.reply)
      this.#offered = capabilities
      this.#dialogue.tell({ type: 'capabilities', session: this.#plan.index, step, capabilities })
      return this.#conclude(step, ehlo, (heard) => judgeHello(capabilities, heard, step === 'ehlo' && !this.#tlsFirst))
    }
    this.#dialogue.noteOddities(ehlo.reply)
    this.#offered = null
    const helo = await this.#wire.ask(`HELO ${heloName}`, REPLY_MS)
    if (!helo.ok || helo.reply.code >= 300) return this.#conclude(step, helo)
    this.#dialogue.noteOddities(helo.reply)
    const message = `EHLO was refused with ${ehlo.reply.code}; HELO was accepted, which knows no extensions.`
    this.#dialogue.end({
      status: 'warned',
      summary: message,
      failure: { kind: 'reply', fault: 'target', message, received: ehlo.reply.shown },
    })
    return true
  }

  async #startTls(): Promise<boolean> {
    if (!this.#dialogue.isLeft('starttls')) return true
    if (!this.#offered) {
      this.#dialogue.skip(
        'HELO knows no extensions, so STARTTLS cannot be asked for.',
        'starttls',
        'certificate',
        'ehlo-tls',
      )
      return true
    }
    this.#dialogue.begin('starttls')
    if (!this.#offered.some(({ keyword }) => keyword === 'STARTTLS')) {
      this.#dialogue.end(judgeNoStartTls(this.#submission || this.#plan.security === 'starttls'))
      this.#dialogue.skip('There is no TLS.', 'certificate', 'ehlo-tls')
      return true
    }
    const outcome = await this.#wire.ask('STARTTLS', REPLY_MS)
    if (!outcome.ok || outcome.reply.code >= 300) {
      const goesOn = this.#conclude('starttls', outcome)
      if (outcome.ok) this.#dialogue.skip('There is no TLS.', 'certificate', 'ehlo-tls')
      // A sender that does not insist on TLS goes on in plain text, and so do we; but not after a 421.
      return goesOn || (outcome.ok && this.#goOnAfter(outcome.reply.code))
    }
    this.#dialogue.noteOddities(outcome.reply)
    return this.#secure('starttls')
  }

  async #mailFrom(): Promise<boolean> {
    const { envelope } = this.#plan
    if (!envelope) return true
    const goesOn = await this.#say('mail-from', `MAIL FROM:<${envelope.from}>`)
    this.#inTransaction = true
    return goesOn
  }

  async #rcptTo(): Promise<boolean> {
    const { envelope, relayTo } = this.#plan
    if (!envelope) return true
    const goesOn = await this.#say('rcpt-to', `RCPT TO:<${envelope.to}>`)
    return goesOn || (relayTo !== null && this.#goOnAfter(0))
  }

  async #relay(): Promise<boolean> {
    const { envelope, relayTo } = this.#plan
    return !envelope || !relayTo || this.#say('relay', `RCPT TO:<${relayTo}>`)
  }

  /** RSET where a transaction was begun, QUIT, and the wait for 221 (RFC 5321 4.1.1.10); also after a refusal. */
  async #quit(): Promise<void> {
    if (this.#stopped?.lost || !this.#connection) return
    if (!this.#connection.open) return this.#dialogue.skip('The server had ended the connection.', 'quit')
    this.#dialogue.begin('quit')
    if (this.#inTransaction) {
      const reset = await this.#wire.ask('RSET', REPLY_MS)
      if (!reset.ok) return this.#farewell(reset)
      this.#dialogue.noteOddities(reset.reply)
    }
    this.#farewell(await this.#wire.ask('QUIT', REPLY_MS))
  }

  #farewell(outcome: ReplyOutcome): void {
    // RFC 5321 3.8: a server that said 421 may close without waiting for QUIT.
    if (!outcome.ok && this.#stopped?.said421 && (outcome.kind === 'closed' || outcome.kind === 'reset')) {
      this.#dialogue.end(passed('the server closed the connection after its 421'))
    } else {
      this.#conclude('quit', outcome)
    }
  }

  async #say(step: StepName, command: string): Promise<boolean> {
    this.#dialogue.begin(step)
    return this.#conclude(step, await this.#wire.ask(command, REPLY_MS))
  }

  /** Judges what came, ends the step with it, and says whether the conversation can go on. */
  #conclude(step: StepName, outcome: ReplyOutcome, refine = (heard: Judgement) => heard): boolean {
    const { patience } = this.#plan
    if (!outcome.ok) return this.#lose(step, judgeTrouble(step, outcome, patience))
    this.#dialogue.noteOddities(outcome.reply)
    const { code } = outcome.reply
    this.#dialogue.end(
      refine(
        judgeReply(step, outcome.reply, this.#dialogue.waited, {
          submission: this.#submission,
          ofDomain: this.#plan.envelope?.to.includes('@') ?? false,
        }),
      ),
    )
    if (code < 300) return true
    this.#stopped = { at: step, lost: false, said421: code === 421 }
    return false
  }

  /** The conversation is lost: nothing more is said, since nobody knows who would hear it. */
  #lose(step: StepName, judgement: Judgement): false {
    this.#dialogue.end(judgement)
    this.#stopped = { at: step, lost: true, said421: false }
    return false
  }

  /** A refusal that does not end the conversation. */
  #goOnAfter(code: number): boolean {
    if (this.#stopped?.lost || this.#stopped?.said421 || code === 421) return false
    this.#stopped = null
    return true
  }

  async #secure(step: 'tls' | 'starttls'): Promise<boolean> {
    const trouble = await secure(this.#talk, step)
    return trouble ? this.#lose(step, trouble) : true
  }

  get #talk() {
    return {
      plan: this.#plan,
      tools: this.#tools,
      dialogue: this.#dialogue,
      connection: this.#wire,
      deadline: this.#deadline,
      submission: this.#submission,
      signal: this.#signal,
    }
  }

  /** Only for steps after connect, which are not run without a connection. */
  get #wire(): Connection {
    if (!this.#connection) throw new Error('no step but connect can be run without a connection')
    return this.#connection
  }
}
