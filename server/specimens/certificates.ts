/** Certificates of every kind that a server may show, made on the spot (RFC 5280). */
import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { around, bits, instead, integer, octets, oid, sequence, set, text, time, yes } from './der.ts'

/** What a server shows: its chain and its key, in PEM. */
export interface Credentials {
  cert: string
  key: string
}

export interface Certificates {
  /** The authority to trust, in PEM. */
  authority: string
  credentials: Record<CertificateName, Credentials>
}

/** `valid` and its deviations, all for mx.test unless their name says otherwise; `policy-host` is mta-sts.example.test. */
export const CERTIFICATE_NAMES = [
  'valid',
  'expired',
  'future',
  'soon',
  'other-name',
  'self-signed',
  'chain',
  'no-intermediate',
  'unknown-authority',
  'expired-chain',
  'policy-host',
  'wrong-order',
  'superfluous',
  'without-names',
  'weak-key',
  'weak-signature',
] as const
export type CertificateName = (typeof CERTIFICATE_NAMES)[number]

const DAY_MS = 86_400_000

interface Party {
  name: string
  keys: { publicKey: KeyObject; privateKey: KeyObject }
}

interface Asks {
  keys?: Party['keys']
  host?: string
  isAuthority?: boolean
  /** Days from now. */
  from?: number
  until?: number
  /** The name stands in the subject alone. */
  nameless?: boolean
  hash?: 'sha1' | 'sha256'
}

export function makeCertificates(): Certificates {
  const root = party('Practice Root')
  const middle = party('Practice Intermediate')
  const middlePem = certify(root, middle, { isAuthority: true })
  const pastPem = certify(root, middle, { isAuthority: true, from: -400, until: -30.5 })
  const stranger = party('Unknown Root')
  const leaf = (issuer: Party, asks: Asks, more = ''): Credentials => {
    const subject = asks.keys ? { name: 'mx.test', keys: asks.keys } : party(asks.host ?? 'mx.test')
    return credentials(certify(issuer, subject, asks) + more, subject)
  }
  const loner = party('mx.test')
  const rootPem = certify(root, root, { isAuthority: true })
  return {
    authority: rootPem,
    credentials: {
      valid: leaf(root, {}),
      expired: leaf(root, { from: -400, until: -30.5 }),
      future: leaf(root, { from: 30.5 }),
      soon: leaf(root, { until: 5.5 }),
      'other-name': leaf(root, { host: 'mail.other.test' }),
      'self-signed': credentials(certify(loner, loner, {}), loner),
      chain: leaf(middle, {}, middlePem),
      'no-intermediate': leaf(middle, {}),
      'unknown-authority': leaf(stranger, {}, certify(stranger, stranger, { isAuthority: true })),
      'expired-chain': leaf(middle, {}, pastPem),
      'policy-host': leaf(root, { host: 'mta-sts.example.test' }),
      'wrong-order': leaf(middle, {}, rootPem + middlePem),
      superfluous: leaf(middle, {}, leaf(root, { host: 'old.test' }).cert + middlePem),
      'without-names': leaf(root, { nameless: true }),
      'weak-key': leaf(root, { keys: generateKeyPairSync('rsa', { modulusLength: 1024 }) }),
      'weak-signature': leaf(root, { hash: 'sha1' }),
    },
  }
}

function party(name: string): Party {
  return { name, keys: generateKeyPairSync('ec', { namedCurve: 'prime256v1' }) }
}

function credentials(cert: string, { keys }: Party): Credentials {
  return { cert, key: keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() }
}

let serial = 1

function certify(issuer: Party, subject: Party, asks: Asks): string {
  const { from = -10, until = 90, hash = 'sha256' } = asks
  const ecdsa = sequence(oid(hash === 'sha1' ? '1.2.840.10045.4.1' : '1.2.840.10045.4.3.2'))
  const day = (days: number) => time(new Date(Date.now() + days * DAY_MS))
  const unsigned = sequence(
    around(0, integer(2)),
    integer(serial++),
    ecdsa,
    named(issuer),
    sequence(day(from), day(until)),
    named(subject),
    subject.keys.publicKey.export({ type: 'spki', format: 'der' }),
    ...extensionOf(subject, asks),
  )
  const signature = sign(hash, unsigned, issuer.keys.privateKey)
  const der = sequence(unsigned, ecdsa, bits(signature))
  const base64 = der.toString('base64').match(/.{1,64}/g) ?? []
  return ['-----BEGIN CERTIFICATE-----', ...base64, '-----END CERTIFICATE-----', ''].join('\n')
}

/** What it may do, or for whom it is. */
function extensionOf({ name }: Party, { isAuthority, nameless }: Asks): Buffer[] {
  if (isAuthority) return [around(3, sequence(sequence(oid('2.5.29.19'), yes, octets(sequence(yes)))))]
  const names = octets(sequence(instead(2, Buffer.from(name))))
  return nameless ? [] : [around(3, sequence(sequence(oid('2.5.29.17'), names)))]
}

function named({ name }: Party): Buffer {
  return sequence(set(sequence(oid('2.5.4.3'), text(name))))
}
