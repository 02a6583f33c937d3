/** Invented incidents of an invented server: one that is over, one of long ago, one that goes on. */
import type { IncidentSeen } from '../../shared/watch/overview.ts'

const MINUTE = 60_000
const iso = (at: number) => new Date(at).toISOString()

/** Milliseconds since the epoch. */
export type Spell = { from: number; to: number }
export const BROKEN: Spell = { from: Date.parse('2026-11-25T09:12:10Z'), to: Date.parse('2026-11-25T09:34:10Z') }
/** It goes on. */
export const BREAKING: Spell = { from: Date.parse('2026-11-25T14:07:10Z'), to: Number.POSITIVE_INFINITY }
export const REASON = 'mx1.example.com takes no mail at all.'

export const INCIDENT: IncidentSeen = {
  number: 2,
  rule: 'no-mail',
  status: 'recovered',
  since: iso(BROKEN.from),
  openedAt: iso(BROKEN.from + MINUTE),
  reopenedAt: null,
  easedAt: iso(BROKEN.to - MINUTE),
  recoveredAt: iso(BROKEN.to),
  reason: REASON,
  tests: ['mixed0000001', 'mixed0000001', 'clean0000001'],
  flaps: 0,
  acknowledgedAt: iso(BROKEN.from + 9 * MINUTE),
  acknowledgedBy: 'by SMS',
  alerts: [],
  evidence: {
    url: '/t/mixed0000001',
    host: 'mx1.example.com',
    address: '192.0.2.25',
    port: 25,
    step: 'banner',
    message: 'The server answered 554, where 220 is due.',
    line: '554 5.3.2 mx1.example.com no service here',
    title: 'The server takes no mail at all',
  },
  deliveries: [
    delivery('opened', 'to-email', BROKEN.from + MINUTE, 'delivered', [
      ['try-again', '451 4.3.0 try again later'],
      ['delivered', '250 2.0.0 Ok: queued as 4cXyZ12'],
    ]),
    delivery('escalated', 'to-sms', BROKEN.from + 6 * MINUTE, 'delivered', [['delivered', 'SM1c0ffee: sent']]),
    delivery('recovered', 'to-email', BROKEN.to, 'delivered', [['delivered', '250 2.0.0 Ok: queued as 4cXyZ77']]),
  ],
}

export function delivery(
  kind: string,
  to: string,
  at: number,
  state: IncidentSeen['deliveries'][number]['state'],
  tries: [outcome: string, answer: string][],
): IncidentSeen['deliveries'][number] {
  return {
    id: `${kind}-${to}`,
    channel: to,
    kind,
    incident: 2,
    state,
    createdAt: iso(at),
    dueAt: iso(at),
    settledAt: iso(at + tries.length * MINUTE),
    tries: tries.map(([outcome, answer], index) => ({
      no: index + 1,
      beganAt: iso(at + index * MINUTE),
      endedAt: iso(at + index * MINUTE + 800),
      outcome,
      answer,
    })),
  }
}

export const OLDER: IncidentSeen = {
  ...INCIDENT,
  number: 1,
  rule: 'certificate-ends 14',
  since: '2026-10-07T06:00:05.000Z',
  openedAt: '2026-10-07T06:01:05.000Z',
  recoveredAt: '2026-10-07T10:00:05.000Z',
  reason: 'The certificate of mx1.example.com ends in 13 days.',
  acknowledgedAt: null,
  acknowledgedBy: '',
  evidence: null,
  deliveries: [],
}

/** An incident that goes on. */
export const OPEN: IncidentSeen = {
  ...INCIDENT,
  status: 'open',
  since: iso(BREAKING.from),
  openedAt: iso(BREAKING.from + MINUTE),
  easedAt: null,
  recoveredAt: null,
  acknowledgedAt: null,
  acknowledgedBy: '',
  deliveries: [
    delivery('opened', 'to-email', BREAKING.from + MINUTE, 'delivered', [
      ['try-again', '451 4.3.0 try again later'],
      ['delivered', '250 2.0.0 Ok: queued as 4cXyZ12'],
    ]),
    delivery('escalated', 'to-sms', BREAKING.from + 6 * MINUTE, 'refused', [
      ['refused', '21610: the recipient has replied STOP'],
    ]),
  ],
}
