/** What the first view needs. */
import { COMMON } from './every-page.ts'
import { FORM } from './form.ts'
import { START } from './start.ts'

export const WORDS = { common: COMMON, form: FORM, start: START }
