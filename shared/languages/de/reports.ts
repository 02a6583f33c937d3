/** What a report needs besides. */
import { CAPABILITIES } from './capabilities.ts'
import { PICTURES } from './pictures.ts'
import { REPORT } from './report.ts'
import { TICKET } from './ticket.ts'
import { TRANSCRIPT } from './transcript.ts'

export const WORDS = {
  capabilities: CAPABILITIES,
  pictures: PICTURES,
  report: REPORT,
  ticket: TICKET,
  transcript: TRANSCRIPT,
}
