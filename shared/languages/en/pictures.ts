/** Words of link previews and badges. */
import type { LampStatus } from '../../lamps.ts'

export const PICTURES = {
  standing: {
    passed: 'passed',
    warned: 'warning',
    failed: 'failed',
    inconclusive: 'inconclusive',
    running: 'running',
    pending: 'about to begin',
    skipped: 'inconclusive',
  } satisfies Record<LampStatus, string>,
  interrupted: 'interrupted',
}
