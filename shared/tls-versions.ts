/** Which versions of TLS a server speaks, from its mail session and the depth sessions that followed it. Pure. */
import type { Session } from './report.ts'
import { TLS_VERSIONS, type TlsVersion } from './words.ts'

export interface VersionRow {
  version: TlsVersion
  /** `unknown`: it was not asked, or what it answered says nothing about this one. */
  spoken: 'yes' | 'no' | 'unknown'
  /** What the two agreed on; null where it is not spoken, or not known. */
  cipher: string | null
  keyExchange: string | null
}

export interface Versions {
  host: string
  address: string
  /** The newest first. */
  rows: VersionRow[]
}

/** One entry for each address that was asked in depth. */
export function tlsVersions(sessions: readonly Session[]): Versions[] {
  const asked = sessions.filter(({ purpose }) => purpose === 'depth')
  const addresses = [...new Set(asked.map(({ address }) => address))]
  return addresses.flatMap((address) => {
    const talks = sessions.filter((one) => one.address === address && one.purpose !== 'injection')
    const host = asked.find((one) => one.address === address)?.host ?? address
    return { host, address, rows: TLS_VERSIONS.toReversed().map((version) => rowOf(version, talks)) }
  })
}

function rowOf(version: TlsVersion, talks: readonly Session[]): VersionRow {
  const tls = talks.find((talk) => talk.tls?.protocol === version)?.tls
  if (tls) return { version, spoken: 'yes', cipher: tls.cipher, keyExchange: tls.keyExchange ?? null }
  const spoken = talks.some((talk) => rulesOut(talk, version)) ? 'no' : 'unknown'
  return { version, spoken, cipher: null, keyExchange: null }
}

/** It was offered this version and took an older one, or took none at all. */
function rulesOut({ tls, tlsAsked, steps }: Session, version: TlsVersion): boolean {
  const known: readonly string[] = TLS_VERSIONS
  const rank = (one: string) => known.indexOf(one)
  if (rank(tlsAsked?.max ?? 'TLSv1.3') < rank(version)) return false
  if (tls) return rank(tls.protocol) >= 0 && rank(tls.protocol) < rank(version)
  // A handshake that was refused is green in a depth session, and leaves no TLS behind.
  return tlsAsked !== null && steps.some(({ name, status }) => /^(tls|starttls)$/.test(name) && status === 'passed')
}
