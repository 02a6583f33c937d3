/** What a report needs besides. */
import { CAPABILITIES } from './capabilities.ts'
import { HEADLINE } from './headline.ts'
import { KEEP } from './keep.ts'
import { PICTURES } from './pictures.ts'
import { REPORT } from './report.ts'
import { TICKET } from './ticket.ts'
import { TRANSCRIPT } from './transcript.ts'

export const WORDS = {
  capabilities: CAPABILITIES,
  headline: HEADLINE,
  keep: KEEP,
  pictures: PICTURES,
  report: REPORT,
  ticket: TICKET,
  transcript: TRANSCRIPT,
}
