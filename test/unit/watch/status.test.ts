import { describe, expect, test } from 'vitest'
import { atomFeed, certificateCalendar } from '../../../shared/watch/feeds.ts'
import { isBrokenBesides } from '../../../shared/watch/sign.ts'
import type { Status } from '../../../shared/watch/status.ts'
import { elementsOf } from '../xml.ts'
import { HOUR, MINUTE, world } from './manual-world.ts'
import { watch, watchScene } from './scene.ts'

const HOSTILE: Status = {
  slug: 'our-mail',
  name: 'Tom & “Jerry” <b>; mail, and more of it in a name that is longer than a line of a calendar may be, ünd sö wéiter',
  target: 'example.com',
  mail: { status: 'not-taken', since: '2026-11-25T12:10:00.000Z' },
  standing: 'broken',
  maintenance: false,
  watchedSince: '2026-11-25T12:00:00.000Z',
  latestAt: '2026-11-25T13:00:00.000Z',
  days: [],
  incidents: [
    {
      number: 1,
      rule: 'mail cannot arrive at all',
      ruleKey: 'no-mail',
      status: 'recovered',
      since: '2026-11-25T12:10:00.000Z',
      recoveredAt: '2026-11-25T12:40:00.000Z',
      reason: '550 <script>alert("x")</script> & \u0007 so on',
    },
  ],
  outages: [
    { n: 7, since: '2026-11-25T11:00:00.000Z', endedAt: null, reason: 'mx1.example.com takes no mail at all.' },
  ],
  certificates: [
    {
      host: 'mx1.example.com',
      subject: 'CN=mx1.example.com, O=A; B',
      notAfter: '2026-12-30T05:06:07.000Z',
      fingerprint256: 'AA:BB',
    },
  ],
  links: {
    page: 'https://helograph.example/s/our-mail',
    badge: 'https://helograph.example/s/our-mail/badge.svg',
    feed: 'https://helograph.example/s/our-mail/feed.atom',
    calendar: 'https://helograph.example/s/our-mail/certificates.ics',
  },
}

describe('what is public', () => {
  test('tells how the target is and was, and nobody’s address', async () => {
    const w = await world()
    const email = { kind: 'email', address: 'secret.person@example.net' } as const
    await w.watch({ channels: [email], statusPage: { slug: 'our-mail' }, name: 'Our mail' })
    await w.pass(20 * MINUTE)
    w.weather = 'dead'
    await w.pass(30 * MINUTE)
    const broken = await w.watching.status('our-mail')
    expect(broken).toMatchObject({ name: 'Our mail', target: 'example.com', standing: 'broken' })
    w.weather = 'good'
    await w.pass(HOUR)
    const status = await w.watching.status('our-mail')
    expect(status).toMatchObject({
      standing: 'fine',
      incidents: [{ number: 1, rule: 'mail cannot arrive at all', status: 'recovered' }],
      certificates: [{ host: 'mx1.example.com', notAfter: '2026-12-30T00:00:00.000Z' }],
    })
    expect(status.days[0]?.figures.incidents).toBe(1)
    expect(status.days[0]?.figures.seconds.broken).toBeGreaterThan(1500)
    expect(JSON.stringify(status)).not.toContain('secret.person')
  })

  test('keeps the end of a certificate whose server is down just now', async () => {
    const w = await world()
    await w.watch({ statusPage: { slug: 'our-mail' } })
    await w.pass(20 * MINUTE)
    w.weather = 'dead'
    await w.pass(30 * MINUTE)
    const { mail, certificates } = await w.watching.status('our-mail')
    expect(mail.status).toBe('not-taken')
    expect(certificates).toMatchObject([{ host: 'mx1.example.com', notAfter: '2026-12-30T00:00:00.000Z' }])
  })

  test('speaks of something else only where another rule is broken, not while an outage ends', () => {
    const [outage] = HOSTILE.incidents
    if (!outage) throw new Error('no incident')
    const taken = { status: 'taken', since: '2026-11-25T12:41:00.000Z' } as const
    const besides = (...incidents: Status['incidents']) => isBrokenBesides({ mail: taken, incidents })
    expect(besides({ ...outage, status: 'easing', recoveredAt: null })).toBe(false)
    const lost = { ...outage, status: 'open', ruleKey: 'capability-lost SIZE', recoveredAt: null } as const
    expect(besides(lost)).toBe(true)
    expect(besides({ ...lost, status: 'recovered' })).toBe(false)
    expect(isBrokenBesides({ mail: { ...taken, status: 'not-taken' }, incidents: [lost] })).toBe(false)
  })

  test('as JSON, feed, calendar and sign, under a name that its owner chose', async () => {
    const scene = await watchScene()
    await watch(scene, { statusPage: { slug: 'our-mail' } })
    await watch(scene)
    for (const [path, type] of [
      ['/api/status/our-mail', 'application/json'],
      ['/s/our-mail/feed.atom', 'application/atom+xml'],
      ['/s/our-mail/certificates.ics', 'text/calendar'],
      ['/s/our-mail/badge.svg', 'image/svg+xml'],
    ] as const) {
      const answer = await scene.app.inject(path)
      expect([answer.statusCode, answer.headers['content-type']], path).toEqual([200, expect.stringContaining(type)])
      expect((await scene.app.inject(path.replace('our-mail', 'another'))).statusCode).toBe(404)
    }
    expect((await scene.app.inject('/s/our-mail/badge.svg')).body).toContain('not tested yet')
  })
})

