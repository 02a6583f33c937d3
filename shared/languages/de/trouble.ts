/** What is only said where there is nothing to show. */
import { PROBLEM } from './problem.ts'

export const WORDS = { problem: PROBLEM }
