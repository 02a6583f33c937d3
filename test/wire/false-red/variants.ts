/** From a clean dialogue, what else could have happened to this tester at each place where the server speaks. Pure. */
import type { Action } from '../../../server/specimens/script.ts'

/** From the first action of one answer of the server to behind its last. */
export interface Place {
  from: number
  to: number
  /** What the server says there. */
  says: string
}

export const ENDINGS = ['stays', 'closes', 'resets', 'hangs-up'] as const
export type Ending = (typeof ENDINGS)[number]

/** Where the server speaks; what it sends in a row is one answer. */
export function placesOf(actions: readonly Action[]): Place[] {
  const places: Place[] = []
  for (const [at, action] of actions.entries()) {
    if (action.does !== 'send') continue
    const last = places.at(-1)
    const text = action.bytes.toString().trim()
    if (last?.to === at) places.splice(-1, 1, { ...last, to: at + 1, says: `${last.says} / ${text}` })
    else places.push({ from: at, to: at + 1, says: text })
  }
  return places
}

/** Whether TLS begins behind this answer. */
export function leadsToTls(actions: readonly Action[], { to }: Place): boolean {
  return actions[to]?.does === 'tls'
}

/** The same, but at these places so much later. */
export function later(actions: readonly Action[], ms: number, places: readonly { from: number }[]): Action[] {
  const late = new Set(places.map(({ from }) => from))
  return actions.flatMap((action, at): Action[] => (late.has(at) ? [time(ms), action] : [action]))
}

/** The same, but the last line of a long answer so much later than the rest of it. */
export function lastLineLater(actions: readonly Action[], ms: number, { from, to, says }: Place): Action[] {
  const [, code] = /^(\d{3})/.exec(says) ?? []
  const before = to - from > 1 ? [] : [send(`${code}-mx.test`)]
  return [...actions.slice(0, to - 1), ...before, time(ms), ...actions.slice(to - 1)]
}

/** A refusal instead of the answer, and how the server goes on after it. */
export function refused(
  actions: readonly Action[],
  { from }: Place,
  lines: readonly string[],
  ending: Ending,
): Action[] {
  return [...actions.slice(0, from), send(...lines), ...afterwards(lines, ending)]
}

/** The answer, and in the same breath a farewell that nobody asked for (RFC 5321 3.8). */
export function dismissed(actions: readonly Action[], { to }: Place, line: string, ending: Ending): Action[] {
  return [...actions.slice(0, to), send(line), ...afterwards([line], ending)]
}

function afterwards(lines: readonly string[], ending: Ending): Action[] {
  switch (ending) {
    case 'stays':
      return [{ line: 0, does: 'always', bytes: bytesOf(lines) }]
    case 'closes':
      return [{ line: 0, does: 'close' }, ANYTHING, ANYTHING, ANYTHING]
    case 'resets':
      return [ANYTHING, { line: 0, does: 'reset' }, ANYTHING]
    case 'hangs-up':
      return [ANYTHING, { line: 0, does: 'close' }, ANYTHING, ANYTHING]
  }
}

/** The same in a hurry: where there is no time for it, the null sender is not asked about; and what is said may stay unsaid. */
export function inHaste(actions: readonly Action[]): Action[] {
  const asked = actions.findIndex((action) => action.does === 'hear' && action.pattern === 'MAIL FROM:<>')
  const rest = asked < 0 ? actions : actions.toSpliced(asked, 2)
  return rest.map((action) => (action.does === 'hear' ? { ...action, optional: true } : action))
}

const ANYTHING: Action = { line: 0, does: 'hear', pattern: '*', optional: true }

const time = (ms: number): Action => ({ line: 0, does: 'time', ms })
const send = (...lines: string[]): Action => ({ line: 0, does: 'send', bytes: bytesOf(lines) })
const bytesOf = (lines: readonly string[]) => Buffer.from(lines.map((line) => `${line}\r\n`).join(''))
