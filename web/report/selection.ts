import type { Report, Session } from '../../shared/report.ts'
import { STATUSES } from '../../shared/words.ts'

/** A place in a report, as the address names it: `#s2`, `#s2-starttls`, `#s2-l17`. Sessions count from 1 there. */
export type Place = { session: number; anchor: string }

export function readPlace(hash: string): Place | null {
  const [anchor, number] = /^s([1-9]\d{0,3})(?:-(?:l\d+|[a-z-]+))?$/.exec(hash.replace(/^#/, '')) ?? []
  return anchor ? { session: Number(number) - 1, anchor } : null
}

export const sessionAnchor = (session: number) => `s${session + 1}`
export const stepAnchor = (session: number, step: string) => `s${session + 1}-${step}`
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
