/** Servers in good order, as they come and as guides to hardening want them: nothing is wrong with them, and nothing is said to be. */
import type { SMTPServerOptions } from 'smtp-server'
import { describe, expect, it } from 'vitest'
import { makeCertificates } from '../../server/specimens/certificates.ts'
import { startOpenSmtpd } from './opensmtpd.ts'
import { ownAddress } from './place.ts'
import { codes, notices, type Probed, probe } from './probing.ts'
import { startSmtpServer } from './smtp-server.ts'

const { authority, credentials } = makeCertificates()
const { cert, key } = credentials.valid

/** Of a domain with one server at one IPv4 address. */
const ALWAYS_NOTICED = ['no-ipv6', 'single-mx']

/** Green, with these notices and no other. */
function expectClean(probed: Probed, expected: string[]): void {
  expect([probed.report.verdict, ...codes(probed)], probed.said.join('\n')).toEqual(['passed'])
  expect(notices(probed), probed.said.join('\n')).toEqual(expected)
  expect(probed.session.tls).toMatchObject({ trusted: true, nameMatches: true })
}

describe('smtp-server', () => {
  const address = ownAddress()
  const open = { cert, key, authOptional: true, disabledCommands: ['AUTH'] }
  const forUsers: SMTPServerOptions = { cert, key, onAuth: (_asked, _session, done) => done(new Error('no')) }
  const hardened = { minVersion: 'TLSv1.2' as const, size: 10_485_760, hideENHANCEDSTATUSCODES: false }
  // It offers AUTH before TLS, where it refuses it, unless it is told not to.
  const insideOnly: SMTPServerOptions = {
    onConnect(session, done) {
      session.disabledCommands = session.secure ? [] : ['AUTH']
      done()
    },
    onSecure(_socket, session, done) {
      session.disabledCommands = []
      done()
    },
  }

  async function visit(port: number, options: SMTPServerOptions): Promise<Probed> {
    const server = await startSmtpServer(address, port, options)
    try {
      const probed = await probe(port, { authority, address })
      expect(server.complaints).toEqual([])
      return probed
    } finally {
      await server.stop()
    }
  }

  it.each<[string, number, SMTPServerOptions]>([
    ['as it comes', 25, open],
    ['as it comes', 465, { ...forUsers, secure: true }],
    ['hardened', 25, { ...open, ...hardened, disabledCommands: ['AUTH', 'VRFY'] }],
    ['hardened', 465, { ...forUsers, ...hardened, secure: true, minVersion: 'TLSv1.3' }],
    ['hardened', 587, { ...forUsers, ...hardened, ...insideOnly }],
  ])('%s, on port %i, is green', async (_name, port, options) => {
    expectClean(await visit(port, options), ALWAYS_NOTICED)
  })

  it('as it comes, on port 587, invites passwords in plain text, and that is all', async () => {
    expect(codes(await visit(587, forUsers))).toEqual(['auth-in-the-clear'])
  })
})

describe('OpenSMTPD', () => {
  it.each([
    ['as it comes', '', ''],
    ['hardened', 'smtp max-message-size "10M"\nsmtp sub-addr-delim "_"\n', 'no-dsn mask-src'],
  ])('%s is green where nobody asks for TLS', async (_name, head, more) => {
    const opensmtpd = await startOpenSmtpd(head, more)
    try {
      const probed = await probe(25, { security: 'none', address: opensmtpd.address })
      expect([probed.report.verdict, ...codes(probed)], probed.said.join('\n')).toEqual(['passed'])
      expect(notices(probed)).toEqual(ALWAYS_NOTICED)
      expect(opensmtpd.log.complaints).toEqual([])
    } finally {
      await opensmtpd.stop()
    }
  })
})
