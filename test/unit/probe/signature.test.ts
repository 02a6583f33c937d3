import { X509Certificate } from 'node:crypto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { signatureOf } from '../../../server/probe/smtp/signature.ts'
import { makeCertificates } from '../../../server/specimens/certificates.ts'

const { credentials } = makeCertificates()
const der = (pem: string) => new X509Certificate(pem).raw

it('reads how a certificate was signed', () => {
  expect(signatureOf(der(credentials.valid.cert))).toBe('ecdsa-with-SHA256')
  expect(signatureOf(der(credentials['weak-signature'].cert))).toBe('ecdsa-with-SHA1')
})

it('makes nothing of what is no certificate, and nothing worse', () => {
  const whole = der(credentials.valid.cert)
  for (let length = 0; length < whole.length; length += 7) signatureOf(whole.subarray(0, length))
  expect(signatureOf(whole.subarray(0, 20))).toBe('unknown')
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => typeof signatureOf(Buffer.from(bytes)) === 'string'),
  )
})
