import type { Watch } from '../../shared/watch/api.ts'
import type { Span } from '../../shared/watch/latency.ts'
import type { Overview } from '../../shared/watch/overview.ts'

/** Why something was not done: in the words of the record, or of the page where nothing answered. */
export class Refusal extends Error {
  /** of HTTP; 0 where nothing answered */
  readonly status: number
  /** whether the server said it, in the language of the record */
  readonly recorded: boolean

  constructor(status: number, said: string | undefined, failed: string) {
    super(said ?? failed)
    this.status = status
    this.recorded = said !== undefined
  }
}

/** @param failed what to say where nothing answers @throws Refusal */
async function call<Answer>(
  method: string,
  path: string,
  secret: string | null,
  failed: string,
  body?: object,
): Promise<Answer> {
  const headers: Record<string, string> = {}
  if (secret !== null) headers.authorization = `Bearer ${secret}`
  if (body !== undefined) headers['content-type'] = 'application/json'
  const answer = await fetch(path, { method, headers, ...(body && { body: JSON.stringify(body) }) }).catch(() => null)
  if (answer?.status === 204) return null as Answer
  const said = await answer?.json().catch(() => null)
  if (answer?.ok && said) return said as Answer
  throw new Refusal(answer?.status ?? 0, said?.detail, failed)
}

/** Which part of the past is wanted. */
export type Wish = { day: string | null; span: Span }

/** What the owner of a watch does with it; what changes it answers how it is afterwards. */
export class WatchCalls {
  readonly #path: string
  readonly #secret: string
  readonly #failed: string

  /** @param failed what to say where nothing answers */
  constructor(id: string, secret: string, failed: string) {
    this.#path = `/api/watches/${encodeURIComponent(id)}`
    this.#secret = secret
    this.#failed = failed
  }

  read = (): Promise<Watch> => this.#call('GET', '')
  change = (change: object): Promise<Watch> => this.#call('PATCH', '', change)
  end = (): Promise<null> => this.#call('DELETE', '')
  add = (order: object): Promise<Watch> => this.#call('POST', '/channels', order)
  remove = (channel: string): Promise<Watch> => this.#call('DELETE', `/channels/${channel}`)
  delay = (channel: string, afterMinutes: number): Promise<Watch> =>
    this.#call('PATCH', `/channels/${channel}`, { afterMinutes })
  askAgain = (channel: string): Promise<Watch> => this.#call('POST', `/channels/${channel}/ask`)
  confirm = (channel: string, code: string): Promise<Watch> =>
    this.#call('POST', `/channels/${channel}/confirm`, { code })

  overview({ day, span }: Wish): Promise<Overview> {
    return this.#call('GET', ['/overview', new URLSearchParams({ span, ...(day !== null && { day }) })].join('?'))
  }

  async acknowledge(incident: number): Promise<Watch> {
    await this.#call('POST', `/incidents/${incident}/acknowledge`)
    return this.read()
  }

  #call<Answer>(method: string, path: string, body?: object): Promise<Answer> {
    return call(method, this.#path + path, this.#secret, this.#failed, body)
  }
}
