/** From a target to the hosts and addresses where its mail goes (RFC 5321 5.1, RFC 7505), and what was wrong on the way. */
import ipaddr from 'ipaddr.js'
import type { DnsTrouble, DnsTroubleKind } from '../../shared/diagnosis/notes.ts'
import type { Asked } from '../../shared/diagnosis/questions.ts'
import type { MailHost, Target } from '../../shared/events.ts'
import type { Route, Status, TargetKind, Via } from '../../shared/words.ts'
import { Asking } from './dns/asking.ts'
import type { Answer, DnsRecord, Resolver } from './dns/resolver.ts'
import { zoneLine } from './dns/zone-line.ts'

export interface Resolution {
  kind: TargetKind
  route: Route
  hosts: MailHost[]
  /** For the `dns` check. */
  status: Exclude<Status, 'running'>
  summary: string
  troubles: DnsTrouble[]
  /** Every question that was asked, and what was answered. */
  questions: Asked[]
  dnssec: Dnssec
}

/**
 * Whether the resolver vouches for its answers (AD). `none` says little: the zones are not signed, or the resolver does
 * not validate.
 */
export type Dnssec = 'all' | 'some' | 'none'

/** Asks what it takes to find the hosts of a target. Never rejects: no answer is an answer too. */
export async function resolveTarget(
  target: Target,
  via: Via,
  resolver: Resolver,
  signal: AbortSignal,
): Promise<Resolution> {
  const search = new Search(target, via, resolver, signal)
  return search.run()
}

class Search {
  readonly #target: Target
  readonly #via: Via
  readonly #asking: Asking
  readonly #troubles: DnsTrouble[] = []

  constructor(target: Target, via: Via, resolver: Resolver, signal: AbortSignal) {
    this.#target = target
    this.#via = via
    this.#asking = new Asking(resolver, signal)
  }

  async run(): Promise<Resolution> {
    const { host, kind } = this.#target
    if (kind === 'address') return this.#result('address', 'address', [{ host, preference: null, addresses: [host] }])
    // RFC 6761 6.3: no resolver needs to be asked where this is.
    if (host === 'localhost')
      return this.#result('host', 'host', [
        { host, preference: null, addresses: ofFamily(this.#target, ['127.0.0.1', '::1']) },
      ])
    if (this.#via === 'host') return this.#asHost('host', 'host')
    const mx = await this.#asking.ask(host, 'MX')
    if (mx.status === 'absent') return this.#nothing('nxdomain', `${host} does not exist (NXDOMAIN)`)
    if (mx.status === 'failed') return this.#noAnswer(mx)
    if (mx.status === 'found') return this.#throughMx(mx.records)
    return this.#asHost(this.#via === 'mx' ? 'domain' : 'host', 'implicit-mx')
  }

  async #throughMx(records: DnsRecord[]): Promise<Resolution> {
    const real = records.filter((record) => record.data !== '.').sort(byPreference)
    if (real.length === 0) return this.#result('domain', 'null-mx', [])
    const nil = records.find((record) => record.data === '.')
    if (nil) this.#trouble('null-mx-mixed', nil.name, zoneLine(nil))
    // A host that is named twice is one host, and the better preference counts (RFC 5321 5.1).
    const distinct = real.filter((record, at) => real.findIndex(({ data }) => data === record.data) === at)
    const hosts = await Promise.all(
      distinct.map(async (record) => ({
        host: record.data,
        preference: record.preference,
        addresses: await this.#addressesOfMx(record),
      })),
    )
    return this.#result('domain', 'mx', hosts)
  }

