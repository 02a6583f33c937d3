/** From the facts of a test to what they mean. Pure, and computed when it is read: an old report gains from a better rule. */
import type { Facts, Finding, Session } from '../report.ts'
import type { Purpose, StepName } from '../words.ts'
import { BESIDES } from './besides.ts'
import { BLOCKLISTS } from './blocklists.ts'
import { CERTIFICATES } from './certificates.ts'
import { CHAIN } from './chain.ts'
import { CONNECTING } from './connecting.ts'
import { ENCRYPTION } from './encryption.ts'
import { ANYWHERE, ENVELOPE } from './envelope.ts'
import { EXTENSIONS } from './extensions.ts'
import { GREETING, WRITING } from './greeting.ts'
import { HELLO } from './hello.ts'
import { LOGIN } from './login.ts'
import { NICETIES } from './niceties.ts'
import { NULL_SENDER_RULES } from './null-sender.ts'
import { POLICIES, POLICY_STEPS } from './policies.ts'
import { PROVIDERS } from './providers.ts'
import { REFUSALS } from './refusals.ts'
import { RESOLVING } from './resolving.ts'
import { REVERSE_DNS } from './reverse-dns.ts'
import { type Told, underRoots } from './root-causes.ts'
import type { Evidence, Saying, StepRule, TestRule } from './rule.ts'
import { STRENGTH } from './strength.ts'
import { troubled, type View, viewsOf } from './view.ts'
import { WAY_OUT, WAY_OUT_STEPS } from './way-out.ts'
import { ZONE } from './zone.ts'

/** The more telling first: of those that explain a lamp only the first speaks. */
export const STEP_RULES: readonly StepRule[] = [
  ...WAY_OUT_STEPS,
  ...CONNECTING,
  ...GREETING,
  ...ENCRYPTION,
  ...POLICY_STEPS,
  ...CHAIN,
  ...STRENGTH,
  ...CERTIFICATES,
  ...BESIDES,
  ...LOGIN,
  ...NULL_SENDER_RULES,
  ...PROVIDERS,
  ...ENVELOPE,
  ...REFUSALS,
  ...HELLO,
  ...EXTENSIONS,
  ...WRITING,
  ...NICETIES,
  ...ANYWHERE,
]
export const TEST_RULES: readonly TestRule[] = [
  ...RESOLVING,
  ...ZONE,
  ...REVERSE_DNS,
  ...BLOCKLISTS,
  ...POLICIES,
  ...WAY_OUT,
]

/** All that can be concluded, in the order of `underRoots`. */
export function diagnose(facts: Facts): Finding[] {
  const wider = TEST_RULES.flatMap((rule) => judgeTest(rule, facts))
  const stepwise = facts.sessions.flatMap((session) => judgeSession(viewsOf(facts, session)))
  return underRoots([...wider, ...stepwise])
}

const MAIL: readonly Purpose[] = ['mail']

interface Spoken extends Told {
  remark: boolean
}

/** What is remarked at one step need not be remarked again at the next. */
function judgeSession(views: View[]): Spoken[] {
  const remarked = new Set<string>()
  return views.flatMap(judgeStep).filter(({ finding: { code }, remark }) => {
    const repeated = remark && remarked.has(code)
    if (remark) remarked.add(code)
    return !repeated
  })
}

/** One rule explains the lamp, if there is anything to explain; remarks are made besides. */
function judgeStep(view: View): Spoken[] {
  const { purpose } = view.session
  const fitting = STEP_RULES.filter(
    ({ steps, purposes = MAIL }) => purposes.includes(purpose) && (steps?.includes(view.step.name) ?? true),
  )
  const explained = troubled(view) ? first(fitting, view) : []
  const remarks = fitting.filter(({ remark }) => remark).flatMap((rule) => speak(rule, view))
  return [...explained, ...remarks]
}

function first(rules: readonly StepRule[], view: View): Spoken[] {
  for (const rule of rules) {
    const told = rule.remark ? [] : speak(rule, view)
    if (told.length > 0) return told
  }
  return []
}

function speak(rule: StepRule, view: View): Spoken[] {
  const evidence = rule.when(view)
  if (!evidence) return []
  const { session, step, facts, failure } = view
  const fill = filler({ ...wordsOf(facts, session), step: step.name, ...evidence.words })
  const { text, line } = quote(evidence, view)
  const severity = evidence.severity ?? rule.severity ?? (step.status === 'failed' ? 'error' : 'warning')
  const finding: Told['finding'] = {
    code: rule.code,
    severity,
    fault: rule.fault ?? failure?.fault ?? 'target',
    session: session.index,
    step: step.name,
    title: fill(`${session.host} ${rule.says}`),
    evidence: text,
    evidenceLine: line,
    about: aboutOf(rule),
    meaning: fill(rule.meaning),
    remedy: fill(rule.remedy),
    source: rule.source,
  }
  const { soon = false, follows = [] } = rule
  return [{ finding, soon, follows, remark: rule.remark === true }]
}

/** The line that shows it; without one the last answer of the step, or what was received of it. */
function quote({ line, text }: Evidence, { reply, failure, lines }: View): { text: string; line: number | null } {
  if (text !== undefined) return { text, line: null }
  const heard = line ?? reply?.lines.at(-1) ?? lines.findLast(({ direction }) => direction === 'received')
  if (heard) return { text: heard.text, line: heard.n }
  return { text: failure?.received || failure?.message || '', line: null }
}

function judgeTest(rule: TestRule, facts: Facts): Told[] {
  return rule.when(facts).map(({ subject, session, text, severity, words }) => {
    const fill = filler({ ...wordsOf(facts, facts.sessions[session ?? 0]), ...words })
    const step: StepName | null = null
    const finding: Told['finding'] = {
      code: rule.code,
      severity: severity ?? rule.severity,
      fault: rule.fault,
      session: session ?? null,
      step,
      title: fill(`${subject ?? facts.target.host} ${rule.says}`),
      evidence: text,
      evidenceLine: null,
      about: aboutOf(rule),
      meaning: fill(rule.meaning),
      remedy: fill(rule.remedy),
      source: rule.source,
    }
    return { finding, soon: false, follows: rule.follows ?? [] }
  })
}

/** The paragraph of the handbook. */
function aboutOf({ code }: Saying): string {
  return `/findings#${code}`
}

/** What the words in {braces} stand for. */
function wordsOf(facts: Facts, session: Session | undefined): Record<string, string> {
  const { patience } = facts.options
  const tester = testerOf(facts, session)
  return {
    domain: facts.target.host,
    host: session?.host ?? facts.target.host,
    address: session?.address ?? '',
    port: String(facts.target.port),
    tester: tester ?? 'this tester',
    testerAddress: tester ?? '192.0.2.1',
    helo: facts.probe?.heloName ?? '',
    patience: String(patience),
  }
}

/** The address that this very server saw, where there was a connection; else one of the same family. */
function testerOf(facts: Facts, session: Session | undefined): string | undefined {
  const connected = session?.transcript.find(({ step, direction }) => step === 'connect' && direction === 'note')
  const seen = / from (\S+) port \d+$/.exec(connected?.text ?? '')?.[1]
  const six = session?.address.includes(':')
  return seen ?? facts.probe?.addresses.find((address) => address.includes(':') === (six ?? false))
}

function filler(words: Record<string, string>): (text: string) => string {
  return (text) => text.replace(/\{(\w+)\}/g, (whole, word: string) => words[word] ?? whole)
}
