/** What a report needs besides. */
import { CAPABILITIES } from './capabilities.ts'
import { REPORT } from './report.ts'
import { TRANSCRIPT } from './transcript.ts'

export const WORDS = {
  capabilities: CAPABILITIES,
  report: REPORT,
  transcript: TRANSCRIPT,
}
