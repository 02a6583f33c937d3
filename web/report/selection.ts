import type { Report, Session } from '../../shared/report.ts'
import { type CheckName, SEVERITIES, STATUSES, STEPS, type StepName } from '../../shared/words.ts'

/**
 * A place in a report, as the address names it: `#s2`, `#s2-starttls`, `#s2-l17`, `#s2-about-no-banner`, `#check-mta-sts`,
 * `#about-mta-sts-refused`. Sessions count from 1 there; `session` is null for what stands beside all of them.
 */
export type Place = { session: number | null; anchor: string }

export function readPlace(hash: string): Place | null {
  const [anchor, number] =
    /^(?:s([1-9]\d{0,3})(?:-[a-z][a-z\d-]*)?|(?:about|check)-[a-z\d-]+)$/.exec(hash.replace(/^#/, '')) ?? []
  return anchor ? { session: number ? Number(number) - 1 : null, anchor } : null
}

/** The lamp of a step in the map: where one comes from, and goes back to. */
export const mapAnchor = (session: number, step: string) => `m${session + 1}-${step}`

export const sessionAnchor = (session: number) => `s${session + 1}`
export const stepAnchor = (session: number, step: string) => `s${session + 1}-${step}`
export const checkAnchor = (check: CheckName) => `check-${check}`
export const lineAnchor = (session: number, n: number) => `s${session + 1}-l${n}`

/** What to show until somebody chooses: while it runs, the first that runs; at the end, the worst. */
export function defaultSession({ sessions, findings }: Report): Session | undefined {
  const running = sessions.find((session) => session.status === 'running')
  if (running) return running
  const errors = (session: Session) =>
    findings.filter((f) => f.session === session.index && f.severity === 'error').length
  const gravity = (session: Session) =>
    STATUSES.indexOf(session.status) * 10_000 +
    Math.min(errors(session), 99) * 100 +
    Math.min(session.transcript.length, 99)
  return sessions.reduce<Session | undefined>(
    (worst, next) => (!worst || gravity(next) > gravity(worst) ? next : worst),
    undefined,
  )
}

/**
 * Where to look for what a lamp says: the line that made it red or amber, where one did; else the step itself.
 */
export function placeIn(place: Place, { findings }: Pick<Report, 'findings'>): Place {
  if (place.session === null) return place
  const { session } = place
  const step = STEPS.find((name) => stepAnchor(session, name) === place.anchor)
  const causes = findings.filter((f) => f.session === session && f.step === step && f.evidenceLine !== null)
  const cause = SEVERITIES.flatMap((severity) =>
    severity === 'notice' ? [] : causes.filter((finding) => finding.severity === severity),
  )[0]
  return step && cause ? { session, anchor: lineAnchor(session, cause.evidenceLine ?? 0) } : place
}

/** The step that a place is in or at; null where it is a whole session. */
export function stepOfPlace(place: Place | null, session: Session): StepName | null {
  if (!place || place.session !== session.index) return null
  const line = session.transcript.find(({ n }) => lineAnchor(session.index, n) === place.anchor)
  return line?.step ?? STEPS.find((name) => stepAnchor(session.index, name) === place.anchor) ?? null
}
