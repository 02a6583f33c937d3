/** From a conclusion to a finding: the same in every language but for its words. Pure. */
import type { Interpreter } from '../phrases/phrase-book.ts'
import type { Finding } from '../report.ts'
import type { Told } from './root-causes.ts'
import type { Code, KnownWords } from './words/saying.ts'

/** What a rule concludes, before anybody puts it into words. */
export interface Conclusion
  extends Pick<Finding, 'severity' | 'fault' | 'session' | 'step' | 'evidence' | 'evidenceLine'> {
  code: Code
  /** Whom it is about: the name that its sentence begins with. */
  whom: string
  /** Whether its evidence is said by the probe; what a server said is quoted as it is. */
  own: boolean
  /** What the words in {braces} stand for. */
  braces: Readonly<Record<string, string>>
  /** Mail still flows, but soon will not. */
  soon: boolean
  /** Codes of findings that it follows from, where they spoke of the same place. */
  follows: readonly string[]
  /** It tells something on the side and does not explain the colour of the lamp. */
  remark: boolean
}

/** Nothing where there are no words for it. @param interpret puts what the record says into the language of the words */
export function tell(
  { whom, braces: recorded, soon, follows, remark: _, own, ...known }: Conclusion,
  words: KnownWords,
  interpret: Interpreter,
): Told[] {
  const saying = words[known.code]
  if (!saying) return []
  const braces = Object.fromEntries(Object.entries(recorded).map(([word, text]) => [word, interpret(text)]))
  const finding: Told['finding'] = {
    ...known,
    evidence: own ? known.evidence.split('\n').map(interpret).join('\n') : known.evidence,
    title: fill(`${whom} ${saying.says}`, braces),
    about: `/findings#${known.code}`,
    meaning: fill(saying.meaning, braces),
    remedy: fill(saying.remedy, braces),
    source: saying.source,
  }
  return [{ finding, soon, follows }]
}

/** A word that nobody knows stays in its braces. */
function fill(text: string, braces: Conclusion['braces']): string {
  return text.replace(/\{(\w+)\}/g, (whole, word: string) => braces[word] ?? whole)
}
