/** How a certificate was signed: Node does not tell, so it is read from the certificate itself (RFC 5280 4.1.1.2). */

/** RFC 3279, RFC 4055, RFC 5758, RFC 8410: contents of the object identifier, in hex, and the name that OpenSSL has for it. */
const ALGORITHMS: Record<string, string> = {
  '2a864886f70d010102': 'md2WithRSAEncryption',
  '2a864886f70d010104': 'md5WithRSAEncryption',
  '2a864886f70d010105': 'sha1WithRSAEncryption',
  '2a864886f70d01010a': 'rsassaPss',
  '2a864886f70d01010b': 'sha256WithRSAEncryption',
  '2a864886f70d01010c': 'sha384WithRSAEncryption',
  '2a864886f70d01010d': 'sha512WithRSAEncryption',
  '2a8648ce380403': 'dsa-with-SHA1',
  '608648016503040302': 'dsa-with-SHA256',
  '2a8648ce3d0401': 'ecdsa-with-SHA1',
  '2a8648ce3d040302': 'ecdsa-with-SHA256',
  '2a8648ce3d040303': 'ecdsa-with-SHA384',
  '2a8648ce3d040304': 'ecdsa-with-SHA512',
  '2b6570': 'ED25519',
  '2b6571': 'ED448',
}

/**
 * @param der a certificate: SEQUENCE { tbsCertificate, signatureAlgorithm SEQUENCE { OBJECT IDENTIFIER, ... }, ... }
 * @returns `unknown` for an algorithm that is not listed, or where the bytes are no certificate
 */
export function signatureOf(der: Buffer): string {
  const certificate = elementAt(der, 0)
  const signed = certificate && elementAt(der, certificate.start)
  const algorithm = signed && elementAt(der, signed.end)
  const identifier = algorithm && elementAt(der, algorithm.start)
  return (identifier && ALGORITHMS[der.toString('hex', identifier.start, identifier.end)]) ?? 'unknown'
}

/** Where the content of the element begins and ends (ITU-T X.690 8.1.3); null where there is none. */
function elementAt(der: Buffer, at: number): { start: number; end: number } | null {
  const first = der[at + 1]
  if (first === undefined) return null
  if (first < 0x80) return { start: at + 2, end: at + 2 + first }
  const octets = first & 0x7f
  if (octets === 0 || octets > 4 || at + 2 + octets > der.length) return null
  const start = at + 2 + octets
  return { start, end: start + der.readUIntBE(at + 2, octets) }
}
