import { hasEnded } from '../../shared/lamps.ts'
import type { Report } from '../../shared/report.ts'

export { hasEnded, lampOfReport } from '../../shared/lamps.ts'

/** How long a test took, in milliseconds: a second look begins when it is due. Null before the end. */
export function ranMs({ durationMs, startedAt, notBefore }: Pick<Report, 'durationMs' | 'startedAt' | 'notBefore'>) {
  if (durationMs === null) return null
  const waited = notBefore === null ? 0 : Date.parse(notBefore) - Date.parse(startedAt)
  return Math.max(0, durationMs - waited)
}

/** What stands in the tab of the browser. */
export function pageTitle(report: Report): string {
  const name = report.target.host
  if (!hasEnded(report)) return `Testing ${name} – Helograph`
  return `${name}: ${report.status === 'interrupted' ? 'interrupted' : (report.verdict ?? 'inconclusive')} – Helograph`
}
