/** For each rule about the zone, reverse names and blocklists: a test in which it speaks, and a near miss. */
import type { ListedAddress, Listing } from '../../../shared/diagnosis/blocklists.ts'
import type { Asked } from '../../../shared/diagnosis/questions.ts'
import type { NamedAddress, Standing } from '../../../shared/diagnosis/reverse-dns.ts'
import type { MailHost } from '../../../shared/events.ts'
import { fold } from '../../../shared/fold.ts'
import type { Facts } from '../../../shared/report.ts'
import type { CheckName, Route } from '../../../shared/words.ts'
import { Scribe } from '../../samples/scribe.ts'
import type { Case } from './diagnosis-cases.ts'

function beside(
  name: CheckName,
  data: Record<string, unknown>,
  hosts: MailHost[] = [],
  { route = 'mx' as Route, sessions = 1 } = {},
): Facts {
  const scribe = new Scribe('beside000001')
  scribe.tell(1, { type: 'check', name, status: 'passed', summary: '', data })
  scribe.tell(2, { type: 'resolved', kind: 'domain', route, hosts })
  for (let index = 0; index < sessions; index++) {
    scribe
      .open(index, 3, 'mx1.example.com', 10, `192.0.2.${25 + index}`)
      .connect('192.0.2.25')
      .skip('Not reached.')
  }
  return fold(null, scribe.finish(9)) as Facts
}

const zone = (hosts: MailHost[], questions: Partial<Asked>[] = [], route: Route = 'mx') =>
  beside('dns', { troubles: [], questions }, hosts, { route })

const mx = (host: string, ...addresses: string[]): MailHost => ({ host, preference: 10, addresses })
const asked = (type: string, status: Asked['status'], ...answers: string[]): Asked => ({
  name: type === 'MX' ? 'example.com' : 'mx1.example.com',
  type,
  status,
  message: status === 'failed' ? 'The resolver answered SERVFAIL.' : '',
  authentic: false,
  age: null,
  answers,
})
const FOUR = asked('A', 'found', 'mx1.example.com. 30 IN A 192.0.2.25')

const named = (standing: Standing, more: Partial<NamedAddress> = {}): NamedAddress => ({
  address: '192.0.2.25',
  host: 'mx1.example.com',
  pointer: '25.2.0.192.in-addr.arpa',
  standing,
  names: standing === 'missing' ? [] : [{ name: 'mx1.example.com', leadsBack: standing === 'confirmed' }],
  greetings: [{ session: 0, banner: 'mx1.example.com', ehlo: null }],
  ...more,
})
const reverse = (...addresses: unknown[]) => beside('reverse-dns', { addresses })

const listed = (listing: Listing, list = 'list.example'): ListedAddress => ({
  list,
  address: '192.0.2.25',
  host: 'mx1.example.com',
  listing,
  codes: listing === 'listed' ? ['127.0.0.2'] : [],
  reason: '',
  age: 0,
})
const lists = (...listings: unknown[]) => beside('blocklists', { listings })

export const BESIDE_CASES: Case[] = [
  {
    code: 'contradictory-answers',
    speaks: () => zone([], [FOUR, asked('AAAA', 'absent')]),
    silent: () => zone([], [FOUR, asked('AAAA', 'empty')]),
  },
  {
    code: 'contradictory-answers',
    speaks: () => zone([], [asked('A', 'absent'), asked('AAAA', 'found', 'mx1.example.com. 30 IN AAAA 2001:db8::1')]),
    silent: () => zone([], [asked('A', 'absent'), asked('AAAA', 'absent')]),
  },
  {
    code: 'no-ipv6',
    speaks: () => zone([mx('mx1.example.com', '192.0.2.25')], [FOUR, asked('AAAA', 'empty')]),
    silent: () => zone([mx('mx1.example.com', '192.0.2.25')], [FOUR, asked('AAAA', 'failed')]),
  },
  {
    code: 'half-answered',
    speaks: () => zone([], [FOUR, asked('AAAA', 'failed')]),
    silent: () => zone([], [asked('A', 'failed'), asked('AAAA', 'failed')]),
  },
  {
    code: 'domain-is-alias',
    speaks: () =>
      zone(
        [],
        [asked('MX', 'found', 'example.com. 30 IN CNAME x.example.', 'x.example. 30 IN MX 10 mx1.example.com.')],
      ),
    silent: () => zone([], [asked('MX', 'found', 'example.com. 30 IN MX 10 mx1.example.com.')]),
  },
  {
    code: 'single-mx',
    speaks: () => zone([mx('mx1.example.com', '192.0.2.25', '2001:db8::25')]),
    silent: () => zone([mx('mx1.example.com', '192.0.2.25', '192.0.2.26')]),
  },
  {
    code: 'single-mx',
    speaks: () => zone([mx('mx1.example.com', '192.0.2.25')]),
    silent: () => zone([mx('mx1.example.com', '192.0.2.25')], [], 'implicit-mx'),
  },
  {
    code: 'single-mx',
    speaks: () => zone([mx('mx1.example.com', '192.0.2.25')]),
    silent: () => zone([mx('mx1.example.com', '192.0.2.25'), mx('mx2.example.com')]),
  },
  {
    code: 'mx-share-address',
    speaks: () => zone([mx('a.example', '192.0.2.25', '2001:db8::25'), mx('b.example', '192.0.2.25')]),
    silent: () => zone([mx('a.example', '192.0.2.25'), mx('b.example', '192.0.2.26')]),
  },
  {
    code: 'no-reverse-name',
    speaks: () => reverse(named('confirmed'), named('missing', { address: '192.0.2.26' })),
    silent: () => reverse(named('unknown', { names: [] }), named('inside', { names: [] }), { standing: 'missing' }),
  },
  {
    code: 'reverse-name-unconfirmed',
    speaks: () => reverse(named('unconfirmed')),
    silent: () => reverse(named('missing'), named('unknown'), named('inside')),
  },
  {
    code: 'greets-by-another-name',
    speaks: () => reverse(named('confirmed', { greetings: [{ session: 0, banner: null, ehlo: 'mx.other.example' }] })),
    silent: () => reverse(named('confirmed', { greetings: [{ session: 0, banner: null, ehlo: 'mx1.example.com' }] })),
  },
  {
    code: 'greets-by-another-name',
    speaks: () => reverse(named('confirmed', { greetings: [{ session: 0, banner: 'mx.other.example', ehlo: null }] })),
    silent: () => reverse(named('missing', { greetings: [{ session: 0, banner: 'mx.other.example', ehlo: null }] })),
  },
  {
    code: 'address-listed',
    speaks: () => lists(listed('clean', 'a.example'), listed('listed')),
    silent: () => lists(listed('clean'), listed('refused'), listed('unfit'), listed('silent'), { listing: 'listed' }),
  },
  {
    code: 'blocklist-unusable',
    speaks: () => lists(listed('refused')),
    silent: () => lists(listed('clean'), listed('listed')),
  },
]
