/** The TLSA records of the mail servers of a test, and whether the way to them is signed (RFC 7672 2.1, 2.2). */
import type { Answer, Resolver } from '../dns/resolver.ts'
import type { Scene } from './check.ts'

export interface FoundTlsa {
  host: string
  /** The name that the records stand under: the host, or what it is an alias of (RFC 7672 2.2.2). */
  base: string
  /** `_25._tcp.` and the base. */
  owner: string
  /** The records, as a zone file has them. */
  texts: string[]
  /** Whether DNSSEC vouches for all that was answered: the MX record, the addresses, the TLSA records. */
  signed: boolean
  /** The first answer that nobody signed; empty where all are signed. */
  unsignedAt: string
  addressSigned: boolean
  /** Why there is no answer to the question for TLSA; null where there is one. */
  failure: string | null
}

export interface DaneFinds {
  hosts: FoundTlsa[]
  /** Whether the resolver tells of signatures at all. */
  validates: boolean
}

/** Hosts of one domain; further ones are left out. */
const MAX_HOSTS = 20

export async function findTlsa(
  { target, route, hosts }: Pick<Scene, 'target' | 'route' | 'hosts'>,
  resolver: Resolver,
  signal: AbortSignal,
): Promise<DaneFinds | { message: string }> {
  const through = route === 'mx' || route === 'implicit-mx'
  const mx = through ? await resolver.query(target.host, 'MX', signal) : null
  if (mx?.status === 'failed') return { message: mx.message }
  const unsignedMx = mx && !mx.authentic ? `${target.host} MX` : ''
  const found = await Promise.all(
    hosts.slice(0, MAX_HOSTS).map(({ host }) => findAt(host, target.port, unsignedMx, resolver, signal)),
  )
  const spoken = mx?.authentic || found.some((one) => one.addressSigned || one.signed)
  const asked = spoken || found.every(({ texts }) => texts.length === 0)
  return { hosts: found, validates: asked || (await vouches(resolver, signal)) }
}

async function findAt(
  host: string,
  port: number,
  unsignedMx: string,
  resolver: Resolver,
  signal: AbortSignal,
): Promise<FoundTlsa> {
  const addresses = await Promise.all((['A', 'AAAA'] as const).map((type) => resolver.query(host, type, signal)))
  const answered = addresses.filter((answer) => answer.status !== 'failed')
  const addressSigned = answered.length > 0 && answered.every(({ authentic }) => authentic)
  const alias = answered.find(({ aliases }) => aliases.length > 0)?.aliases.at(-1)?.data
  const bases = alias !== undefined && addressSigned ? [alias, host] : [host]
  let at = { base: host, owner: ownerOf(host, port), answer: null as Answer | null }
  for (const base of bases) {
    const owner = ownerOf(base, port)
    at = { base, owner, answer: await resolver.query(owner, 'TLSA', signal) }
    if (at.answer?.status === 'found' || at.answer?.status === 'failed') break
  }
  const { base, owner, answer } = at
  const texts = answer?.status === 'found' ? answer.records.map(({ data }) => data) : []
  const unsignedTlsa = answer && answer.status !== 'failed' && !answer.authentic ? `${owner} TLSA` : ''
  const unsignedAt = unsignedMx || (addressSigned ? '' : `${host} A/AAAA`) || unsignedTlsa
  const failure =
    answer?.status === 'failed' ? (signal.aborted ? `No answer to ${owner} TLSA in time.` : answer.message) : null
  return { host, base, owner, texts, signed: unsignedAt === '', unsignedAt, addressSigned, failure }
}

const ownerOf = (base: string, port: number) => `_${port}._tcp.${base}`

/** The root is signed, so a resolver that validates says so of what it answers about it (RFC 6840 5.8). */
async function vouches(resolver: Resolver, signal: AbortSignal): Promise<boolean> {
  const answer = await resolver.query('.', 'A', signal)
  return answer.status !== 'failed' && answer.authentic
}
