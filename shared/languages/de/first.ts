/** What the first view needs. */
import { COMMON } from './common.ts'
import { FORM } from './form.ts'
import { PROBLEM } from './problem.ts'
import { START } from './start.ts'
import { TARGET } from './target.ts'

export const WORDS = { common: COMMON, form: FORM, problem: PROBLEM, start: START, target: TARGET }
