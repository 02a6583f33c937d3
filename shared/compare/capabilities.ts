/** What a server offers in its reply to EHLO, and did not before. Pure. */
import type { Capability } from '../events.ts'
import type { Session } from '../report.ts'
import type { CapabilityChange } from './comparison.ts'

/** @returns none or one change; another parameter of a keyword counts as lost and gained */
export function offersChanged(step: CapabilityChange['step'], before: Session, after: Session): CapabilityChange[] {
  const [was, is] = [before, after].map((session) => offersAt(step, session)) as [Capability[], Capability[]]
  const gained = without(is, was)
  const lost = without(was, is)
  return gained.length + lost.length > 0 ? [{ step, gained, lost }] : []
}

/** Without TLS within the session there is one offer only, and `ehlo` made it. */
function offersAt(step: CapabilityChange['step'], session: Session): Capability[] {
  return step === 'ehlo' ? session.capabilitiesBeforeTls : session.capabilities
}

function without(list: readonly Capability[], other: readonly Capability[]): Capability[] {
  const known = new Set(other.map(meaningOf))
  return list.filter((one) => !known.has(meaningOf(one)))
}

/** The order of parameters has no meaning, nor has the case of keywords (RFC 5321 4.1.1.1). */
function meaningOf({ keyword, parameters }: Capability): string {
  return JSON.stringify([keyword.toUpperCase(), ...parameters.toUpperCase().split(/\s+/).filter(Boolean).sort()])
}
