import { describe, expect, it } from 'vitest'
import {
  asksForCertificate,
  judgeCertificateWanted,
  WANTS_CERTIFICATE,
} from '../../../server/probe/smtp/client-certificate.ts'
import { trouble } from '../../../server/probe/smtp/outcome.ts'

/** Records of TLS 1.2 around handshake messages, so many octets each. */
function flight(messages: [type: number, length: number][], size = 16_384): Buffer {
  const whole = Buffer.concat(
    messages.map(([type, length]) =>
      Buffer.from([type, length >> 16, (length >> 8) & 255, length & 255, ...Array(length).fill(13)]),
    ),
  )
  const records: Buffer[] = []
  for (let at = 0; at < whole.length; at += size) {
    const part = whole.subarray(at, at + size)
    records.push(Buffer.from([22, 3, 3, part.length >> 8, part.length & 255]), part)
  }
  return Buffer.concat(records)
}

const HELLO: [number, number] = [2, 70]
const CERTIFICATE: [number, number] = [11, 3000]
const REQUEST: [number, number] = [13, 40]
const DONE: [number, number] = [14, 0]
const ALERT = Buffer.from([21, 3, 3, 0, 2, 2, 40])

describe('a certificate that a server asks for', () => {
  it.each([
    ['it asks', flight([HELLO, CERTIFICATE, REQUEST, DONE]), true],
    ['it asks, and then breaks off', Buffer.concat([flight([HELLO, CERTIFICATE, REQUEST, DONE]), ALERT]), true],
    ['its messages are cut into small records', flight([HELLO, CERTIFICATE, REQUEST, DONE], 100), true],
    ['it does not ask', flight([HELLO, CERTIFICATE, DONE]), false],
    ['the flight ends before anybody could tell', flight([HELLO, CERTIFICATE, REQUEST]).subarray(0, 900), false],
    ['it only breaks off', ALERT, false],
    ['it is no TLS', Buffer.from('220 mx.test ESMTP\r\n'), false],
    ['nothing came', Buffer.alloc(0), false],
  ])('%s', (_, bytes, asks) => {
    expect(asksForCertificate(bytes)).toBe(asks)
  })

  it('turns all senders away on 25, and keeps a port for users to its own', () => {
    const wanted = trouble('tls', `${WANTS_CERTIFICATE}: sslv3 alert handshake failure.`)
    expect(judgeCertificateWanted(wanted, false)).toMatchObject({ status: 'failed', failure: { fault: 'target' } })
    expect(judgeCertificateWanted(wanted, true)).toMatchObject({ status: 'warned', failure: { fault: 'policy' } })
  })

  it('is not seen in any other end', () => {
    expect(judgeCertificateWanted(trouble('tls', 'The TLS handshake failed: internal error.'), false)).toBeNull()
    expect(judgeCertificateWanted(trouble('closed', 'The server ended the connection.'), false)).toBeNull()
  })
})