  async #addressesOfMx(record: DnsRecord): Promise<string[]> {
    const host = record.data
    // A name that ends in a number is an address to most programs, and an address is no name of an MX (RFC 5321 5.1).
    if (/(^|\.)\d+$/.test(host) || host.includes(':')) {
      this.#trouble('mx-literal', host, zoneLine(record))
      return []
    }
    const found = await this.#addresses(host)
    const [alias] = found.aliases
    if (alias) this.#trouble('mx-cname', host, zoneLine(alias))
    // Where one kind of address was told and the other was not, mail flows: `shared/diagnosis/zone.ts` remarks on it.
    if (found.addresses.length > 0) return found.addresses
    if (found.failure) this.#failed(found.failure, host)
    else if (this.#narrowed(found.absent)) this.#notOfFamily(host)
    else {
      this.#trouble(
        'mx-unresolved',
        host,
        found.absent ? `${host} does not exist (NXDOMAIN)` : `${host} has no address`,
      )
    }
    return []
  }

  async #asHost(kind: TargetKind, route: Route): Promise<Resolution> {
    const { host } = this.#target
    const found = await this.#addresses(host)
    if (found.addresses.length > 0)
      return this.#result(kind, route, [{ host, preference: null, addresses: found.addresses }])
    if (found.failure) return this.#noAnswer(found.failure)
    if (found.absent) return this.#nothing('nxdomain', `${host} does not exist (NXDOMAIN)`)
    if (this.#narrowed(found.absent)) {
      this.#notOfFamily(host)
      return this.#result(kind, 'none', [])
    }
    const missing = route === 'host' ? 'address' : 'MX and no address'
    return this.#nothing('no-address', `${host} has no ${missing}`)
  }

  async #addresses(host: string) {
    const types = ofFamily(this.#target, ['A', 'AAAA'] as const)
    const answers = await Promise.all(types.map((type) => this.#asking.ask(host, type)))
    const found = answers.flatMap((answer) => (answer.status === 'found' ? answer.records : []))
    return {
      // One spelling for one address, whatever the resolver sent.
      addresses: [...new Set(found.map((record) => ipaddr.parse(record.data).toString()))],
      aliases: answers.flatMap((answer) => (answer.status === 'failed' ? [] : answer.aliases)).slice(0, 1),
      absent: answers.some((answer) => answer.status === 'absent'),
      failure: answers.find((answer) => answer.status === 'failed') ?? null,
    }
  }

  /** Whether one kind of address was asked for only, so that nothing is known of the other. */
  #narrowed(absent: boolean): boolean {
    return this.#target.family !== 'any' && !absent
  }

  #notOfFamily(host: string): void {
    this.#trouble('not-of-family', host, `${host} has no IPv${this.#target.family} address, and no other was asked for`)
  }

  #failed(answer: Extract<Answer, { status: 'failed' }>, name: string): void {
    this.#trouble(answer.reason === 'timeout' ? 'resolver-timeout' : 'resolver-error', name, answer.message)
  }

  #trouble(kind: DnsTroubleKind, name: string, answer: string): void {
    this.#troubles.push({ kind, name, answer })
  }

  #noAnswer(answer: Answer): Resolution {
    if (answer.status === 'failed') this.#failed(answer, this.#target.host)
    return this.#result(this.#target.kind, 'none', [])
  }

  #nothing(kind: DnsTroubleKind, answer: string): Resolution {
    this.#trouble(kind, this.#target.host, answer)
    return this.#result(this.#target.kind, 'none', [])
  }

  #result(kind: TargetKind, route: Route, hosts: MailHost[]): Resolution {
    const troubles = this.#troubles
    const addresses = hosts.reduce((sum, host) => sum + host.addresses.length, 0)
    const blind = troubles.some(({ kind }) => UNTOLD.has(kind))
    const wrong = addresses === 0 ? troubles : troubles.filter(({ kind }) => kind !== 'not-of-family')
    // What the resolver did not tell, or was not asked, is unknown, and nobody's fault that we could name.
    const dead = addresses === 0 && route !== 'null-mx' && !blind
    const dnssec = dnssecOf(this.#asking.asked)
    const status = route === 'address' ? 'skipped' : dead ? 'failed' : wrong.length > 0 ? 'warned' : 'passed'
    return {
      kind,
      route,
      hosts,
      status,
      summary: `${summaryOf(route, hosts, addresses, troubles)}${DNSSEC_WORDS[dnssec]}`,
      troubles,
      questions: this.#asking.asked,
      dnssec,
    }
  }
}

const UNTOLD: ReadonlySet<DnsTroubleKind> = new Set(['resolver-timeout', 'resolver-error', 'not-of-family'])

const DNSSEC_WORDS: Record<Dnssec, string> = { all: ', DNSSEC', some: ', DNSSEC in part', none: '' }

function dnssecOf(asked: readonly Asked[]): Dnssec {
  const told = asked.filter(({ status }) => status !== 'failed')
  const vouched = told.filter(({ authentic }) => authentic)
  if (vouched.length === 0) return 'none'
  return vouched.length === told.length ? 'all' : 'some'
}

function summaryOf(route: Route, hosts: MailHost[], addresses: number, troubles: DnsTrouble[]): string {
  const count = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`
  if (route === 'address') return 'an address needs no look-up'
  if (route === 'null-mx') return 'takes no mail, and says so (MX 0 .)'
  if (addresses === 0) return troubles[0]?.answer ?? 'nothing found'
  if (route === 'mx') return `${count(hosts.length, 'MX', 'MX')}, ${count(addresses, 'address', 'addresses')}`
  return `${route === 'implicit-mx' ? 'no MX, ' : ''}${count(addresses, 'address', 'addresses')}`
}

/** Both families, or the one that was asked for; IPv4 stands first. */
function ofFamily<T>(target: Target, [four, six]: readonly [T, T]): T[] {
  if (target.family === 'any') return [four, six]
  return target.family === '4' ? [four] : [six]
}

function byPreference(a: DnsRecord, b: DnsRecord): number {
  return (a.preference ?? 0) - (b.preference ?? 0) || (a.data < b.data ? -1 : 1)
}
