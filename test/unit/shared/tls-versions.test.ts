import { expect, it } from 'vitest'
import { fold } from '../../../shared/fold.ts'
import type { Facts } from '../../../shared/report.ts'
import { tlsVersions } from '../../../shared/tls-versions.ts'
import type { TlsVersion } from '../../../shared/words.ts'
import { goodTls, Scribe } from '../../samples/scribe.ts'

/** Offered up to a version, and what came of it: a protocol, or how the handshake ended. */
type Talk = [max: TlsVersion, answer: string]

function told(best: string, ...talks: Talk[]): string[] {
  const scribe = new Scribe('versions0001')
  const talk = (index: number, answer: string, max?: TlsVersion) => {
    const asked = max ? ({ purpose: 'depth', tlsAsked: { min: 'TLSv1', max } } as const) : {}
    const one = scribe.open(index, index * 10, 'mx1.example.com', 10, '192.0.2.25', 25, asked).begin('starttls')
    if (answer.startsWith('TLS'))
      one.tls('starttls', { ...goodTls('mx1.example.com'), protocol: answer, keyExchange: 'X25519' })
    one.end('starttls', answer === 'silence' ? 'skipped' : 'passed')
  }
  talk(0, best)
  talks.forEach(([max, answer], at) => {
    talk(at + 1, answer, max)
  })
  const [versions] = tlsVersions((fold(null, scribe.finish(999)) as Facts).sessions)
  return (
    versions?.rows.map(({ version, spoken, keyExchange }) => `${version} ${spoken}${keyExchange ? ' X' : ''}`) ?? []
  )
}

it.each<[string, string[], string, Talk[]]>([
  ['nothing was asked in depth', [], 'TLSv1.3', []],
  [
    'all are spoken',
    ['TLSv1.3 yes X', 'TLSv1.2 yes X', 'TLSv1.1 yes X', 'TLSv1 yes X'],
    'TLSv1.3',
    [
      ['TLSv1.2', 'TLSv1.2'],
      ['TLSv1.1', 'TLSv1.1'],
      ['TLSv1', 'TLSv1'],
    ],
  ],
  [
    'one refusal speaks of all below',
    ['TLSv1.3 yes X', 'TLSv1.2 no', 'TLSv1.1 no', 'TLSv1 no'],
    'TLSv1.3',
    [['TLSv1.2', 'alert']],
  ],
  [
    'what is passed over is not spoken',
    ['TLSv1.3 no', 'TLSv1.2 yes X', 'TLSv1.1 no', 'TLSv1 yes X'],
    'TLSv1.2',
    [['TLSv1.1', 'TLSv1']],
  ],
  [
    'silence says nothing',
    ['TLSv1.3 yes X', 'TLSv1.2 unknown', 'TLSv1.1 unknown', 'TLSv1 unknown'],
    'TLSv1.3',
    [['TLSv1.2', 'silence']],
  ],
])('versions of TLS: %s', (_, rows, best, talks) => expect(told(best, ...talks)).toEqual(rows))
