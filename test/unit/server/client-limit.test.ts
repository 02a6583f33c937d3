import type { FastifyRequest } from 'fastify'
import { describe, expect, it, test, vi } from 'vitest'
import { Budget } from '../../../server/probe/budget.ts'
import { createClientLimit } from '../../../server/routes/client-limit.ts'
import { clientNetwork } from '../../../server/routes/client-network.ts'
import { ManualTime } from '../../setup/manual-time.ts'
import { setting } from './setting.ts'

it.each([
  ['192.0.2.1', '192.0.2.0/24'],
  ['192.0.2.255', '192.0.2.0/24'],
  ['::ffff:192.0.2.77', '192.0.2.0/24'],
  ['2001:db8:1:2::3', '2001:db8:1::/48'],
  ['2001:db8:1:ffff::', '2001:db8:1::/48'],
  ['fe80::1%eth0', 'fe80::/48'],
  ['unknown', 'unknown'],
])('%s is counted to %s', (address, network) => {
  expect(clientNetwork(address)).toBe(network)
})

describe('what is kept of a visitor', () => {
  it('is no address, and gone once it does not count any more', () => {
    let now = 0
    const calls: { at: number; call: () => void }[] = []
    const budget = new Budget(2, { now: () => now })
    const spend = vi.spyOn(budget, 'spend')
    const limit = createClientLimit(2, budget, (ms, call) => calls.push({ at: now + ms, call }))
    const from = (ip: string) => limit({ ip } as FastifyRequest)
    from('192.0.2.7')
    expect(spend.mock.calls).toEqual([['192.0.2.0/24', '']])
    now = 30_000
    from('198.51.100.7')
    expect(budget.size).toBe(2)
    for (const { at, call } of calls) {
      now = at
      call()
    }
    expect(now).toBeLessThan(91_000)
    expect(budget.size).toBe(0)
  })
})

test('all of an IPv4 /24 and of an IPv6 /48 are one visitor', async () => {
  const { app } = await setting({ env: { CLIENT_TESTS_PER_MINUTE: '2', TRUST_PROXY: '1' }, time: new ManualTime(0) })
  const post = async (ip: string) => {
    const headers = { 'x-forwarded-for': ip }
    const answer = await app.inject({ method: 'POST', url: '/api/tests', payload: { target: 'example.com' }, headers })
    return answer.statusCode
  }
  for (const [first, second, third, other] of [
    ['192.0.2.1', '192.0.2.2', '192.0.2.254', '192.0.3.1'],
    ['2001:db8:1:2::1', '2001:db8:1:3::1', '2001:db8:1:4::1', '2001:db8:2::1'],
  ] as const) {
    expect([await post(first), await post(second), await post(third), await post(other)]).toEqual([201, 201, 429, 201])
  }
})
