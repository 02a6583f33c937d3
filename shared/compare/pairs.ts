/** Which sessions of two tests are the same conversation: by whom it was held with, not by its number. Pure. */
import { questionOf } from '../question.ts'
import type { Session } from '../report.ts'

/** One side is null where the other test alone had it. */
export interface Pair {
  before: Session | null
  after: Session | null
}

/** From what must be the same to what must at least be: an address that moved is still the same host. */
const LIKENESSES: readonly ((session: Session) => unknown[])[] = [
  (session) => [session.host, session.address, session.port],
  (session) => [session.host, familyOf(session), session.port],
  (session) => [session.host, familyOf(session)],
  (session) => [session.host],
]

/**
 * Sessions of one purpose and question are paired by host, address and port; those that are left by host, first within
 * their family. In the order of the first test, then what only the second has.
 */
export function pairsOf(before: readonly Session[], after: readonly Session[]): Pair[] {
  const partners = new Map<Session, Session>()
  const taken = new Set<Session>()
  for (const likeness of LIKENESSES) {
    const keyOf = (session: Session) => JSON.stringify([session.purpose, questionOf(session), ...likeness(session)])
    for (const session of before) {
      if (partners.has(session)) continue
      const partner = after.find((other) => !taken.has(other) && keyOf(other) === keyOf(session))
      if (!partner) continue
      partners.set(session, partner)
      taken.add(partner)
    }
  }
  return [
    ...before.map((session) => ({ before: session, after: partners.get(session) ?? null })),
    ...after.filter((session) => !taken.has(session)).map((session) => ({ before: null, after: session })),
  ]
}

function familyOf({ address }: Session): number {
  return address.includes(':') ? 6 : 4
}
