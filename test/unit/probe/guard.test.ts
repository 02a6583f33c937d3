import fc from 'fast-check'
import ipaddr from 'ipaddr.js'
import { describe, expect, it } from 'vitest'
import { createGuard } from '../../../server/probe/guard.ts'

const guard = createGuard([])

describe('what is not the public internet is refused', () => {
  it.each([
    '0.0.0.0',
    '0.1.2.3',
    '10.0.0.1',
    '100.64.0.1',
    '127.0.0.1',
    '127.255.255.254',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.0.0.1',
    '192.0.2.1',
    '192.88.99.1',
    '192.168.1.1',
    '198.18.0.1',
    '198.51.100.1',
    '203.0.113.1',
    '224.0.0.1',
    '239.255.255.255',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::127.0.0.1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '64:ff9b::7f00:1',
    '64:ff9b:1::1',
    '100::1',
    '2001::1',
    '2001:db8::1',
    '2002:7f00:1::1',
    'fc00::1',
    'fd00::2',
    'fe80::1',
    'fec0::1',
    'ff02::1',
    '2001:10::1',
    '2001:20::1',
    '3fff::1',
    '5f00::1',
  ])('%s', (address) => {
    expect(guard.forbidden(address)).toMatch(/^it /)
  })
  it.each(['localhost', '', '1.2.3', 'example.com', '999.1.1.1'])('%j, which is no address', (text) => {
    expect(createGuard(['0.0.0.0/0', '::/0']).forbidden(text)).not.toBeNull()
  })
})

describe('the public internet is not', () => {
  it.each([
    '8.8.8.8',
    '1.1.1.1',
    '172.15.255.255',
    '172.32.0.1',
    '100.63.255.255',
    '100.128.0.1',
    '2606:4700::1111',
    '2a00:1450:4001::1a',
  ])('%s', (address) => {
    expect(guard.forbidden(address)).toBeNull()
  })
})

describe('the operator may open ranges', () => {
  it('and only those', () => {
    const open = createGuard(['127.0.0.0/8', 'fd00::/8', '10.9.9.9'])
    expect(open.forbidden('127.9.9.9')).toBeNull()
    expect(open.forbidden('fd12::1')).toBeNull()
    expect(open.forbidden('10.9.9.9')).toBeNull()
    expect(open.forbidden('10.0.0.1')).not.toBeNull()
    expect(open.forbidden('::ffff:127.0.0.1')).not.toBeNull()
    expect(open.forbidden('64:ff9b::7f00:1')).not.toBeNull()
  })
})

it('however a forbidden IPv4 address is dressed up as IPv6, it stays forbidden', () => {
  const octet = fc.nat(255)
  fc.assert(
    fc.property(fc.constantFrom('10', '127', '192.168', '169.254'), octet, octet, octet, (net, a, b, c) => {
      const address = [...net.split('.'), a, b, c].slice(0, 4).join('.')
      const bytes = ipaddr.IPv4.parse(address).octets.map((byte) => byte.toString(16).padStart(2, '0'))
      const [high, low] = [`${bytes[0]}${bytes[1]}`, `${bytes[2]}${bytes[3]}`]
      const dressed = [
        `::ffff:${high}:${low}`,
        `::${high}:${low}`,
        `64:ff9b::${high}:${low}`,
        `2002:${high}:${low}::1`,
        `64:ff9b:1::${high}:${low}`,
      ]
      for (const form of [address, ...dressed]) expect(guard.forbidden(form), form).not.toBeNull()
    }),
  )
})
