/** An event in another language: all that a probe says in it, and nothing that a server said. Pure. */
import type { Failure, TestEvent } from '../events.ts'
import type { Interpreter } from './phrase-book.ts'

/** What no probe says a word in is the same object as before. */
export function eventIn(interpret: Interpreter, event: TestEvent): TestEvent {
  switch (event.type) {
    case 'step': {
      const { failure } = event
      const told = { ...event, summary: interpret(event.summary) }
      return failure ? { ...told, failure: failureIn(interpret, failure) } : told
    }
    case 'check':
      return { ...event, summary: interpret(event.summary), data: dataIn(interpret, event.data) }
    case 'line':
      return event.direction === 'note' ? { ...event, text: interpret(event.text) } : event
    case 'skipped':
    case 'follow-up':
    case 'finished':
      return { ...event, reason: interpret(event.reason) }
    default:
      return event
  }
}

function failureIn(interpret: Interpreter, failure: Failure): Failure {
  return { ...failure, message: interpret(failure.message) }
}

/** Where the `data` of a check speaks to people, whichever check it is. */
const SPOKEN: ReadonlySet<string> = new Set(['lines', 'text', 'answer', 'message'])

function dataIn(interpret: Interpreter, data: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => [name, valueIn(interpret, value, SPOKEN.has(name))]),
  )
}

function valueIn(interpret: Interpreter, value: unknown, spoken: boolean): unknown {
  if (typeof value === 'string') return spoken ? interpret(value) : value
  if (Array.isArray(value)) return value.map((one) => valueIn(interpret, one, spoken))
  return typeof value === 'object' && value !== null ? dataIn(interpret, value as Record<string, unknown>) : value
}
