import type { Dispatch } from '../dispatch/dispatch.ts'
import { Problem } from '../problems.ts'

/**
 * Sends away who wants to begin a test while there is no room for one: before the request is read, and before it counts
 * against anybody. In a rush most are sent away, and what runs needs the time.
 *
 * @throws Problem `busy`
 */
export function demandRoom(dispatch: Pick<Dispatch, 'noRoom'>): () => Promise<void> {
  return async () => {
    const full = dispatch.noRoom()
    if (!full) return
    const { code, detail, ...extras } = full.refusal
    throw new Problem(code, detail, extras)
  }
}
