/** What offers no more than an old version of TLS: made when it is first asked for, since most tests never do. */
import type { SecureContext } from 'node:tls'
import type { TlsVersion } from '../../../shared/words.ts'
import { createTlsContext } from './handshake.ts'

/** @param trust PEM certificates to trust besides the roots that come with Node */
export function createOldTls(trust: readonly string[] = []): (max: TlsVersion) => SecureContext {
  const made = new Map<TlsVersion, SecureContext>()
  return (max) => {
    const known = made.get(max) ?? createTlsContext(trust, max)
    made.set(max, known)
    return known
  }
}
