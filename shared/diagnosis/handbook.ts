/** The handbook: every finding that Helograph can make, in words for everybody. Pure; docs/findings.md and `/findings` are made of it. */
import { type Fault, type Severity, STEPS } from '../words.ts'
import { FAMILIES } from './families.ts'
import type { StepRule, TestRule } from './rule.ts'
import { type ChapterWords, HANDBOOK_WORDS, type HandbookWords } from './words/handbook-words.ts'
import type { FindingWords } from './words/saying.ts'

export interface Entry {
  code: string
  /** `The server refuses connections on port 25` */
  title: string
  /** Null where it is as grave as the lamp of its step. */
  severity: Severity | null
  /** Null where it is whoever's the failure is. */
  fault: Fault | null
  /** At which steps it may speak; null for any, or for none in particular. */
  steps: readonly string[] | null
  meaning: string
  remedy: string
  source: string
}

export interface Chapter extends ChapterWords {
  entries: Entry[]
}

/** What the words in {braces} stand for where no server was asked. */
const SAMPLE: Record<string, string> = {
  family: '6',
  domain: 'example.com',
  host: 'mx1.example.com',
  address: '192.0.2.25',
  port: '25',
  tester: '192.0.2.10',
  testerAddress: '192.0.2.10',
  helo: 'probe.example.org',
  patience: '60',
  name: 'mx1.example.com',
  type: 'AAAA',
  toldType: 'A',
  pointer: '25.2.0.192.in-addr.arpa',
  ptrHost: 'mx1.example.com',
}

export function handbook({ chapters, findings }: HandbookWords): Chapter[] {
  return FAMILIES.map(({ name, rules }) => ({
    ...chapters[name],
    entries: rules.map((rule) => entryOf(rule, findings)),
  }))
}

function entryOf(rule: StepRule | TestRule, findings: FindingWords): Entry {
  const { code, severity = null, fault = null } = rule
  const { says, meaning, remedy, source } = findings[code]
  const steps = 'steps' in rule && rule.steps && rule.steps.length < STEPS.length ? rule.steps : null
  return {
    code,
    title: fill(`{host} ${says}`),
    severity,
    fault,
    steps,
    meaning: fill(meaning),
    remedy: fill(remedy),
    source,
  }
}

/** A word that only a test can tell is left as `…`. */
function fill(text: string): string {
  return text.replace(/\{(\w+)\}/g, (_, word: string) => SAMPLE[word] ?? '…')
}

/** The handbook as Markdown, in English. */
export function handbookText(): string {
  const head =
    '# Findings\n\nEvery conclusion that Helograph can draw, with what it means and how to mend it. Made from the rules in `shared/diagnosis/`;\n' +
    'after a change of the rules, `npx vitest run --project unit test/unit/handbook.test.ts -u` writes it anew.\n'
  const chapters = handbook(HANDBOOK_WORDS.en).map(
    ({ title, about, entries }) => `\n## ${title}\n\n${about}\n${entries.map(paragraph).join('')}`,
  )
  return head + chapters.join('')
}

function paragraph({ code, title, severity, fault, steps, meaning, remedy, source }: Entry): string {
  const marks = [
    severity ?? 'as grave as the lamp of its step',
    ...(fault ? [`fault: ${fault}`] : []),
    ...(steps ? [`at ${steps.map((step) => `\`${step}\``).join(', ')}`] : []),
  ]
  const mend = remedy
    ? `\n${remedy.replace(/\n(?! {4})/g, '\n\n').replace(/(?<=^|\n)(?! {4})(.*)\n {4}/g, '$1\n\n    ')}\n`
    : ''
  return `\n### ${code}\n\n**${title}.** (${marks.join('; ')})\n\n${meaning}\n${mend}\nSource: ${source}\n`
}
