import type { TestEvent } from './events.ts'

/** Whether findings or the verdict may change by an event: something came to an end, or how it is judged is known now. Pure. */
export function isDecisive(event: TestEvent): boolean {
  switch (event.type) {
    case 'step':
    case 'check':
      return event.status !== 'running'
    case 'resolved':
    case 'skipped':
    case 'finished':
      return true
    default:
      return false
  }
}
