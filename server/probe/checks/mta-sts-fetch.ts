/** From the name of a policy host to its file, or to why there is none (RFC 8461 3.3). */
import type { PolicyTroubleKind, ResultName } from '../../../shared/diagnosis/policy-notes.ts'
import type { CheckTools } from './check.ts'
import type { Fetched, FetchTrouble } from './https-get.ts'

export type PolicyFile =
  | { got: 'file'; contentType: string; body: string }
  /** The host has no address. */
  | { got: 'no-host' }
  | { got: 'trouble'; kind: PolicyTroubleKind; result: ResultName; text: string }
  /** Nothing is known: the resolver was silent, or this tester has no way there. */
  | { got: 'nothing'; summary: string }

/** RFC 8461 3.3 leaves it to the sender; no policy needs so much. */
const MAX_OCTETS = 64 * 1024
const PATH = '/.well-known/mta-sts.txt'
/** More addresses are not tried. */
const MAX_TRIES = 2

export const urlOf = (host: string) => `https://${host}${PATH}`

export async function fetchPolicy(
  host: string,
  { resolver, guard, get }: Pick<CheckTools, 'resolver' | 'guard' | 'get'>,
  signal: AbortSignal,
): Promise<PolicyFile> {
  const answers = await Promise.all((['A', 'AAAA'] as const).map((type) => resolver.query(host, type, signal)))
  const addresses = answers.flatMap((answer) =>
    answer.status === 'found' ? answer.records.map(({ data }) => data) : [],
  )
  if (addresses.length === 0) {
    const failed = answers.find((answer) => answer.status === 'failed')
    if (!failed) return { got: 'no-host' }
    if (failed.reason === 'timeout') return { got: 'nothing', summary: 'the policy host could not be looked up' }
    return unreachable(failed.message)
  }
  const allowed = addresses.filter((address) => guard.forbidden(address) === null)
  const [first] = addresses
  if (allowed.length === 0 && first) {
    return unreachable(`${host} leads to ${first}, which is not on the public internet: ${guard.forbidden(first)}.`)
  }
  let fetched: Fetched = { ok: false, kind: 'interrupted', message: '' }
  for (const address of allowed.slice(0, MAX_TRIES)) {
    fetched = await get({ name: host, address, path: PATH, limit: MAX_OCTETS }, signal)
    if (fetched.ok || !ELSEWHERE.has(fetched.kind)) break
  }
  const blind = allowed.every((address) => address.includes(':'))
  return readFetched(fetched, blind)
}

/** Another address may do better. */
const ELSEWHERE: ReadonlySet<FetchTrouble> = new Set<FetchTrouble>(['refused', 'unreachable', 'timeout', 'closed'])

/** @param blind whether all addresses are of a family that this tester may have no way to */
export function readFetched(fetched: Fetched, blind: boolean): PolicyFile {
  if (!fetched.ok) {
    if (fetched.kind === 'interrupted') return { got: 'nothing', summary: 'the policy was not fetched in time' }
    if (fetched.kind === 'unreachable' && blind) {
      return { got: 'nothing', summary: 'the policy host has IPv6 only, and was not reached' }
    }
    const untrusted = fetched.kind === 'certificate'
    if (!untrusted) return unreachable(fetched.message)
    return { got: 'trouble', kind: 'sts-policy-untrusted', result: 'sts-webpki-invalid', text: fetched.message }
  }
  const { status, location, contentType, body } = fetched
  if (status === 200) return { got: 'file', contentType, body }
  if (status >= 300 && status < 400) {
    return unreachable(`HTTP ${status}: it leads on to ${location || 'nowhere'}, and senders must not follow.`)
  }
  return unreachable(`HTTP ${status}.`)
}

function unreachable(text: string): PolicyFile {
  return { got: 'trouble', kind: 'sts-policy-unreachable', result: 'sts-policy-fetch-error', text }
}
