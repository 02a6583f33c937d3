/** What a script says of policies: the file of MTA-STS, and TLSA records of certificates that exist only now. */
import { createHash, X509Certificate } from 'node:crypto'
import type { HttpsGet } from '../probe/checks/https-get.ts'
import type { CertificateName, Certificates } from './certificates.ts'
import type { Head } from './head.ts'

/** A web server that has this one file; an empty one refuses connections. */
export function policyHost(body: string): HttpsGet {
  return async () =>
    body
      ? { ok: true, status: 200, contentType: 'text/plain', location: '', body }
      : { ok: false, kind: 'refused', message: 'The address refused the connection.' }
}

/** Zone lines: the records of the certificates (RFC 7672 3.1.1), and the signatures that make them count. */
export function signedZone({ target, tlsa }: Head, { credentials }: Certificates): string[] {
  return tlsa.flatMap(({ host, certificate }) => {
    const { cert } = credentials[certificate as CertificateName]
    const key = new X509Certificate(cert).publicKey.export({ type: 'spki', format: 'der' })
    const owner = `_${target.port}._tcp.${host}`
    const digest = createHash('sha256').update(key).digest('hex')
    return [`${owner} TLSA 3 1 1 ${digest}`, ...[owner, host, target.host].map((name) => `${name} SIGNED`)]
  })
}
