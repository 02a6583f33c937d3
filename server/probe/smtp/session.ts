/**
 * A session as a sender holds it, in the order of the wire.
 *
 *   connect, (tls), banner, ehlo, starttls, certificate, ehlo-tls, (auth), mail-from, rcpt-to, (relay), quit
 */
import type { Credentials } from '../../../shared/credentials.ts'
import type { Fact } from '../../../shared/events.ts'
import { NULL_SENDER } from '../../../shared/null-sender.ts'
import type { StepName } from '../../../shared/words.ts'
import { chooseMechanism } from './auth/choose.ts'
import { logIn } from './auth/log-in.ts'
import { Veil } from './auth/veil.ts'
import { Conversation } from './conversation.ts'
import { type Judgement, judgeTrouble } from './judge.ts'
import { judgeNullSender, mayAskNullSender } from './null-sender.ts'
import type { SessionPlan, SessionTools } from './plan.ts'
import { REPLY_MS } from './times.ts'

export class MailSession extends Conversation {
  /** Only who logs in has something to hide. */
  readonly #veil: Veil | null
  #inTransaction = false
  /** Whether MAIL FROM was taken. */
  #taken = false
  /** Whether something was refused for now, or because of who we are. */
  #putOff = false

  constructor(plan: SessionPlan, tools: SessionTools, tell: (fact: Fact) => void, signal: AbortSignal) {
    const veil = plan.login && new Veil(tell)
    super(plan, tools, veil?.tell ?? tell, signal)
    this.#veil = veil
  }

  async run(): Promise<void> {
    this.#skipWhatWasNotAsked()
    await this.walk([
      this.connect,
      this.tls,
      this.banner,
      this.ehlo,
      this.startTls,
      this.ehloInTls,
      this.#auth,
      this.#mailFrom,
      this.#rcptTo,
      this.#relay,
    ])
    await this.quit()
  }

  #skipWhatWasNotAsked(): void {
    const { envelope, relayTo, login, security } = this.plan
    const unasked: StepName[] = login ? [] : ['auth']
    if (security === 'none') unasked.push('starttls', 'certificate', 'ehlo-tls')
    if (!envelope) unasked.push('mail-from', 'rcpt-to')
    if (!envelope || !relayTo) unasked.push('relay')
    this.dialogue.skip('Not asked for.', ...unasked)
    if (this.tlsFirst) this.dialogue.skip('TLS begins with the first byte here.', 'starttls', 'ehlo-tls')
    else this.dialogue.skip('The session begins in plain text.', 'tls')
  }

  /** Only inside TLS, and once in a test: a wrong password that is tried again and again locks the account. */
  #auth(): boolean | Promise<boolean> {
    const { login } = this.plan
    const veil = this.#veil
    return !login || !veil || this.#logIn(login, veil)
  }

  async #logIn(login: Credentials, veil: Veil): Promise<boolean> {
    if (!this.encrypted) {
      this.dialogue.skip('There is no TLS, and a password is never sent in plain text.', 'auth')
      return true
    }
    const chosen = chooseMechanism(this.offered, login.mechanism, this.submission)
    if (chosen.ok && !login.take()) {
      this.dialogue.skip('The login is tried once in a test: another of its sessions does it.', 'auth')
      return true
    }
    this.dialogue.begin('auth')
    if (!chosen.ok) {
      this.dialogue.end(chosen.judgement)
      return true
    }
    const talk = { connection: this.wire, dialogue: this.dialogue, veil, submission: this.submission }
    const outcome = await logIn({ ...talk, nonce: this.tools.nonce }, login, chosen.mechanism)
    login.wipe()
    if (!outcome.ok) return this.lose('auth', judgeTrouble('auth', outcome, this.plan.patience))
    this.dialogue.end(outcome.judgement)
    this.loggedIn = outcome.code < 300
    if (outcome.code === 421) this.stopped = { at: 'auth', lost: false, said421: true }
    return outcome.code !== 421
  }

  #mailFrom(): boolean | Promise<boolean> {
    const { envelope } = this.plan
    if (!envelope) return true
    this.#inTransaction = !this.wire.spokeUnasked
    return this.say('mail-from', `MAIL FROM:<${envelope.from}>`)
  }

  #rcptTo(): boolean | Promise<boolean> {
    const { envelope, relayTo } = this.plan
    if (!envelope) return true
    // Else nobody would have come so far.
    this.#taken = true
    const goesOn = this.say('rcpt-to', `RCPT TO:<${envelope.to}>`)
    return relayTo === null ? goesOn : goesOn.then((goesOn) => goesOn || this.goOnAfter(0))
  }

  #relay(): boolean | Promise<boolean> {
    const { envelope, relayTo } = this.plan
    return !envelope || !relayTo || this.say('relay', `RCPT TO:<${relayTo}>`)
  }

  /**
   * RSET where a transaction was begun, the null sender where it can be asked about, QUIT, and the wait for 221
   * (RFC 5321 4.1.1.10); also after a refusal.
   */
  protected override async quit(): Promise<void> {
    if (!this.beginQuit()) return
    let complaint: Judgement | null = null
    if (this.#inTransaction) {
      const reset = await this.wire.ask('RSET', REPLY_MS)
      if (!reset.ok) return this.farewell(reset)
      this.dialogue.noteOddities(reset.reply)
      if (reset.reply.code === 421) this.stopped = { at: 'quit', lost: false, ...this.stopped, said421: true }
      if (reset.reply.code < 300 && this.#mayAskNullSender()) {
        const bounce = await this.wire.ask(NULL_SENDER, REPLY_MS)
        if (!bounce.ok) return this.farewell(bounce)
        this.dialogue.noteOddities(bounce.reply)
        complaint = judgeNullSender(bounce.reply)
      }
    }
    const goodbye = await this.wire.ask('QUIT', REPLY_MS)
    // Of two things wrong, the refusal is the one that loses mail.
    if (complaint) this.dialogue.end(complaint)
    else this.farewell(goodbye)
  }

  #mayAskNullSender(): boolean {
    // Whatever else is asked, there must be time to say goodbye.
    if (this.stopped?.said421 || this.wire.spokeUnasked || this.timeLeft < 2 * REPLY_MS) return false
    const { submission, offered } = this
    return mayAskNullSender({ submission, taken: this.#taken, putOff: this.#putOff, offered })
  }

  protected override colour(judgement: Judgement): Judgement {
    const { failure } = judgement
    const notNow = this.#taken && /^4/.test(failure?.received ?? '')
    if (failure) this.#putOff ||= failure.fault === 'policy' || notNow
    return judgement
  }
}