test('a feed is sound XML, whatever a server said', () => {
  const feed = atomFeed(HOSTILE)
  const elements = elementsOf(feed.replace(/^<\?xml [^>]*\?>\n/, ''))
  expect(elements.filter(({ name }) => name === 'entry')).toHaveLength(2)
  expect(feed).not.toContain('<script>')
  expect(feed).toContain('<updated>2026-11-25T12:40:00.000Z</updated>')
  expect(feed).toContain('over after 30 minutes')
})

test('a feed shows that an incident came back, and counts no time in which all was well', () => {
  const [first] = HOSTILE.incidents
  const back = { ...first, status: 'open', recoveredAt: null, reopenedAt: '2026-11-25T12:50:00.000Z', wellMs: 540_000 }
  const open = atomFeed({ ...HOSTILE, incidents: [back as Status['incidents'][number]] })
  expect(open.match(/<updated>2026-11-25T12:50:00.000Z<\/updated>/g)).toHaveLength(2)
  expect(open).toContain('example.com: back again: mail cannot arrive at all')
  const over = { ...back, status: 'recovered', recoveredAt: '2026-11-25T13:00:00.000Z' }
  const feed = atomFeed({ ...HOSTILE, incidents: [over as Status['incidents'][number]] })
  expect(feed.match(/<updated>2026-11-25T13:00:00.000Z<\/updated>/g)).toHaveLength(2)
  expect(feed).toContain('over after 41 minutes')
})

test('a calendar without a certificate has a component all the same, as RFC 5545 3.6 wants it', () => {
  const calendar = certificateCalendar({ ...HOSTILE, certificates: [] }, '2026-11-25T13:00:00.000Z')
  expect(calendar).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*BEGIN:VTIMEZONE\r\n[\s\S]*END:VTIMEZONE\r\nEND:VCALENDAR\r\n$/)
  expect(calendar).not.toContain('VEVENT')
  expect(certificateCalendar(HOSTILE, '2026-11-25T13:00:00.000Z')).not.toContain('VTIMEZONE')
})

test('a calendar has lines of 75 octets at most, and says what it means', () => {
  const calendar = certificateCalendar(HOSTILE, '2026-11-25T13:00:00.000Z')
  expect(calendar.endsWith('END:VCALENDAR\r\n')).toBe(true)
  for (const line of calendar.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75)
  const whole = calendar.replaceAll('\r\n ', '')
  expect(whole).toContain('DTSTART;VALUE=DATE:20261230\r\n')
  expect(whole).toContain('SUMMARY:The certificate of mx1.example.com ends at 05:06 UTC\r\n')
  expect(whole).toContain(`X-WR-CALNAME:${HOSTILE.name.replace(/[;,]/g, '\\$&')}: certificates\r\n`)
})
