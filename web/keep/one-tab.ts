const NAME = 'helograph.keep'
/** The page before this one may still hold it for a moment. */
const PATIENCE_MS = 2000

/**
 * Takes the one turn that there is for all tabs of this browser. It ends with the page at the latest.
 *
 * @returns gives it back; null where another tab has it
 */
export function claimTurn(): Promise<(() => void) | null> {
  // Only pages of https and of this machine have locks; elsewhere nobody can be asked.
  if (!('locks' in navigator)) return Promise.resolve(() => {})
  return new Promise((resolve) => {
    const held = () =>
      new Promise<void>((release) => {
        resolve(release)
      })
    navigator.locks.request(NAME, { signal: AbortSignal.timeout(PATIENCE_MS) }, held).catch(() => resolve(null))
  })
}
