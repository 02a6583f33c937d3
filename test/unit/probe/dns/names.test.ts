import fc from 'fast-check'
import ipaddr from 'ipaddr.js'
import { describe, expect, it } from 'vitest'
import { reversed, reverseName } from '../../../../server/probe/dns/reverse-name.ts'
import { zoneLine } from '../../../../server/probe/dns/zone-line.ts'
import { linesOfAsked, readZoneLine } from '../../../../shared/diagnosis/questions.ts'

describe('an address as a name', () => {
  it.each([
    ['192.0.2.25', '25.2.0.192.in-addr.arpa'],
    ['2001:db8::25', '5.2.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa'],
    [
      '4321:0:1:2:3:4:567:89ab',
      // RFC 3596 2.5
      'b.a.9.8.7.6.5.0.4.0.0.0.3.0.0.0.2.0.0.0.1.0.0.0.0.0.0.0.1.2.3.4.ip6.arpa',
    ],
  ])('%s', (address, name) => expect(reverseName(address)).toBe(name))

  it('has ::FFFF:7F00:2 as RFC 5782 2.4 and 5 have it', () => {
    expect(reversed('::ffff:7f00:2')).toBe('2.0.0.0.0.0.f.7.f.f.f.f.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0')
  })

  it('can be read back', () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (address) => {
        const labels = reversed(address).split('.').reverse()
        const six = labels.length === 32
        const text = six ? labels.join('').replace(/(.{4})(?=.)/g, '$1:') : labels.join('.')
        expect(ipaddr.parse(text).toString()).toBe(ipaddr.parse(address).toString())
      }),
    )
  })
})

describe('a record as a line of a zone', () => {
  const record = { name: 'x.test', ttl: 30, preference: null }
  it.each([
    [{ ...record, type: 'MX', preference: 10, data: 'mx.test' }, 'x.test. 30 IN MX 10 mx.test.'],
    [{ ...record, type: 'MX', preference: 0, data: '.' }, 'x.test. 30 IN MX 0 .'],
    [{ ...record, type: 'PTR', data: 'mx.test' }, 'x.test. 30 IN PTR mx.test.'],
    [{ ...record, type: 'AAAA', data: '2001:db8::1' }, 'x.test. 30 IN AAAA 2001:db8::1'],
    [{ ...record, type: 'TXT', data: 'v=x "y"' }, 'x.test. 30 IN TXT "v=x \\"y\\""'],
    [{ ...record, type: 'TLSA', data: '3 1 1 0f0e' }, 'x.test. 30 IN TLSA 3 1 1 0f0e'],
  ])('%o', (record, line) => {
    expect(zoneLine(record)).toBe(line)
    expect(readZoneLine(line)).toMatchObject({ owner: 'x.test', type: record.type })
  })

  it.each(['', 'x.test. IN A 192.0.2.1', 'no answer to x.test MX'])('is not read from %o', (line) => {
    expect(readZoneLine(line)).toBeNull()
  })

  it('says for people that nothing is there, and how old an answer is', () => {
    const asked = { name: 'x.test', type: 'MX', message: '', authentic: false, age: null, answers: [] }
    expect(linesOfAsked({ ...asked, status: 'absent' })).toEqual(['x.test. MX: no such name (NXDOMAIN)'])
    expect(linesOfAsked({ ...asked, status: 'empty' })).toEqual(['x.test. MX: no MX record'])
    expect(linesOfAsked({ ...asked, status: 'failed', message: 'No answer.' })).toEqual(['x.test. MX: No answer.'])
    expect(linesOfAsked({ ...asked, status: 'found', age: 7, answers: ['x.test. 23 IN MX 0 .'] })).toEqual([
      'x.test. 23 IN MX 0 . (from memory, asked 7 s ago)',
    ])
  })
})
