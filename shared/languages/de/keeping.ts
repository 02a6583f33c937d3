/** What a report needs that is tested again and again. */
import { KEEP } from './keep.ts'

export const WORDS = { keep: KEEP }
