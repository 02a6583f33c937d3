import type { Finding, Report } from '../../shared/report.ts'
import { checkOf } from './check-of.ts'
import { checkAnchor, lineAnchor, mapAnchor, type Place, sessionAnchor, stepOfPlace } from './selection.ts'

/**
 * The address of each finding: the line that shows it; else one of its own, in its session or beside all of them:
 * `s2-about-no-banner`, `about-mta-sts-refused`, `about-mta-sts-refused-2`.
 *
 * @param findings all of a report
 */
export function anchorsOf(findings: readonly Finding[]): Map<Finding, string> {
  const seen = new Map<string, number>()
  return new Map(
    findings.map((finding) => {
      const { session, code, evidenceLine } = finding
      if (session !== null && evidenceLine !== null) return [finding, lineAnchor(session, evidenceLine)]
      const anchor = `${session === null ? '' : `${sessionAnchor(session)}-`}about-${code}`
      const count = (seen.get(anchor) ?? 0) + 1
      seen.set(anchor, count)
      return [finding, count > 1 ? `${anchor}-${count}` : anchor]
    }),
  )
}

/** The lamp that a finding is about: of a step in the map, of a check beneath it, of the whole session. */
export function lampOfFinding({ session, step, code }: Pick<Finding, 'session' | 'step' | 'code'>): string {
  const check = checkOf({ code, step })
  if (check) return checkAnchor(check)
  return session === null || step === null ? '' : mapAnchor(session, step)
}

/** The lamp that tells of a place; null where it is a whole session or nothing. */
export function lampOfPlace(
  place: Place,
  { findings, sessions }: Pick<Report, 'findings' | 'sessions'>,
): string | null {
  const anchors = anchorsOf(findings)
  const told = findings.find((finding) => finding.severity !== 'notice' && anchors.get(finding) === place.anchor)
  const here = told ?? findings.find((finding) => anchors.get(finding) === place.anchor)
  if (here) return lampOfFinding(here)
  const session = place.session === null ? undefined : sessions[place.session]
  const step = session && stepOfPlace(place, session)
  return session && step ? mapAnchor(session.index, step) : null
}
