import { describe, expect, it } from 'vitest'
import { byteWords, explain, statedLimits, statedSize } from '../../../shared/capabilities.ts'
import { EN } from '../../../shared/languages/en/index.ts'

const one = (line: string) => {
  const [keyword = '', ...rest] = line.split(' ')
  return [{ keyword, parameters: rest.join(' ') }]
}
const says = (line: string) => explain(one(line), EN.capabilities)[0]?.says

describe('what EHLO offers, in words', () => {
  it.each([
    ['SIZE 52428800', 'takes messages up to 50 MB (RFC 1870)'],
    ['SIZE 10240000', 'takes messages up to 10.2 MB (RFC 1870)'],
    ['SIZE 0', 'tells no limit for the size of a message (RFC 1870)'],
    ['SIZE 000', 'tells no limit for the size of a message (RFC 1870)'],
    ['SIZE', 'checks the size that a sender announces, and tells no limit (RFC 1870)'],
    ['SIZE 50M', 'names a size that is no number'],
    ['SIZE -1', 'names a size that is no number'],
    [`SIZE ${'9'.repeat(21)}`, 'names a size that is no number'],
    [
      'LIMITS RCPTMAX=100 MAILMAX=1 RCPTDOMAINMAX=1',
      'takes at most 100 recipients a message, 1 message a session, recipients of 1 domain a session (RFC 9422)',
    ],
    ['LIMITS rcptmax=20', 'takes at most 20 recipients a message (RFC 9422)'],
    ['LIMITS RCPTMAX=0 MAILMAX=x RCPTMAX=1234567', 'names no limit that this tester knows'],
    ['LIMITS', 'names no limit that this tester knows'],
    ['AUTH PLAIN  LOGIN', 'lets users log in with PLAIN, LOGIN (RFC 4954)'],
    ['AUTH', 'lets users log in with no mechanism that it names (RFC 4954)'],
  ])('%s', (line, expected) => {
    expect(says(line)).toBe(expected)
  })

  it('keeps the order, and passes over what it does not know', () => {
    const offered = ['PIPELINING', 'X-SECRET 1', 'CONSTRUCTOR', '__PROTO__', 'DSN'].flatMap(one)
    expect(explain(offered, EN.capabilities).map(({ keyword }) => keyword)).toEqual(['PIPELINING', 'DSN'])
  })

  it.each([
    [1, '1 octet'],
    [999, '999 octets'],
    [1024, '1 KB'],
    [1500, '1.5 KB'],
    [1_000_000, '1 MB'],
    [2 ** 20, '1 MB'],
    [35_882_577, '35.9 MB'],
    [2 ** 31, '2 GB'],
  ])('%d octets', (octets, expected) => {
    expect(byteWords(octets)).toBe(expected)
  })
})

it('a limit is a number, or none', () => {
  expect(statedSize(one('SIZE 9000000'))).toBe(9_000_000)
  for (const line of ['SIZE', 'SIZE 0', 'SIZE many', 'PIPELINING']) expect(statedSize(one(line)), line).toBeNull()
  expect(statedLimits(one('LIMITS MAILMAX=5 ODD=1 RCPTMAX=1x'))).toEqual({ MAILMAX: 5 })
  expect(statedLimits([])).toEqual({})
})
