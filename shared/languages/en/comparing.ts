/** What a comparison needs besides. */
import { COMPARE } from './compare.ts'

export const WORDS = { compare: COMPARE }
