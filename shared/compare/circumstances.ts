/** How two tests themselves differ: what was asked, and who asked. Pure. */
import type { Report } from '../report.ts'
import type { Circumstance, Comparison } from './comparison.ts'

/** Each in words; null where it is not known. */
const CIRCUMSTANCES: readonly [Circumstance, (report: Report) => string | null][] = [
  ['target', ({ target }) => target.host],
  ['port', ({ target }) => String(target.port)],
  ['security', ({ target }) => target.security],
  ['family', ({ target }) => (target.family === 'any' ? 'any' : `IPv${target.family}`)],
  ['via', ({ options }) => options.via],
  ['patience', ({ options }) => `${options.patience} s`],
  ['envelope', ({ options }) => asked(options.envelope)],
  ['relay', ({ options }) => asked(options.relay)],
  ['injection', ({ options }) => asked(options.injection)],
  ['depth', ({ options }) => asked(options.depth)],
  ['auth', ({ options }) => asked(options.auth)],
  ['vantage', ({ probe }) => probe?.vantage ?? null],
  ['helo', ({ probe }) => probe?.heloName ?? null],
]

export function circumstancesChanged(before: Report, after: Report): Comparison['asked'] {
  return CIRCUMSTANCES.flatMap(([name, say]) => {
    const [was, is] = [say(before), say(after)]
    return was === null || is === null || was === is ? [] : [{ name, before: was, after: is }]
  })
}

function asked(option: boolean): string {
  return option ? 'asked' : 'not asked'
}
