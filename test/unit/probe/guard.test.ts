import fc from 'fast-check'
import ipaddr from 'ipaddr.js'
import { describe, expect, it } from 'vitest'
import { createGuard } from '../../../server/probe/guard.ts'
import { FORBIDDEN, NO_ADDRESSES } from './guard-cases.ts'

const guard = createGuard([])

describe('what is not the public internet is refused', () => {
  it.each(FORBIDDEN)('%s: %s', (address) => {
    expect(guard.forbidden(address)).toMatch(/^(it|nobody) /)
  })
  it.each(NO_ADDRESSES)('%j, which is no address', (text) => {
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
