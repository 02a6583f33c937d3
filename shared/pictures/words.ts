/** What pictures say, in few words. */
import { type LampStatus, lampOfReport } from '../lamps.ts'
import type { PICTURES } from '../languages/en/pictures.ts'
import type { PREVIEW } from '../languages/en/preview.ts'
import type { Report } from '../report.ts'

type Standing = Pick<Report, 'status' | 'verdict'>

/** How a test stands, in a word. */
export function standingWord(report: Standing, say: typeof PICTURES): string {
  return report.status === 'interrupted' ? say.interrupted : say.standing[lampOfReport(report)]
}

/** Title of a link preview. */
export function previewTitle(report: Standing & Pick<Report, 'target'>, say: typeof PICTURES): string {
  return `${report.target.host}: ${standingWord(report, say)}`
}

/** How the addresses of a test stand, the gravest first: `1 failed, 1 warning, 2 passed`. */
export function tally(lamps: readonly LampStatus[], say: typeof PREVIEW): string {
  return ORDER.flatMap((status) => {
    const count = lamps.filter((one) => one === status).length
    return count === 0 ? [] : [`${count} ${say.lamps[status]}`]
  }).join(', ')
}

const ORDER: readonly LampStatus[] = ['failed', 'warned', 'inconclusive', 'running', 'passed', 'skipped', 'pending']
