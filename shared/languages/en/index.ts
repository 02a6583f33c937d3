/** All words of the page in English; what is not told in it is no language of the page. The rules of findings have theirs beside them. */
import { ABOUT } from './about.ts'
import { ACCESS } from './access.ts'
import { WORDS as ASKING } from './asking.ts'
import { WORDS as COMPARING } from './comparing.ts'
import { WORDS as FIRST } from './first.ts'
import { HANDBOOK } from './handbook.ts'
import { HEADLINE } from './headline.ts'
import { WORDS as KEEPING } from './keeping.ts'
import { WORDS as PRACTISING } from './practising.ts'
import { PREVIEW } from './preview.ts'
import { WORDS as REPORTS } from './reports.ts'
import { WORDS as RUNNING } from './running.ts'
import { WORDS as TARGETS } from './targets.ts'
import { WORDS as TROUBLE } from './trouble.ts'
import { WORDS as WATCHING } from './watching.ts'

export const EN = {
  ...FIRST,
  ...REPORTS,
  ...ASKING,
  ...COMPARING,
  ...PRACTISING,
  ...KEEPING,
  ...RUNNING,
  ...WATCHING,
  ...TARGETS,
  ...TROUBLE,
  headline: HEADLINE,
  handbook: HANDBOOK,
  preview: PREVIEW,
  about: ABOUT,
  access: ACCESS,
}

/** Everything that a language has to say. A text that is missing in another one is an error of types. */
export type Words = typeof EN
