import { describe, expect, test } from 'vitest'
import { type Ask, lookAtHeloName, lookAtMailFrom } from '../../../server/commands/look-at-names.ts'
import type { Remark } from '../../../server/commands/remark.ts'
import type { Answer } from '../../../server/probe/dns/resolver.ts'

/** A zone as a map from `name type` to data; what is not in it does not exist, `!` is a failure. */
const zone = (records: Record<string, string>): Ask => {
  return async (name, type): Promise<Answer> => {
    const data = records[`${name} ${type}`]
    if (data === '!')
      return { status: 'failed', reason: 'timeout', message: `No answer from the resolver to ${name} ${type}.` }
    if (data === undefined) return { status: 'absent', aliases: [], authentic: false }
    const records_ = data.split(',').map((one) => ({ name, type, ttl: 60, data: one, preference: null }))
    return { status: 'found', records: records_, aliases: [], authentic: false }
  }
}
const told = (remarks: Remark[]) => remarks.map(({ level, text }) => `${level}: ${text}`)

const FORWARD = { 'probe.test A': '192.0.2.1' }
const BOTH = { ...FORWARD, '1.2.0.192.in-addr.arpa PTR': 'probe.test' }
const introduction = { heloName: 'probe.test', chosen: true, publicAddresses: [] as string[] }

describe('the name after EHLO', () => {
  test.each<[string, Record<string, string>, Partial<typeof introduction>, RegExp[]]>([
    ['leads there and back', BOTH, {}, [/^good: probe\.test leads to 192\.0\.2\.1, and that back to it\.$/]],
    ['is written in capitals', BOTH, { heloName: 'Probe.Test' }, [/^good: /]],
    [
      'leads back over one of several names',
      { ...BOTH, '1.2.0.192.in-addr.arpa PTR': 'other.test,probe.test' },
      {},
      [/^good: /],
    ],
    ['has no address', {}, {}, [/^wrong: probe\.test has no address; publish/]],
    ['has no address, and nobody chose it', {}, { chosen: false }, [/^note: probe\.test has no address/]],
    [
      'cannot be looked up',
      { 'probe.test A': '!', 'probe.test AAAA': '!' },
      {},
      [/^note: probe\.test could not be looked up: No answer/],
    ],
    [
      'has no way back',
      FORWARD,
      {},
      [/^wrong: .*192\.0\.2\.1, which has no PTR record; have whoever gave you the address set it to probe\.test\.$/],
    ],
    [
      'leads back to another',
      { ...FORWARD, '1.2.0.192.in-addr.arpa PTR': 'dyn-1.isp.test' },
      {},
      [/^wrong: .* the PTR record dyn-1\.isp\.test; /],
    ],
    [
      'may lead back, which nobody tells',
      { ...FORWARD, '1.2.0.192.in-addr.arpa PTR': '!' },
      {},
      [/^note: The PTR record of 192\.0\.2\.1 could not be looked up/],
    ],
    [
      'misses an address of the machine',
      BOTH,
      { publicAddresses: ['192.0.2.1', '2001:db8::1'] },
      [/^good/, /^note: This machine also has 2001:db8::1, /],
    ],
    ['is an address', {}, { heloName: '[192.0.2.1]' }, [/^note: \[192\.0\.2\.1\] is an address/]],
  ])('%s', async (_, records, more, expected) => {
    const remarks = told(await lookAtHeloName({ ...introduction, ...more }, zone(records)))
    expect(remarks).toHaveLength(expected.length)
    for (const [index, pattern] of expected.entries()) expect(remarks[index]).toMatch(pattern)
  })
})

describe('the sender', () => {
  test.each<[string, Record<string, string>, RegExp[]]>([
    [
      'can be answered, and has an SPF record',
      { 'probe.test MX': 'mx.test', 'probe.test TXT': 'v=spf1 a -all' },
      [/^good: /],
    ],
    [
      'has an address only, and no SPF record',
      { 'probe.test A': '192.0.2.1', 'probe.test TXT': 'v=spf10,other' },
      [/^good: /, /^note: probe\.test has no SPF record/],
    ],
    ['is in a domain that is not there', {}, [/^wrong: probe\.test takes no mail/]],
    [
      'cannot be looked up',
      { 'probe.test MX': '!', 'probe.test A': '!', 'probe.test AAAA': '!' },
      [/^note: probe\.test could not be looked up\.$/],
    ],
  ])('%s', async (_, records, expected) => {
    const remarks = told(await lookAtMailFrom('postmaster@Probe.Test', zone(records)))
    expect(remarks).toHaveLength(expected.length)
    for (const [index, pattern] of expected.entries()) expect(remarks[index]).toMatch(pattern)
  })

  test('of an address literal is left alone', async () => {
    expect(await lookAtMailFrom('postmaster@[192.0.2.1]', zone({}))).toEqual([])
  })
})
