/** What the pages of watching need besides. */
import { PUBLIC_STATUS } from './public-status.ts'
import { SEEN } from './seen.ts'
import { WATCH } from './watch.ts'
import { WATCH_FORM } from './watch-form.ts'

export const WORDS = { watch: WATCH, seen: SEEN, watchForm: WATCH_FORM, publicStatus: PUBLIC_STATUS }
