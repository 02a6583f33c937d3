import type { Watch, WatchCreated, WatchOrder } from '../../shared/watch/api.ts'

/** @param failed what to say where nothing answers @throws Error whose message is for people */
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
  throw new Error(said?.detail ?? failed)
}

/** @returns where the watch is managed */
export async function beginWatch(order: WatchOrder, failed: string): Promise<string> {
  return (await call<WatchCreated>('POST', '/api/watches', null, failed, order)).url
}

/** What the owner of a watch does with it; each answers how it is afterwards. */
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
  askAgain = (channel: string): Promise<Watch> => this.#call('POST', `/channels/${channel}/ask`)
  confirm = (channel: string, code: string): Promise<Watch> =>
    this.#call('POST', `/channels/${channel}/confirm`, { code })

  async acknowledge(incident: number): Promise<Watch> {
    await this.#call('POST', `/incidents/${incident}/acknowledge`)
    return this.read()
  }

  #call<Answer>(method: string, path: string, body?: object): Promise<Answer> {
    return call(method, this.#path + path, this.#secret, this.#failed, body)
  }
}
