import type { Handover, Recipient, Sender } from '../../../server/watch/sender.ts'
import type { Alert, AlertMessage, ChannelKind, Confirmation } from '../../../shared/watch/alert.ts'

export const BEGAN = Date.parse('2026-11-25T12:00:00Z')

export type Sent = { kind: ChannelKind; to: Recipient; message: AlertMessage; key: string; order: number }

let order = 0

/** Hands nothing over, and remembers all of it; answers as it is told to. */
export class Postbox implements Sender {
  readonly kind: ChannelKind
  available: Sender['available'] = true
  readonly sent: Sent[] = []
  answer: (sent: Sent) => Handover | Promise<Handover> = () => ({ outcome: 'delivered', answer: '250 taken' })

  /** when each message left */
  readonly times = new Map<AlertMessage, number>()
  readonly #epoch: () => number

  constructor(kind: ChannelKind, epoch: () => number = Date.now) {
    this.kind = kind
    this.#epoch = epoch
  }

  async send(to: Recipient, message: AlertMessage, key: string): Promise<Handover> {
    order += 1
    const sent = { kind: this.kind, to, message, key, order }
    this.sent.push(sent)
    this.times.set(message, this.#epoch())
    return this.answer(sent)
  }

  /** @param index among the messages that tell something */
  alert(index: number): Alert {
    const alerts = this.sent.flatMap(({ message }) =>
      message.kind === 'confirm' || message.kind === 'links' ? [] : [message],
    )
    const alert = alerts[index]
    if (!alert) throw new Error(`only ${alerts.length} messages came by ${this.kind}`)
    return alert
  }

  get confirmation(): Confirmation {
    const found = this.sent.findLast(({ message }) => message.kind === 'confirm')?.message
    if (found?.kind !== 'confirm') throw new Error(`nothing was confirmed by ${this.kind}`)
    return found
  }
}
