/**
 * A session as a sender holds it, in the order of the wire.
 *
 *   connect, (tls), banner, ehlo, starttls, certificate, ehlo-tls, mail-from, rcpt-to, (relay), quit
 */
import type { StepName } from '../../../shared/words.ts'
import { Conversation } from './conversation.ts'
import { REPLY_MS } from './times.ts'

export class MailSession extends Conversation {
  #inTransaction = false

  async run(): Promise<void> {
    this.#skipWhatWasNotAsked()
    ;(await this.connect()) &&
      (await this.tls()) &&
      (await this.banner()) &&
      (await this.ehlo('ehlo')) &&
      (await this.startTls()) &&
      (await this.ehlo('ehlo-tls')) &&
      (await this.#mailFrom()) &&
      (await this.#rcptTo()) &&
      (await this.#relay())
    await this.quit()
  }

  #skipWhatWasNotAsked(): void {
    const { envelope, relayTo, security } = this.plan
    const unasked: StepName[] = ['auth']
    if (security === 'none') unasked.push('starttls', 'certificate', 'ehlo-tls')
    if (!envelope) unasked.push('mail-from', 'rcpt-to')
    if (!envelope || !relayTo) unasked.push('relay')
    this.dialogue.skip('Not asked for.', ...unasked)
    if (this.tlsFirst) this.dialogue.skip('TLS begins with the first byte here.', 'starttls', 'ehlo-tls')
    else this.dialogue.skip('The session begins in plain text.', 'tls')
  }

  async #mailFrom(): Promise<boolean> {
    const { envelope } = this.plan
    if (!envelope) return true
    const goesOn = await this.say('mail-from', `MAIL FROM:<${envelope.from}>`)
    this.#inTransaction = true
    return goesOn
  }

  async #rcptTo(): Promise<boolean> {
    const { envelope, relayTo } = this.plan
    if (!envelope) return true
    const goesOn = await this.say('rcpt-to', `RCPT TO:<${envelope.to}>`)
    return goesOn || (relayTo !== null && this.goOnAfter(0))
  }

  async #relay(): Promise<boolean> {
    const { envelope, relayTo } = this.plan
    return !envelope || !relayTo || this.say('relay', `RCPT TO:<${relayTo}>`)
  }

  /** RSET where a transaction was begun, QUIT, and the wait for 221 (RFC 5321 4.1.1.10); also after a refusal. */
  protected override async quit(): Promise<void> {
    if (!this.beginQuit()) return
    if (this.#inTransaction) {
      const reset = await this.wire.ask('RSET', REPLY_MS)
      if (!reset.ok) return this.farewell(reset)
      this.dialogue.noteOddities(reset.reply)
    }
    this.farewell(await this.wire.ask('QUIT', REPLY_MS))
  }
}
