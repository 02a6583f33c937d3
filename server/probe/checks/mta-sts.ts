/**
 * MTA-STS (RFC 8461): a record in the DNS says that there is a policy, a file on the web says what it is, and the
 * sessions show whether the mail servers keep it. The file is fetched past the same guard as mail is tested.
 */
import type { PolicyTrouble } from '../../../shared/diagnosis/policy-notes.ts'
import { forUsers } from '../../../shared/diagnosis/view.ts'
import { escapeText } from '../../../shared/escape.ts'
import type { Check, CheckResult, CheckTools } from './check.ts'
import { ASKING_MS, within } from './deadline.ts'
import { fetchPolicy, type PolicyFile, urlOf } from './mta-sts-fetch.ts'
import { judgeByPolicy } from './mta-sts-judge.ts'
import { type Policy, readPolicy, readStsRecords } from './mta-sts-policy.ts'

export const mtaSts: Check = {
  name: 'mta-sts',
  concerns: ({ target, hosts }) => target.kind === 'domain' && hosts.length > 0 && !forUsers(target),
  async ask(scene, tools, signal) {
    const domain = scene.target.host
    const published = await within(ASKING_MS, tools.clock, signal, (limit) => askForPolicy(domain, tools, limit))
    if (!('policy' in published)) return published
    const { policy, troubles, data } = published
    const hosts = scene.hosts.map(({ host }) => host)
    const judged = judgeByPolicy(policy, hosts, await scene.sessions(), tools.today())
    const told = { ...data, troubles: [...troubles, ...judged.troubles] }
    if (troubles.length === 0 || judged.status === 'failed') {
      return { status: judged.status, summary: judged.summary, data: told }
    }
    return { status: 'warned', summary: `${policy.mode}: ${SUMMARIES[troubles[0]?.kind ?? ''] ?? ''}`, data: told }
  },
}

type Published = CheckResult | { policy: Policy; troubles: PolicyTrouble[]; data: Record<string, unknown> }

const SUMMARIES: Record<string, string> = {
  'sts-record-invalid': 'its record does not count',
  'sts-record-missing': 'no record announces the policy',
  'sts-policy-unreachable': 'the policy cannot be fetched',
  'sts-policy-untrusted': 'the policy host is not trusted',
  'sts-policy-invalid': 'the policy does not count',
  'sts-policy-type': 'the policy is not sent as text/plain',
}

async function askForPolicy(domain: string, tools: CheckTools, signal: AbortSignal): Promise<Published> {
  const owner = `_mta-sts.${domain}`
  const host = `mta-sts.${domain}`
  const answer = await tools.resolver.query(owner, 'TXT', signal)
  if (answer.status === 'failed') return skipped('could not be asked for', { message: answer.message })
  const texts = answer.status === 'found' ? answer.records.map(({ data }) => data) : []
  const record = readStsRecords(texts)
  const lines = record.found === 'none' ? [] : texts.map((text) => `${owner}. IN TXT "${text}"`)
  if (record.found === 'invalid') {
    const text = `${record.text} (${record.why})`
    const trouble = { kind: 'sts-record-invalid', result: 'sts-policy-invalid', ...nowhere(owner), text } as const
    return troubled(trouble, { record: record.text, lines })
  }
  const file = await fetchPolicy(host, tools, signal)
  if (record.found === 'none') return withoutRecord(host, owner, file)
  const known = { record: record.text, id: record.fields.get('id') }
  if (file.got === 'nothing') return skipped(file.summary, { ...known, lines })
  if (file.got === 'no-host') {
    const text = `${host} has no address`
    const trouble = {
      kind: 'sts-policy-unreachable',
      result: 'sts-policy-fetch-error',
      ...nowhere(host),
      text,
    } as const
    return troubled(trouble, { ...known, lines })
  }
  if (file.got === 'trouble') {
    const { kind, result, text } = file
    return troubled({ kind, result, ...nowhere(host), text }, { ...known, lines: [...lines, urlOf(host)] })
  }
  const all = [...lines, urlOf(host), ...linesOf(file.body)]
  const read = readPolicy(file.body)
  if (!read.ok) {
    const trouble = {
      kind: 'sts-policy-invalid',
      result: 'sts-policy-invalid',
      ...nowhere(host),
      text: read.why,
    } as const
    return troubled(trouble, { ...known, lines: all })
  }
  return {
    policy: read.policy,
    troubles: typeTroubles(host, file.contentType),
    data: { ...known, ...read.policy, lines: all },
  }
}

/** A policy that no sender looks for; any other file there is nothing to speak of. */
function withoutRecord(host: string, owner: string, file: PolicyFile): Published {
  const none = skipped('no policy', { lines: [] })
  if (file.got !== 'file') return none
  const read = readPolicy(file.body)
  if (!read.ok) return none
  const text = `${urlOf(host)} has a policy (${read.policy.mode}); ${owner} has no record`
  const trouble = { kind: 'sts-record-missing', result: null, ...nowhere(owner), text } as const
  // Nobody obeys it, so nobody refuses anything.
  return troubled(trouble, { lines: [urlOf(host), ...linesOf(file.body)] })
}

function typeTroubles(host: string, contentType: string): PolicyTrouble[] {
  if (/^text\/plain\s*(;|$)/i.test(contentType)) return []
  const text = `Content-Type: ${contentType || 'none'}`
  return [{ kind: 'sts-policy-type', result: 'sts-policy-invalid', ...nowhere(host), text }]
}

const nowhere = (host: string) => ({ host, session: null, step: null })

function skipped(summary: string, data: Record<string, unknown>): CheckResult {
  return { status: 'skipped', summary, data: { ...data, troubles: [] } }
}

function troubled(trouble: PolicyTrouble, data: Record<string, unknown>): CheckResult {
  return { status: 'warned', summary: SUMMARIES[trouble.kind] ?? '', data: { ...data, troubles: [trouble] } }
}

const MAX_LINES = 50
const MAX_LINE = 200

/** The file for people, who need to see no more than this of it. */
function linesOf(body: string): string[] {
  const lines = body.replace(/(?:\r?\n)+$/, '').split(/\r?\n/)
  return lines.slice(0, MAX_LINES).map((line) => escapeText(line.slice(0, MAX_LINE)))
}
