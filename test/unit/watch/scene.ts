/** A server with watches, whose messages stay in the test and whose time stands still until a test lets it pass. */

import type { ChannelKind } from '../../../shared/watch/alert.ts'
import type { WatchCreated } from '../../../shared/watch/api.ts'
import { ManualTime } from '../../setup/manual-time.ts'
import { type Setting, type SettingOptions, setting } from '../server/setting.ts'
import { BEGAN, Postbox } from './postbox.ts'

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
