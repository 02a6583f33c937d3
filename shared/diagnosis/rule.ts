/** The shape of a rule: a question to the facts. Its words stand by its code in `words/`. */
import type { Facts, TranscriptLine } from '../report.ts'
import type { Fault, Purpose, Severity, StepName } from '../words.ts'
import type { View } from './view.ts'
import type { Code } from './words/saying.ts'

interface Rule {
  code: Code
  /** Codes of findings that explain this one, where they spoke of the same place: then it is told beneath them. */
  follows?: readonly string[]
}

/** What shows it; all parts may be absent, then the step's own last answer is quoted. */
export interface Evidence {
  line?: TranscriptLine | null
  /** Where it is another than the rule's own. */
  severity?: Severity
  /** What to quote instead of the line: a whole answer that ends there, or what no line shows. */
  text?: string
  /** Fills the {braces} of its words. */
  words?: Record<string, string>
}

export interface StepRule extends Rule {
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
export interface TestRule extends Rule {
  severity: Severity
  fault: Fault
  when(facts: Facts): WiderEvidence[]
}

/** The evidence, where the condition holds. */
export function given(condition: unknown, evidence: Evidence = {}): Evidence | null {
  return condition ? evidence : null
}
