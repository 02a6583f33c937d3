/**
 * DANE (RFC 7672): TLSA records say which certificate a mail server has, and DNSSEC says that they are its own. They count
 * only where the whole way is signed: MX, addresses and the records themselves.
 */
import type { PolicyTrouble } from '../../../shared/diagnosis/policy-notes.ts'
import { forUsers } from '../../../shared/diagnosis/view.ts'
import type { Check, CheckResult } from './check.ts'
import { type DaneFinds, type FoundTlsa, findTlsa } from './dane-find.ts'
import { abridged, type DaneHost, judgeDane } from './dane-judge.ts'
import { type ReadTlsa, readTlsa } from './dane-records.ts'
import { ASKING_MS, within } from './deadline.ts'

export const dane: Check = {
  name: 'dane',
  // RFC 6761 6.3: of localhost no resolver needs to be asked.
  concerns: ({ target, hosts }) => target.kind !== 'address' && target.host !== 'localhost' && hosts.length > 0,
  async ask(scene, tools, signal) {
    const finds = await within(ASKING_MS, tools.clock, signal, (limit) => findTlsa(scene, tools.resolver, limit))
    if (!('hosts' in finds))
      return { status: 'skipped', summary: 'could not be asked for', data: { ...finds, troubles: [] } }
    const forMail = !forUsers(scene.target)
    const read = finds.hosts.map((found) => ({ found, tlsa: found.texts.map((text) => readTlsa(text, forMail)) }))
    const data = dataOf(read)
    const known = [...unanswered(finds.hosts), ...unsigned(finds), ...unusable(read)]
    const signed = read.filter(({ found }) => found.signed && found.texts.length > 0)
    if (signed.length === 0) return { ...withoutTlsa(finds, known), data: { ...data, troubles: known } }
    const hosts = signed.map(({ found, tlsa }): DaneHost => {
      const usable = tlsa.flatMap((one) => (one.ok ? [one.record] : []))
      return { host: found.host, usable, names: namesOf(found, scene.target.host) }
    })
    const judged = judgeDane(hosts, finds.hosts.length - hosts.length, await scene.sessions(), tools.today())
    const { accepted } = judged
    const wary = known.some(({ kind }) => kind === 'tlsa-unanswered') || hosts.some(({ usable }) => usable.length === 0)
    const milder = judged.status === 'passed' || judged.status === 'skipped'
    const result =
      wary && milder
        ? { status: 'warned' as const, summary: warning(known) }
        : { status: judged.status, summary: judged.summary }
    return { ...result, data: { ...data, accepted, troubles: [...known, ...judged.troubles] } }
  },
}

type Read = { found: FoundTlsa; tlsa: ReadTlsa[] }

/** Nobody authenticates anything; that is no reproach, unless the answer was held back. */
function withoutTlsa({ hosts }: DaneFinds, known: PolicyTrouble[]): Pick<CheckResult, 'status' | 'summary'> {
  if (known.some(({ kind }) => kind === 'tlsa-unanswered')) return { status: 'warned', summary: warning(known) }
  if (known.some(({ kind }) => kind === 'tlsa-unsigned'))
    return { status: 'skipped', summary: 'TLSA published, but not signed' }
  if (known.some(({ kind }) => kind === 'tlsa-unchecked')) {
    return { status: 'skipped', summary: 'TLSA published; this resolver cannot vouch for them' }
  }
  const silent = hosts.length > 0 && hosts.every(({ failure }) => failure !== null)
  return { status: 'skipped', summary: silent ? 'could not be asked for' : 'no TLSA' }
}

function warning(known: PolicyTrouble[]): string {
  const held = known.find(({ kind }) => kind === 'tlsa-unanswered')
  return held ? `no answer about TLSA of ${held.host}` : `TLSA of ${known[0]?.host} cannot be used`
}

/** RFC 7672 2.1.2: what is signed and then not answered may be held back, so senders wait. */
function unanswered(hosts: readonly FoundTlsa[]): PolicyTrouble[] {
  return hosts.flatMap(({ host, failure, signed }) =>
    failure !== null && signed ? [trouble('tlsa-unanswered', 'dnssec-invalid', host, failure)] : [],
  )
}

function unsigned({ hosts, validates }: DaneFinds): PolicyTrouble[] {
  return hosts.flatMap(({ host, owner, texts, signed, unsignedAt }) => {
    if (texts.length === 0 || signed) return []
    const text = `${owner}. IN TLSA ${texts[0]}`
    return validates
      ? [trouble('tlsa-unsigned', null, host, `${text} (not signed: ${unsignedAt})`)]
      : [trouble('tlsa-unchecked', null, host, text)]
  })
}

function unusable(read: readonly Read[]): PolicyTrouble[] {
  return read.flatMap(({ found, tlsa }) =>
    found.signed
      ? tlsa.flatMap((one) =>
          one.ok
            ? []
            : [
                trouble(
                  'tlsa-unusable',
                  'tlsa-invalid',
                  found.host,
                  `${found.owner}. IN TLSA ${one.text} (${one.why})`,
                ),
              ],
        )
      : [],
  )
}

function trouble(
  kind: PolicyTrouble['kind'],
  result: PolicyTrouble['result'],
  host: string,
  text: string,
): PolicyTrouble {
  return { kind, result, host, session: null, step: null, text }
}

/** RFC 7672 3.2.2: the name that the records stand at, the host, and the domain that the mail is for. */
function namesOf({ host, base }: FoundTlsa, domain: string): string[] {
  return [...new Set([host, base, domain])]
}

function dataOf(read: readonly Read[]) {
  const hosts = read.map(({ found: { host, base, signed, texts } }) => ({ host, base, signed, records: texts }))
  const lines = read.flatMap(({ found: { owner, texts } }) =>
    texts.map((text) => `${owner}. IN TLSA ${abridged(text)}`),
  )
  return { hosts, lines }
}
