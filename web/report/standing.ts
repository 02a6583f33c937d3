import { hasEnded } from '../../shared/lamps.ts'
import type { Words } from '../../shared/languages/en/index.ts'
import type { Report } from '../../shared/report.ts'

export { hasEnded, lampOfReport } from '../../shared/lamps.ts'

/** How long a test took, in milliseconds: a second look begins when it is due. Null before the end. */
export function ranMs({ durationMs, startedAt, notBefore }: Pick<Report, 'durationMs' | 'startedAt' | 'notBefore'>) {
  if (durationMs === null) return null
  const waited = notBefore === null ? 0 : Date.parse(notBefore) - Date.parse(startedAt)
  return Math.max(0, durationMs - waited)
}

/** What stands in the tab of the browser. */
export function pageTitle(report: Report, say: Words['report']): string {
  const name = report.target.host
  const standing = report.status === 'interrupted' ? report.status : (report.verdict ?? 'inconclusive')
  return `${hasEnded(report) ? say.titleEnded(name, say.standing[standing]) : say.titleRunning(name)} – Helograph`
}
