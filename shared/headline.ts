/** The verdict in a sentence, for a person whose mail does not arrive. Pure. */

import { type Facts, type Finding, ofMail, type Session } from './report.ts'
import { onlyStrictSendersStay } from './strictness.ts'
import { nothingGotOut } from './way-out.ts'
import { SEVERITIES, type StepName, type Verdict } from './words.ts'

/** @param findings of the same facts, the gravest first */
export function headlineOf(facts: Facts, verdict: Verdict | null, findings: readonly Finding[]): string {
  const { status, route, target, reason } = facts
  if (status === 'queued' && facts.notBefore)
    return `The second look at ${target.host} begins at ${facts.notBefore.slice(11, 19)} UTC.`
  if (status === 'queued') return `The test of ${target.host} is about to begin.`
  if (status === 'running') return underWay(facts)
  if (status === 'interrupted') return `The test of ${target.host} was interrupted. ${reason}`.trim()
  if (route === 'null-mx') return `${target.host} takes no mail, and says so.`
  if (verdict === 'passed') return praise(facts)
  if (verdict === 'inconclusive' && nothingGotOut(facts))
    return `Nobody can tell from here: this machine may not be allowed to connect to port ${target.port}; most home and cloud networks are not.`
  const blames = blamesOf(findings)
  const told = tell(blames.slice(0, 2)) || `${target.host} is not as it should be`
  const more = blames.length > 2 ? ` There is more below.` : ''
  if (verdict === 'failed' && onlyStrictSendersStay(facts))
    return sentence(`Senders that obey its policies do not deliver to ${target.host}: ${told}`) + more
  if (verdict === 'failed')
    return (
      sentence(target.kind === 'domain' && route === 'mx' ? `No mail can reach ${target.host}: ${told}` : told) + more
    )
  if (verdict === 'inconclusive') return sentence(`Nobody can tell from here: ${told}`) + more
  const arrives = facts.sessions.some((session) => statusOf(session, 'rcpt-to') === 'passed')
  if (!arrives) return sentence(told) + more
  return (
    sentence(
      target.kind === 'domain'
        ? `Mail reaches ${target.host}, but ${told}`
        : `${target.host} works, but ${told.replace(`${target.host} `, 'it ')}`,
    ) + more
  )
}

function underWay(facts: Facts): string {
  const session = facts.sessions.find(
    ({ status, steps }) => status === 'running' && steps.some((step) => step.status === 'running'),
  )
  const step = session?.steps.findLast(({ status }) => status === 'running')
  if (!session || !step)
    return facts.sessions.length === 0 ? `Looking up ${facts.target.host}.` : `Testing ${facts.target.host}.`
  return `${WAITING[step.name] ?? 'Talking to'} ${session.host}.`
}

const WAITING: Partial<Record<StepName, string>> = {
  connect: 'Connecting to',
  tls: 'Beginning TLS with',
  banner: 'Waiting for the banner of',
  ehlo: 'Saying EHLO to',
  starttls: 'Beginning TLS with',
  auth: 'Logging in at',
  'mail-from': 'Naming a sender to',
  'rcpt-to': 'Naming a recipient to',
  relay: 'Naming a foreign recipient to',
  quit: 'Saying goodbye to',
}

function praise(facts: Facts): string {
  const { target, options } = facts
  const sessions = facts.sessions.filter(ofMail)
  const tried = sessions.filter(({ status }) => status === 'passed')
  const hosts = new Set(tried.map(({ host }) => host))
  const untried = options.envelope ? '' : ' MAIL FROM and RCPT TO were not tried.'
  const skipped = sessions.length - tried.length
  const left = skipped === 0 ? '' : ` ${skipped === 1 ? 'One address was' : `${skipped} addresses were`} not tried.`
  const [session] = tried
  if (session && tried.length === 1) return `${session.host} ${list(virtues(session))}.${left}${untried}`
  const servers =
    hosts.size === 1 ? `${[...hosts][0]} is as it should be` : `all ${hosts.size} mail servers are as they should be`
  const where =
    target.kind === 'domain' && options.envelope
      ? `Mail reaches ${target.host}: `
      : hosts.size > 1
        ? `At ${target.host}, `
        : ''
  return `${where}${servers}, at ${tried.length} addresses.${left}${untried}`
}

function virtues(session: Session): string[] {
  const rcpt = session.steps.find(({ name }) => name === 'rcpt-to')
  const mail = session.steps.find(({ name }) => name === 'mail-from')
  const inside = session.steps.some(({ name, status }) => name === 'auth' && status === 'passed')
  const login = [mail, rcpt].some((step) => step?.summary.includes('wants a login'))
  return [
    'greets as it should',
    ...(session.tls ? [`speaks ${session.tls.protocol.replace('TLSv', 'TLS ')}`] : []),
    ...(inside ? ['accepts the login'] : []),
    ...(login ? ['asks users for a login'] : rcpt?.status === 'passed' ? ['takes mail'] : []),
  ]
}

/** What is wrong, each thing once, and only the gravest kind that there is. */
function blamesOf(all: readonly Finding[]): string[] {
  const findings = all.filter(({ under }) => under === null)
  const gravest = SEVERITIES.find((grave) => findings.some(({ severity }) => severity === grave))
  return [...new Set(findings.flatMap(({ severity, title }) => (severity === gravest ? [title] : [])))]
}

/** Whom it is about is said once, where two things are about the same. */
function tell(titles: readonly string[]): string {
  const said = titles.map((title) => ({
    whom: title.slice(0, title.indexOf(' ')),
    what: title.slice(title.indexOf(' ') + 1),
  }))
  const [first, second] = said
  if (first && second && first.what === second.what) return `${first.whom} ${first.what}, and ${second.whom} likewise`
  return list(said.map(({ whom, what }, index) => (whom === said[index - 1]?.whom ? what : `${whom} ${what}`)))
}

function statusOf(session: Session, name: StepName) {
  return session.steps.find((step) => step.name === name)?.status
}

function list(parts: readonly string[]): string {
  return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
}

function sentence(text: string): string {
  return `${text.replace(/[.:]$/, '')}.`
}
