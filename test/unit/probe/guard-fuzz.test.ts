import net from 'node:net'
import type { DecodedPacket } from 'dns-packet'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Canaries } from '../../../server/probe/canaries.ts'
import { createChecks } from '../../../server/probe/checks/all.ts'
import { createHttpsGet } from '../../../server/probe/checks/https-get.ts'
import { systemClock } from '../../../server/probe/clock.ts'
import { type Resolver, readAnswer } from '../../../server/probe/dns/resolver.ts'
import type { Door } from '../../../server/probe/door.ts'
import { createGuard } from '../../../server/probe/guard.ts'
import { Reach } from '../../../server/probe/reach.ts'
import { type ProbeTools, runTest } from '../../../server/probe/run.ts'
import type { Target } from '../../../shared/events.ts'
import { DEFAULT_OPTIONS } from '../../../shared/options.ts'
import { parseTarget } from '../../../shared/target.ts'
import { ManualClock } from '../../wire/manual-clock.ts'
import { makeTools } from '../../wire/rehearsal.ts'
import { FORBIDDEN, NO_ADDRESSES, TYPED } from './guard-cases.ts'

const guard = createGuard([])

/** The registries of IANA once more, in Node's own words: nothing of the guard's is in here. */
const special = new net.BlockList()
for (const cidr of (
  '0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 168.63.129.16/32 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 ' +
  '192.0.2.0/24 192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4'
).split(' ')) {
  const [network, bits] = cidr.split('/')
  special.addSubnet(network as string, Number(bits), 'ipv4')
}
const assigned = new net.BlockList()
assigned.addSubnet('2000::', 3, 'ipv6')
for (const cidr of '2001::/32 2001:2::/48 2001:10::/28 2001:20::/28 2001:db8::/32 2002::/16 3fff::/20'.split(' ')) {
  const [network, bits] = cidr.split('/')
  special.addSubnet(network as string, Number(bits), 'ipv6')
}

function isPublic(address: string): boolean {
  if (net.isIPv4(address)) return !special.check(address, 'ipv4')
  return (
    net.isIPv6(address) && !address.includes('%') && assigned.check(address, 'ipv6') && !special.check(address, 'ipv6')
  )
}

const anyFour = fc.ipV4()
const anySix = fc.ipV6()
const addressLike = fc
  .array(
    fc.constantFrom('127', '0', '1', '::', ':', '.', 'ffff', '0x7f', '[', ']', '%', 'lo', '64:ff9b', ' ', '\0', '7f00'),
    {
      minLength: 1,
      maxLength: 12,
    },
  )
  .map((parts) => parts.join(''))

it('nothing that the guard lets through is anything but an address of the public internet', () => {
  fc.assert(
    fc.property(fc.oneof(anyFour, anySix, addressLike, fc.constantFrom(...NO_ADDRESSES)), (text) => {
      if (guard.forbidden(text) === null) expect(isPublic(text), text).toBe(true)
    }),
    { numRuns: 5000 },
  )
})

it('and of IPv4 it keeps nothing back that is public, but for ranges that IANA gave to a purpose', () => {
  fc.assert(
    fc.property(anyFour, (address) => {
      const purpose = /^192\.(31\.196|52\.193|175\.48)\./.test(address)
      if (isPublic(address) && !purpose) expect(guard.forbidden(address), address).toBeNull()
    }),
    { numRuns: 5000 },
  )
})

it.each(TYPED)('%s, typed in, is refused, or is a name that only the DNS could lead anywhere', (input) => {
  const parsed = parseTarget(input)
  const address = parsed.ok ? (parsed.target.kind === 'address' ? parsed.target.host : null) : parsed.address
  if (address) expect(guard.forbidden(address)).not.toBeNull()
  else if (parsed.ok) expect(net.isIP(parsed.target.host)).toBe(0)
})

