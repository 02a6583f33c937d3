/**
 * Whether text that was sent in plain text, close behind STARTTLS, is believed inside TLS (CVE-2011-0411): then whoever
 * sits on the way can put commands into the protected session of somebody else.
 *
 *   connect, banner, ehlo, starttls, ehlo-tls, quit
 *
 * The only place where this tester sends two commands in one segment. The second is NOOP, which does nothing.
 */
import { NOTES } from '../../../shared/diagnosis/notes.ts'
import { AsideSession, NOT_HERE } from './aside.ts'
import { judgeReply } from './judge.ts'
import { judgeBrokenPair, judgeRefusedPair, judgeUnasked } from './judge-aside.ts'
import { looksLikePlain } from './judge-tls.ts'
import type { Trouble } from './outcome.ts'
import { beginTls } from './securing.ts'
import { REPLY_MS, UNASKED_MS } from './times.ts'

export class InjectionSession extends AsideSession {
  async run(): Promise<void> {
    this.dialogue.skip(NOT_HERE, 'tls', 'certificate', 'auth', 'mail-from', 'rcpt-to', 'relay')
    await this.walk([this.connect, this.banner, this.ehlo, this.startTls, this.ehloInTls])
    await this.quit()
  }

  /** The whole question: STARTTLS and NOOP at once, the handshake, and a silence in which nothing may be answered. */
  protected override async startTls(): Promise<boolean> {
    if (!this.offered?.some(({ keyword }) => keyword === 'STARTTLS')) {
      this.dialogue.skip('STARTTLS was not offered this time.', 'starttls', 'ehlo-tls')
      return false
    }
    this.dialogue.begin('starttls')
    this.dialogue.note(NOTES.pair)
    const outcome = await this.wire.ask('STARTTLS\r\nNOOP', REPLY_MS)
    if (!outcome.ok) return this.#broken(outcome)
    this.dialogue.noteOddities(outcome.reply)
    const { code } = outcome.reply
    if (code < 300) return this.secure('starttls')
    const refusal = judgeReply('starttls', outcome.reply, this.dialogue.waited, { submission: false, ofDomain: false })
    this.dialogue.end(judgeRefusedPair(code, refusal))
    // Whoever noticed may hang up without a word, as after a 421.
    this.stopped = { at: 'starttls', lost: false, said421: true }
    return false
  }

  protected override async secure(step: 'tls' | 'starttls'): Promise<boolean> {
    const begun = await beginTls(this.talk, step)
    if (!begun.ok) return this.#broken(begun)
    this.dialogue.note(NOTES.listening)
    const outcome = await this.wire.reply(UNASKED_MS)
    const heard = this.dialogue.end(judgeUnasked(outcome, begun.tls, begun.early, this.plan.patience))
    if (!outcome.ok && outcome.kind === 'timeout' && heard.status !== 'failed') return true
    this.stopped = { at: step, lost: !outcome.ok, said421: outcome.ok && outcome.reply.code === 421 }
    return false
  }

  #broken(trouble: Trouble): false {
    if (looksLikePlain(trouble.received)) this.dialogue.note(`${NOTES.earlyPlaintext} ${trouble.received}`)
    this.dialogue.end(judgeBrokenPair(trouble, this.plan.patience))
    this.stopped = { at: 'starttls', lost: true, said421: false }
    return false
  }
}
