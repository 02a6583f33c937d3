/** From the facts of a test to what they mean. Pure, and computed when it is read: an old report gains from a better rule. */
import { asRecorded, type Interpreter } from '../phrases/phrase-book.ts'
import type { Facts, Finding, Session } from '../report.ts'
import type { Purpose } from '../words.ts'
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
import { underRoots } from './root-causes.ts'
import type { Evidence, StepRule, TestRule } from './rule.ts'
import { STRENGTH } from './strength.ts'
import { type Conclusion, tell } from './tell.ts'
import { troubled, type View, viewsOf } from './view.ts'
import { WAY_OUT, WAY_OUT_STEPS } from './way-out.ts'
import type { KnownWords } from './words/saying.ts'
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

/**
 * All that can be concluded, in the order of `underRoots`.
 * @param words of one language. A finding that they have no words for is left out: what a page cannot say yet it says later
 * @param interpret puts what the record says into that language
 */
export function diagnose(facts: Facts, words: KnownWords, interpret: Interpreter = asRecorded): Finding[] {
  const wider = TEST_RULES.flatMap((rule) => judgeTest(rule, facts))
  const stepwise = facts.sessions.flatMap((session) => judgeSession(viewsOf(facts, session)))
  return underRoots([...wider, ...stepwise].flatMap((conclusion) => tell(conclusion, words, interpret)))
}

const MAIL: readonly Purpose[] = ['mail']

/** What is remarked at one step need not be remarked again at the next. */
function judgeSession(views: View[]): Conclusion[] {
  const remarked = new Set<string>()
  return views.flatMap(judgeStep).filter(({ code, remark }) => {
    const repeated = remark && remarked.has(code)
    if (remark) remarked.add(code)
    return !repeated
  })
}

/** One rule explains the lamp, if there is anything to explain; remarks are made besides. */
function judgeStep(view: View): Conclusion[] {
  const { purpose } = view.session
  const fitting = STEP_RULES.filter(
    ({ steps, purposes = MAIL }) => purposes.includes(purpose) && (steps?.includes(view.step.name) ?? true),
  )
  const explained = troubled(view) ? first(fitting, view) : []
  const remarks = fitting.filter(({ remark }) => remark).flatMap((rule) => judge(rule, view))
  return [...explained, ...remarks]
}

function first(rules: readonly StepRule[], view: View): Conclusion[] {
  for (const rule of rules) {
    const concluded = rule.remark ? [] : judge(rule, view)
    if (concluded.length > 0) return concluded
  }
  return []
}

function judge(rule: StepRule, view: View): Conclusion[] {
  const evidence = rule.when(view)
  if (!evidence) return []
  const { session, step, facts, failure } = view
  const { soon = false, follows = [], remark = false } = rule
  const { text, line, own } = quote(evidence, view)
  return [
    {
      code: rule.code,
      whom: session.host,
      severity: evidence.severity ?? rule.severity ?? (step.status === 'failed' ? 'error' : 'warning'),
      fault: rule.fault ?? failure?.fault ?? 'target',
      session: session.index,
      step: step.name,
      evidence: text,
      evidenceLine: line,
      own,
      braces: { ...bracesOf(facts, session), step: step.name, ...evidence.words },
      soon,
      follows,
      remark,
    },
  ]
}

/** The line that shows it; without one the last answer of the step, or what was received of it. */
function quote({ line, text }: Evidence, { reply, failure, lines }: View) {
  if (text !== undefined && line) return { text, line: line.n, own: false }
  if (text !== undefined) return { text, line: null, own: text !== failure?.received }
  const heard = line ?? reply?.lines.at(-1) ?? lines.findLast(({ direction }) => direction === 'received')
  if (heard) return { text: heard.text, line: heard.n, own: heard.direction === 'note' }
  const { received = '', message = '' } = failure ?? {}
  return { text: received || message, line: null, own: received === '' }
}

function judgeTest(rule: TestRule, facts: Facts): Conclusion[] {
  return rule.when(facts).map(({ subject, session, text, severity, words }) => ({
    code: rule.code,
    whom: subject ?? facts.target.host,
    severity: severity ?? rule.severity,
    fault: rule.fault,
    session: session ?? null,
    step: null,
    evidence: text,
    evidenceLine: null,
    own: true,
    braces: { ...bracesOf(facts, facts.sessions[session ?? 0]), ...words },
    soon: false,
    follows: rule.follows ?? [],
    remark: false,
  }))
}

/** What the words in {braces} stand for. */
function bracesOf(facts: Facts, session: Session | undefined): Record<string, string> {
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
