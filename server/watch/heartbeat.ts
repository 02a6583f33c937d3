/** Tells a place of the operator's choice, once a minute, that watches are tested in time: it notices when that stops. */
import type { Time } from '../dispatch/test-clock.ts'

const EVERY_MS = 60_000

/** Tells it once. @returns why that did not get through; null: it did */
export type Beat = () => Promise<string | null>

export type HeartbeatOptions = {
  beat: Beat
  time: Time
  /** whether it is so just now */
  well: () => boolean
  /** in words */
  failed: (why: string) => void
}

/** @returns stops it */
export function startHeartbeat({ beat, time, well, failed }: HeartbeatOptions): () => void {
  let cancel = () => {}
  const next = () => {
    cancel = time.after(EVERY_MS, () => {
      next()
      if (!well()) return
      beat().then(
        (why) => {
          if (why !== null) failed(why)
        },
        (error: Error) => failed(error.message),
      )
    })
  }
  next()
  return () => cancel()
}
