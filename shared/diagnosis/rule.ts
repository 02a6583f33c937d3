/** The shape of a rule: words that never change, and a question to the facts. */
import type { Facts, TranscriptLine } from '../report.ts'
import type { Fault, Purpose, Severity, StepName } from '../words.ts'
import type { View } from './view.ts'

/** What a finding says. Words in {braces} are filled in: see `words.ts` and the evidence. */
export interface Saying {
  /** Stable: programs and links know a finding by it. */
  code: string
  /** What the server does, as the rest of a sentence that begins with its name. */
  says: string
  /** For a person whose mail does not arrive. */
  meaning: string
  /** What to do. Lines that begin with four spaces are configuration. */
  remedy: string
  /** RFC and section, CVE, or the vendor's document. */
  source: string
  /** Codes of findings that explain this one, where they spoke of the same place: then it is told beneath them. */
  follows?: readonly string[]
}

/** What shows it; all parts may be absent, then the step's own last answer is quoted. */
export interface Evidence {
  line?: TranscriptLine | null
  /** Where it is another than the rule's own. */
  severity?: Severity
  /** What to quote where no line shows it. */
  text?: string
  words?: Record<string, string>
}

export interface StepRule extends Saying {
  /** Where it is asked; everywhere if absent. */
  steps?: readonly StepName[]
  /** Absent: as grave as the lamp of its step. */
  severity?: Severity
  /** What the session must be held for; absent: mail. Nothing else is judged in sessions that ask something besides. */
  purposes?: readonly Purpose[]
  /** Absent: whose the step's failure is, else the target's. */
  fault?: Fault
  /** It tells something on the side and does not explain the colour of the lamp. */
  remark?: true
  /** Mail still flows, but soon will not. */
  soon?: boolean
  when(view: View): Evidence | null
}

/** What shows it beside the conversation. */
export interface WiderEvidence {
  /** Whom it is about; the target if absent. */
  subject?: string
  session?: number
  text: string
  severity?: Severity
  words?: Record<string, string>
}

/** A rule about what is known before or beside a session. */
export interface TestRule extends Saying {
  severity: Severity
  fault: Fault
  when(facts: Facts): WiderEvidence[]
}

/** The evidence, where the condition holds. */
export function given(condition: unknown, evidence: Evidence = {}): Evidence | null {
  return condition ? evidence : null
}
