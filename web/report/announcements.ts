import type { Words } from '../../shared/languages/en/index.ts'
import type { Report, Session } from '../../shared/report.ts'
import type { Connection } from '../live/follow.ts'
import { hasEnded } from './standing.ts'

type View = { session: Session | undefined; report: Report; connection: Connection }

/** What a voice says about the way from one view to the next: `banner: passed, 212 milliseconds`. */
export function changes(before: View, now: View, { report, common }: Pick<Words, 'report' | 'common'>): string[] {
  const words: string[] = []
  const lost = now.connection.state === 'reconnecting'
  if (lost && before.connection.state !== 'reconnecting') words.push(report.reconnecting)
  if (before.session?.index === now.session?.index && before.session !== now.session) {
    for (const step of now.session?.steps ?? []) {
      const old = before.session?.steps.find(({ name }) => name === step.name)
      if (old?.status === step.status || step.status === 'running' || step.status === 'skipped') continue
      const took = step.durationMs === null ? '' : `, ${common.spokenDuration(step.durationMs)}`
      words.push(`${step.name}: ${common.lamps[step.status]}${took}`)
    }
  }
  if (hasEnded(now.report) && !hasEnded(before.report)) words.push(now.report.headline)
  return words
}
