/**
 * Whether the server agrees on an old version of TLS where nothing newer is offered. A refusal is as it should be, and
 * what is spoken is shown; the certificate was judged in the mail session.
 *
 *   connect, (tls), banner, (ehlo, starttls), quit
 */
import { AsideSession, NOT_HERE } from './aside.ts'
import { judgeOldTls, judgeRefusedTls } from './judge-aside.ts'
import { beginTls } from './securing.ts'

export class DepthSession extends AsideSession {
  async run(): Promise<void> {
    this.dialogue.skip(NOT_HERE, 'certificate', 'ehlo-tls', 'auth', 'mail-from', 'rcpt-to', 'relay')
    if (this.tlsFirst) this.dialogue.skip('TLS begins with the first byte here.', 'ehlo', 'starttls')
    else this.dialogue.skip('The session begins in plain text.', 'tls')
    await this.walk([this.connect, this.tls, this.banner, this.ehlo, this.startTls])
    await this.quit()
  }

  protected override async secure(step: 'tls' | 'starttls'): Promise<boolean> {
    const { plan, submission } = this
    const begun = await beginTls(this.talk, step)
    if (begun.ok) {
      this.dialogue.end(judgeOldTls(begun.tls, submission))
      return true
    }
    this.dialogue.note(begun.message)
    this.dialogue.end(judgeRefusedTls(begun, plan.tlsAsked ?? ALL, plan.patience))
    this.stopped = { at: step, lost: true, said421: false }
    return false
  }
}

const ALL = { min: 'TLSv1', max: 'TLSv1.3' } as const