/** What a stranger's zone may say: another thing with each question, through aliases or not. */
const addresses = fc.constantFrom(
  ...FORBIDDEN.map(([address]) => address),
  '8.8.8.8',
  '1.1.1.1',
  '2606:4700::1111',
  'localhost',
  '',
)
const rdata = fc.oneof(
  { weight: 6, arbitrary: addresses.map((data) => ({ type: data.includes(':') ? 'AAAA' : 'A', data })) },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom('a.example', 'b.example', 'localhost', '127.0.0.1', '[::1]')
      .map((data) => ({ type: 'CNAME', data })),
  },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom('a.example', 'mx.example', 'localhost', '127.0.0.1', '10.0.0.1', '::1', '.')
      .map((exchange) => ({ type: 'MX', data: { exchange, preference: 1 } })),
  },
  { weight: 1, arbitrary: fc.constant({ type: 'TXT', data: 'v=STSv1; id=1' }) },
)
const zone = fc.array(fc.array(fc.record({ rdata, own: fc.boolean() }), { maxLength: 6 }), {
  minLength: 1,
  maxLength: 8,
})

/** Both addresses of it are public, whatever is asked for. */
const PUBLIC_ZONE = [
  [
    { rdata: { type: 'A', data: '1.1.1.1' }, own: true },
    { rdata: { type: 'AAAA', data: '2606:4700::1111' }, own: true },
  ],
]

type Example = [typeof PUBLIC_ZONE, Target, 'auto', 'ECONNREFUSED']

function changingResolver(
  says: readonly (readonly { rdata: { type: string; data: unknown }; own: boolean }[])[],
): Resolver {
  let asked = 0
  return {
    async query(name, type) {
      const records = says[asked++ % says.length] ?? []
      const answers = records.map(({ rdata, own }) => ({ ttl: 0, ...rdata, name: own ? name : 'a.example' }))
      return readAnswer({ rcode: 'NOERROR', flag_ad: false, answers } as unknown as DecodedPacket, name, type)
    },
  }
}

it('whatever the DNS says, and however it changes its mind, nobody knocks at anything but the public internet', async () => {
  const seen = new Set<string>()
  const targets: Target[] = ['example.com', 'localhost', 'mx.example', '8.8.8.8'].map((host) => {
    const kind = net.isIP(host) ? ('address' as const) : ('domain' as const)
    return { input: host, kind, host, port: 25, security: 'auto', family: 'any' }
  })
  const errors = fc.constantFrom('ECONNREFUSED', 'ETIMEDOUT', 'EHOSTUNREACH')
  await fc.assert(
    fc.asyncProperty(
      zone,
      fc.constantFrom(...targets),
      fc.constantFrom('auto', 'mx', 'host'),
      errors,
      async (says, target, via, code) => {
        const door: Door = (address) => {
          expect(isPublic(address), address).toBe(true)
          seen.add(address)
          const socket = new net.Socket()
          setImmediate(() => socket.destroy(Object.assign(new Error(code), { code })))
          return socket
        }
        const resolver = changingResolver(says)
        const reach = new Reach(() => 0)
        const clock = systemClock
        const tools: ProbeTools = {
          ...makeTools(new ManualClock(), []),
          ...{ clock, guard, door, resolver, reach },
          checks: createChecks({ blocklists: [], ownResolvers: false }),
          get: createHttpsGet({ clock, door }),
          canaries: new Canaries(['canary.example'], { clock, resolver, guard, door, reach }),
        }
        // The test, and the second look at the same target.
        for (const id of ['first', 'second'])
          await runTest(
            { id, target, options: { ...DEFAULT_OPTIONS, via } },
            () => {},
            tools,
            new AbortController().signal,
          )
        expect([...seen].filter((address) => !isPublic(address))).toEqual([])
      },
    ),
    // The examples see to it that the doors that may be opened are found, whatever the generator comes upon.
    {
      numRuns: 300,
      examples: targets.map((target) => [PUBLIC_ZONE, target, 'auto', 'ECONNREFUSED'] satisfies Example),
    },
  )
  expect([...seen].sort()).toEqual(['1.1.1.1', '2606:4700::1111', '8.8.8.8'])
}, 60_000)
