import type { Check } from '../../shared/report.ts'

/** What a check asked and was answered, a line each: its `data.lines`, as `server/probe/checks/check.ts` has it. None: nothing to show. */
export function linesOf({ data }: Pick<Check, 'data'>): string[] {
  return Array.isArray(data.lines) ? data.lines.filter((line) => typeof line === 'string') : []
}
