/** For each rule about chains, keys and questions asked besides: a session in which it speaks, and a near miss. */
import type { Certificate, Tls } from '../../../shared/events.ts'
import { type Asked, certificate } from '../../samples/scribe.ts'
import type { Case } from './diagnosis-cases.ts'
import { factsOf } from './play.ts'

const GREETED = 'S: 220 mx1.example.com ESMTP\nC: EHLO probe.test\nS: 250-mx1.example.com\nS: 250 STARTTLS'

const secured = (tls: Partial<Tls>, protocol = 'TLSv1.3', asked: Asked = {}, port = 25) =>
  factsOf([`${GREETED}\nC: STARTTLS\nS: 220 Ready\nTLS ${protocol}`, { tls, asked, port }])

const shown = (code: string, speaks: Partial<Tls>, silent: Partial<Tls>): Case => ({
  code,
  speaks: () => secured(speaks),
  silent: () => secured(silent),
})

const own = (more: Partial<Certificate> = {}) => certificate('mx1.example.com', 'Example CA R3', more)
const middle = (more: Partial<Certificate> = {}) => certificate('Example CA R3', 'Example Root X1', more)
const root = (more: Partial<Certificate> = {}) => certificate('Example Root X1', 'Example Root X1', more)
const stranger = certificate('old.example.com', 'Example CA R3')

const believed = (asked: Asked, received: string) =>
  factsOf([
    `${GREETED}\nF starttls failed protocol target: It was answered. | ${received}\nC: STARTTLS\nS: 220 Go\nN: TLS begins: TLSv1.3, AES\nS: ${received}`,
    { asked },
  ])

const DEPTH: Asked = { purpose: 'depth', tlsAsked: { min: 'TLSv1', max: 'TLSv1.1' } }

export const TLS_CASES: Case[] = [
  shown(
    'certificate-without-names',
    { nameMatches: false, certificates: [own({ names: [] })] },
    { nameMatches: false, certificates: [own({ names: ['www.example.com'] })] },
  ),
  shown(
    'chain-order',
    { certificates: [own(), root(), middle()] },
    { certificates: [own(), stranger, middle(), root()] },
  ),
  shown(
    'chain-superfluous',
    { certificates: [own(), stranger, middle()] },
    { certificates: [own(), root(), middle()] },
  ),
  shown(
    'certificate-weak-key',
    { certificates: [own({ key: 'RSA 1024' }), middle()] },
    { certificates: [own({ key: 'RSA 2048' }), middle({ key: 'EC secp224r1' }), stranger] },
  ),
  shown(
    'certificate-weak-signature',
    { certificates: [own(), middle({ signature: 'sha1WithRSAEncryption' })] },
    {
      certificates: [
        own({ signature: 'sha256WithRSAEncryption' }),
        middle(),
        root({ signature: 'sha1WithRSAEncryption' }),
      ],
    },
  ),
  shown(
    'tls-no-forward-secrecy',
    { cipher: 'TLS_RSA_WITH_AES_128_GCM_SHA256' },
    { cipher: 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256' },
  ),
  shown('tls-short-dh', { keyExchange: 'DH 1024' }, { keyExchange: 'DH 2048' }),
  {
    code: 'starttls-injection',
    speaks: () => believed({ purpose: 'injection' }, '250 2.0.0 Ok'),
    silent: () => secured({}, 'TLSv1.3', { purpose: 'injection' }),
  },
  {
    code: 'tls-old-versions',
    speaks: () => secured({}, 'TLSv1.1', DEPTH),
    // In a mail session an old version is the best that there is, which is another thing.
    silent: () => secured({}, 'TLSv1.1'),
  },
]
