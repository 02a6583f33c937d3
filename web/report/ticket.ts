/** A report as somebody pastes it into a ticket: Markdown with verdict, the lines that failed, what they mean, and the link. Pure. */
import type { Words } from '../../shared/languages/en/index.ts'
import { standingWord } from '../../shared/pictures/words.ts'
import { printable } from '../../shared/plain-text.ts'
import type { Finding, Report, TranscriptLine } from '../../shared/report.ts'
import type { Direction } from '../../shared/words.ts'
import { passages } from './prose.ts'

/** A ticket is read, not searched: the link has the rest. */
const MOST_FINDINGS = 8
/** The last lines of a step, up to the one that shows it. */
const MOST_LINES = 8
const MOST_LETTERS = 300

const MARKS: Record<Direction, string> = { sent: '>', received: '<', note: '.' }

type Say = Pick<Words, 'ticket' | 'common' | 'pictures' | 'transcript'>

/** @param link where the report is; ends in LF */
export function ticket(report: Report, link: string, say: Say): string {
  const { target, headline, startedAt, probe } = report
  const grave = report.findings.filter(({ severity, under }) => severity !== 'notice' && under === null)
  const from = probe ? say.ticket.testedFrom(probe.vantage, probe.heloName) : ''
  const blocks = [
    `**${words(target.host)}: ${standingWord(report, say.pictures)}.** ${words(headline)}`,
    `<${link}>\n${words(`${say.common.moment(startedAt)}${from}`)}`,
    ...grave.slice(0, MOST_FINDINGS).flatMap((finding) => told(finding, report, say)),
  ]
  if (grave.length > MOST_FINDINGS) blocks.push(say.ticket.more(grave.length - MOST_FINDINGS))
  return `${blocks.join('\n\n')}\n`
}

function told(finding: Finding, report: Report, say: Say): string[] {
  const { title, meaning, remedy, source } = finding
  const place = placeOf(finding, report, say)
  return [
    `### ${words(title)}`,
    ...(place ? [words(place)] : []),
    ...fence(wireOf(finding, report)),
    ...prose(meaning),
    ...(remedy ? [say.ticket.toMend, ...prose(remedy)] : []),
    say.ticket.source(words(source)),
  ]
}

function placeOf({ session, step }: Finding, { sessions }: Report, { transcript }: Say): string {
  const held = session === null ? undefined : sessions[session]
  return held ? `${held.host} [${held.address}] ${transcript.port(held.port)}${step ? `, ${step}` : ''}` : ''
}

/** What stands on the wire of it; the evidence where no line does. */
function wireOf({ session, step, evidence, evidenceLine }: Finding, { sessions }: Report): string[] {
  const lines = (session === null ? undefined : sessions[session])?.transcript ?? []
  const upTo = lines.filter((line) => line.step === step && evidenceLine !== null && line.n <= evidenceLine)
  if (upTo.length > 0) return upTo.slice(-MOST_LINES).map(wireLine)
  return evidence.split('\n').filter((line) => line !== '')
}

function wireLine({ direction, text }: TranscriptLine): string {
  return `${MARKS[direction]} ${text}`
}

/** A block of code. The fence is longer than any run of backticks in it, so that nothing in it can end it (CommonMark 4.5). */
function fence(lines: readonly string[]): string[] {
  if (lines.length === 0) return []
  const shown = lines.map((line) => shortened(printable(line.replaceAll('\n', '\\n'))))
  const bar = '`'.repeat(Math.max(3, longestRun(shown.join('\n')) + 1))
  return [[bar, ...shown, bar].join('\n')]
}

function prose(text: string): string[] {
  return passages(text).flatMap((passage) =>
    passage.kind === 'code'
      ? fence(passage.text.split('\n'))
      : [passage.phrases.map(({ code, text: said }) => (code ? span(said) : words(said))).join('')],
  )
}

/** Code among words (CommonMark 6.1). */
function span(text: string): string {
  const bar = '`'.repeat(longestRun(text) + 1)
  const pad = /^`|`$/.test(text) ? ' ' : ''
  return `${bar}${pad}${printable(text.replaceAll('\n', ' '))}${pad}${bar}`
}

/** Words that are nothing but words: what Markdown or its dialects take for something is escaped, and an @ calls nobody. */
function words(text: string): string {
  return printable(text.replaceAll('\n', ' '))
    .replace(/[\\`*_[\]<>#|~$&]/g, '\\$&')
    .replace(/(?<![a-z\d])@/gi, '(at)')
    .replace(/^(\s*)([-+=])/, '$1\\$2')
    .replace(/^(\s*\d+)([.)])/, '$1\\$2')
}

function shortened(line: string): string {
  const letters = [...line]
  return letters.length > MOST_LETTERS ? `${letters.slice(0, MOST_LETTERS).join('')}…` : line
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length))
}
