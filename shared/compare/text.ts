/** A comparison as plain text for a terminal: what is gone after a minus, what is new after a plus. Pure. */
import { day, moment } from '../durations.ts'
import { COMPARE } from '../languages/en/compare.ts'
import { paragraphs, printable } from '../plain-text.ts'
import type { Direction, Status } from '../words.ts'
import type {
  CertificateState,
  CheckChange,
  ComparedTest,
  Comparison,
  FindingChange,
  LineChange,
  SessionChange,
  StepChange,
} from './comparison.ts'
import { capabilityWords, paceWords, placeWords, sessionWords, sinceOf } from './words.ts'

const MARKS: Record<Direction, string> = { sent: '>', received: '<', note: '.' }
const SIGNS: Record<LineChange['change'], string> = { gone: '-', new: '+' }
const LAMPS: Record<Status, string> = { running: '....', passed: 'ok', warned: 'warn', failed: 'FAIL', skipped: 'skip' }

/** Lines end in LF. */
export function comparisonText(comparison: Comparison): string {
  const { before, after, complete, asked, headline, checks, sessions, findings, summary } = comparison
  const text = [
    `Helograph: what changed since ${sinceOf(comparison)}\n`,
    testText('before', before),
    testText('after', after),
    complete ? '' : 'Not both of them ran to their end: only what both know is compared.\n',
    `\n=== ${summary}\n`,
    headline ? `\n- ${headline.before}\n+ ${headline.after}\n` : '',
    block(
      'asked differently',
      asked.map(({ name, ...turn }) => `${COMPARE.circumstances[name]}: ${turn.before} -> ${turn.after}\n`),
    ),
    block('beside the conversation', checks.map(checkText)),
    ...sessions.map(sessionText),
    block('findings', [
      ...findings.lost.map((finding) => findingText('-', finding)),
      ...findings.gained.map((finding) => findingText('+', finding)),
    ]),
  ]
  return printable(text.join(''))
}

function testText(side: string, { target, startedAt, status, verdict, url }: ComparedTest): string {
  return `${side.padEnd(7)}${target}, ${moment(startedAt)}, ${(verdict ?? status).toUpperCase()}\n       ${url}\n`
}

function block(title: string, rows: string[]): string {
  return rows.length > 0 ? `\n--- ${title} ---\n${rows.join('')}` : ''
}

function checkText({ name, before, after }: CheckChange): string {
  const said = (sign: string, state: CheckChange['before']) =>
    state ? `  ${sign} ${LAMPS[state.status].padStart(4)} ${name} ${state.summary}\n` : ''
  return said('-', before) + said('+', after)
}

function sessionText(session: SessionChange): string {
  const { before, after, steps, capabilities, tls } = session
  const title = sessionWords(session, COMPARE)
  if (!after) return block(title, ['    no longer held\n'])
  if (!before) return block(title, [`    new: ${LAMPS[session.status.after ?? 'skipped']}\n`])
  return block(title, [
    ...steps.map(stepText),
    ...capabilities.flatMap(({ step, gained, lost }) => [
      lost.length > 0 ? `  - ${step} offers ${capabilityWords(lost)}\n` : '',
      gained.length > 0 ? `  + ${step} offers ${capabilityWords(gained)}\n` : '',
    ]),
    ...(tls?.traits ?? []).map(
      ({ name, ...turn }) => `    TLS ${COMPARE.traits[name]}: ${turn.before} -> ${turn.after}\n`,
    ),
    ...(tls?.certificate
      ? [certificateText('-', tls.certificate.before), certificateText('+', tls.certificate.after)]
      : []),
  ])
}

function stepText(step: StepChange): string {
  const { name, before, after, turned, lines } = step
  const lamps = turned ? `${LAMPS[before.status]} -> ${LAMPS[after.status]}` : LAMPS[after.status]
  const pace = paceWords(step, COMPARE)
  const silent = lines.length === 0 && before.summary !== after.summary && !pace
  return [
    `    ${lamps} ${name}${pace && `, ${pace}`}\n`,
    ...(silent ? [`  - ${before.summary}\n`, `  + ${after.summary}\n`] : []),
    ...lines.map(({ change, direction, text }) => `  ${SIGNS[change]} ${MARKS[direction]} ${text}\n`),
  ].join('')
}

function certificateText(sign: string, certificate: CertificateState): string {
  const { subject, issuer, names, notBefore, notAfter, key, fingerprint256 } = certificate
  const rows = [
    `${subject}, by ${issuer}`,
    `${day(notBefore)} to ${day(notAfter)}, ${key}`,
    names.join(', '),
    fingerprint256,
  ]
  return rows.map((row, at) => `  ${at === 0 ? sign : ' '} ${at === 0 ? 'certificate ' : '  '}${row}\n`).join('')
}

function findingText(sign: string, { severity, title, evidence, place, step, seen }: FindingChange): string {
  const where = place ? ` (${placeWords(place)}${step ? `, ${step}` : ''})` : ''
  const unsure = seen ? '' : sign === '-' ? ' [not reached this time]' : ' [not reached before]'
  return `  ${sign} ${severity}: ${title}${where}${unsure}\n${evidence ? paragraphs(evidence, '      ') : ''}`
}
