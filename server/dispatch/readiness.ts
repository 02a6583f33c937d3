import type { Store } from '../store/store.ts'
import type { Dispatch } from './dispatch.ts'

/** Why no test can be begun now. */
export type Unready = { code: 'stopping' | 'store' | 'full'; detail: string }

/** A trial writes a page; however often somebody asks, it is made no oftener than this, in milliseconds. */
const TRIAL_MS = 1000

export type ReadinessParts = {
  store: Pick<Store, 'find' | 'tryToWrite'>
  dispatch: Pick<Dispatch, 'running'>
  stopping: () => boolean
  /** 0 for no limit */
  maxTests: number
  /** monotonic, in milliseconds */
  now: () => number
}

/**
 * Whether a test could be begun, told by trying what beginning one needs.
 * @returns asks anew, or tells what was found a moment ago; empty: it can work
 */
export function createReadiness({
  store,
  dispatch,
  stopping,
  maxTests,
  now,
}: ReadinessParts): () => Promise<Unready[]> {
  let trial: { at: number; usable: Promise<boolean> } | null = null

  function storeUsable(): Promise<boolean> {
    if (!trial || now() - trial.at >= TRIAL_MS) trial = { at: now(), usable: tryStore(store) }
    return trial.usable
  }

  return async () => {
    if (stopping()) return [{ code: 'stopping', detail: 'Helograph is being stopped.' }]
    const reasons: Unready[] = []
    if (!(await storeUsable()))
      reasons.push({
        code: 'store',
        detail: 'The store cannot be read and written: see whether its disk is full or read-only, and the log.',
      })
    if (maxTests > 0 && dispatch.running >= maxTests)
      reasons.push({
        code: 'full',
        detail: `${dispatch.running} tests are running, which is as many as MAX_TESTS=${maxTests} lets in.`,
      })
    return reasons
  }
}

async function tryStore(store: ReadinessParts['store']): Promise<boolean> {
  try {
    await store.find('readiness')
    await store.tryToWrite()
    return true
  } catch {
    return false
  }
}
