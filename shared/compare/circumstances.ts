/** How two tests themselves differ: what was asked, and who asked. Pure. */
import type { Report } from '../report.ts'
import type { Circumstance, Comparison } from './comparison.ts'
import type { Say } from './words.ts'

/** Each in words; null where it is not known. */
const CIRCUMSTANCES: readonly [Circumstance, (report: Report, say: Say) => string | null][] = [
  ['target', ({ target }) => target.host],
  ['port', ({ target }) => String(target.port)],
  ['security', ({ target }) => target.security],
  ['family', ({ target }, say) => (target.family === 'any' ? say.anyFamily : `IPv${target.family}`)],
  ['via', ({ options }) => options.via],
  ['patience', ({ options }) => `${options.patience} s`],
  ['envelope', ({ options }, say) => asked(options.envelope, say)],
  ['relay', ({ options }, say) => asked(options.relay, say)],
  ['injection', ({ options }, say) => asked(options.injection, say)],
  ['depth', ({ options }, say) => asked(options.depth, say)],
  ['auth', ({ options }, say) => asked(options.auth, say)],
  ['vantage', ({ probe }) => probe?.vantage ?? null],
  ['helo', ({ probe }) => probe?.heloName ?? null],
]

export function circumstancesChanged(before: Report, after: Report, words: Say): Comparison['asked'] {
  return CIRCUMSTANCES.flatMap(([name, say]) => {
    const [was, is] = [say(before, words), say(after, words)]
    return was === null || is === null || was === is ? [] : [{ name, before: was, after: is }]
  })
}

function asked(option: boolean, say: Say): string {
  return option ? say.asked : say.notAsked
}
