/** Words of the picture that a link shows where it is shared. */
import type { LampStatus } from '../../lamps.ts'

const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`

export const PREVIEW = {
  lamps: {
    passed: 'passed',
    warned: 'warning',
    failed: 'failed',
    inconclusive: 'inconclusive',
    running: 'running',
    pending: 'not begun',
    skipped: 'not tried',
  } satisfies Record<LampStatus, string>,
  servers: (count: number) => counted(count, 'mail server', 'mail servers'),
  addresses: (count: number) => counted(count, 'address', 'addresses'),
  checks: (count: number) => counted(count, 'check', 'checks'),
  more: (count: number, stand: string) => `and ${counted(count, 'more address', 'more addresses')}: ${stand}`,
}
