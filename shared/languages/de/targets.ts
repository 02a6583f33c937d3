/** What is only said where a target was not understood. */
import { TARGET } from './target.ts'

export const WORDS = { target: TARGET }
