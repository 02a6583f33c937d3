/** Which service a sentence is about: several may stand at one address, and whoever is woken must know which. Pure. */
import type { Alert } from './alert.ts'

type Named = Pick<Alert['watch'], 'name' | 'target'>

/** `The shop (mx1.example.net:587)`; the target is left out where it is the name, or has the usual port. */
export function nameInFull({ name, target }: Named): string {
  return name === target || hostOf(target) === target ? name : `${name} (${target})`
}

/** What was seen, with the port where that is not 25, and with the name that its owner gave it. @param seen a sentence */
export function named(seen: string, { name, target }: Named): string {
  const placed = withPort(seen, target)
  return placed.includes(name) ? placed : `${name}: ${placed}`
}

function withPort(seen: string, target: string): string {
  const host = hostOf(target)
  if (host === target || seen.includes(target)) return seen
  const alone = new RegExp(`(?<![\\w.:-])${host.replace(/[^\w]/g, '\\$&')}(?![\\w:-]|\\.\\w)`)
  return alone.test(seen) ? seen.replace(alone, () => target) : `${target}: ${seen}`
}

/** Without the port that a target says where it is not 25. */
function hostOf(target: string): string {
  return /^\[(.+)\]:\d+$/.exec(target)?.[1] ?? /^([^:]+):\d+$/.exec(target)?.[1] ?? target
}
