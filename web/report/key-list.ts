import type { Words } from '../../shared/languages/en/index.ts'
import { SETTING } from './keys.ts'

/** The single keys of a report. */
export const KEYS: readonly { keys: string; does: keyof Words['keys'] }[] = [
  { keys: 'n p', does: 'stops' },
  { keys: 'm', does: 'back' },
  { keys: '← ↑ ↓ →', does: 'arrows' },
  { keys: '↑ ↓', does: 'lines' },
  { keys: 'c', does: 'copy' },
  { keys: 'r', does: 'again' },
  { keys: '?', does: 'help' },
]

export function turnKeys(on: boolean): void {
  try {
    if (on) localStorage.removeItem(SETTING)
    else localStorage.setItem(SETTING, 'off')
  } catch {
    // Nothing is remembered, and the keys stay on.
  }
}
