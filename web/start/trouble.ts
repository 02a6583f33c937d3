import type { Words } from '../../shared/languages/en/index.ts'
import type { Refused } from './submit.ts'

/** What stood in the way. `record`: what the server says of it, where the reader's language has less to say. */
export interface Trouble {
  message: string
  record?: string
  latest: string | null
  /** begins it all the same: where nothing is in the way, but that it was tested a moment ago */
  again?: () => void
}

export function troubleOf(refused: Refused, say: Words['form']): Trouble {
  const { code, said, status, retryAfterMs, latest, offered } = refused
  if (offered)
    return { message: offered.running ? say.testedFor(offered.seconds) : say.testedAgo(offered.seconds), latest }
  const own = code === null ? null : say.refusal(code, retryAfterMs === null ? null : Math.ceil(retryAfterMs / 1000))
  if (own === null) return { message: said ?? (status === 0 ? say.noAnswer : say.notStarted(status)), latest }
  return { message: own, ...(said === null ? {} : { record: said }), latest }
}
