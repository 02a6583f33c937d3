/** How a standing is shown where there is room for a word or a lamp. Pure. */
import type { LampStatus } from '../lamps.ts'
import type { Standing } from './api.ts'

const SIGNS: Record<Standing, { word: string; lamp: LampStatus }> = {
  waiting: { word: 'not tested yet', lamp: 'pending' },
  fine: { word: 'fine', lamp: 'passed' },
  // What was seen once may be nothing.
  suspect: { word: 'fine', lamp: 'passed' },
  broken: { word: 'broken', lamp: 'failed' },
  unable: { word: 'nobody can tell', lamp: 'inconclusive' },
  paused: { word: 'not watched', lamp: 'pending' },
}

/** As everybody may know it. */
export function signOf(standing: Standing): { word: string; lamp: LampStatus } {
  return SIGNS[standing]
}

/** For whoever watches: what was seen once may be nothing, and is not green all the same. */
export function lampOfStanding(standing: Standing): LampStatus {
  return standing === 'suspect' ? 'warned' : signOf(standing).lamp
}
