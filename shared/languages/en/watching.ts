/** What the pages of watching need besides. */
import { WATCH } from './watch.ts'

export const WORDS = { watch: WATCH }
