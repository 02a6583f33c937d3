/** A server with watches, whose messages stay in the test and whose time stands still until a test lets it pass. */

import type { Handover, Recipient, Sender } from '../../../server/watch/sender.ts'
import type { Alert, AlertMessage, ChannelKind, Confirmation } from '../../../shared/watch/alert.ts'
import type { WatchCreated } from '../../../shared/watch/api.ts'
import { ManualTime } from '../../setup/manual-time.ts'
import { type Setting, type SettingOptions, setting } from '../server/setting.ts'

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

export const BEGAN = Date.parse('2026-11-25T12:00:00Z')

export type Scene = Setting & { time: ManualTime; boxes: Record<ChannelKind, Postbox>; call: Call }
type Call = (
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
  url: string,
  body?: object,
  secret?: string,
) => Promise<Answer>
/** `body` is what the caller says that it is, as with `Response.json()` of a client. */
type Answer = { status: number; body: ReturnType<typeof JSON.parse> }

export async function watchScene(options: SettingOptions & { boxes?: Scene['boxes'] } = {}): Promise<Scene> {
  const time = (options.time as ManualTime | undefined) ?? new ManualTime(BEGAN)
  const boxes = options.boxes ?? {
    email: new Postbox('email'),
    sms: new Postbox('sms'),
    call: new Postbox('call'),
    webhook: new Postbox('webhook'),
  }
  const env = { CLIENT_TESTS_PER_MINUTE: '0', ...options.env }
  const made = await setting({ ...options, env, time, senders: Object.values(boxes) })
  const call: Call = async (method, url, payload, secret) => {
    const headers = secret ? { authorization: `Bearer ${secret}` } : {}
    const answer = await made.app.inject({ method, url, headers, ...(payload && { payload }) })
    return { status: answer.statusCode, body: answer.body === '' ? null : answer.json() }
  }
  return { ...made, time, boxes, call }
}

/** Makes a watch, and fails where that was refused. */
export async function watch({ call }: Pick<Scene, 'call'>, order: object = {}): Promise<WatchCreated> {
  const { status, body } = await call('POST', '/api/watches', { target: 'example.com', ...order })
  if (status !== 201) throw new Error(`${status} ${JSON.stringify(body)}`)
  return body as WatchCreated
}
