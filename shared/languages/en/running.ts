/** What a report needs that is concluded while its test runs. */
import { HEADLINE } from './headline.ts'

export const WORDS = { headline: HEADLINE }
