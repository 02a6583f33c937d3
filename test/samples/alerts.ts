/** Messages of a watch as the engine makes them, to say them in every channel. */
import type { Alert, AlertEvidence, AlertIncident, Confirmation, Links } from '../../shared/watch/alert.ts'

const HERE = 'https://helograph.example'

export const evidence: AlertEvidence = {
  url: `${HERE}/t/k3JqX9abcdEF`,
  at: '2026-11-25T02:44:12.310Z',
  host: 'mx1.example.com',
  address: '192.0.2.25',
  port: 25,
  step: 'banner',
  kind: 'reply',
  message: 'The server answered 554, where 220 is due.',
  line: '554 5.3.2 mx1.example.com no service here',
  received: '554 5.3.2 mx1.example.com no service here\\r\\n',
  title: 'mx1.example.com takes no mail at all',
  meaning:
    'A banner that begins with 554 says that there is no mail service here (RFC 5321 3.1). Every sender turns away.',
  remedy: 'Start the mail service again, or take this host out of the MX records:\n    systemctl start postfix',
  source: 'RFC 5321 3.1',
  sessions: [
    {
      host: 'mx2.example.com',
      address: '2001:db8::26',
      steps: [
        { name: 'connect', status: 'failed' },
        { name: 'banner', status: 'skipped' },
      ],
    },
    {
      host: 'mx1.example.com',
      address: '192.0.2.25',
      steps: [
        { name: 'connect', status: 'passed' },
        { name: 'banner', status: 'failed' },
        { name: 'ehlo', status: 'skipped' },
      ],
    },
  ],
}

export const incident: AlertIncident = {
  number: 3,
  rule: 'mail cannot arrive at all',
  since: '2026-11-25T02:43:12.310Z',
  confirmedAt: '2026-11-25T02:44:12.310Z',
  confirmed: 'Seen at 02:43:12 UTC, and again at 02:44:12 UTC, from Frankfurt.',
  flaps: 0,
  acknowledgedAt: null,
  acknowledgedBy: '',
  recoveredAt: null,
  lastedMs: null,
}

export const opened: Alert = {
  id: 'happening1',
  kind: 'opened',
  at: '2026-11-25T02:44:12.310Z',
  watch: { id: 'watch1', name: 'example.com', target: 'example.com' },
  summary: 'No mail can reach example.com: mx1.example.com takes no mail at all.',
  incident,
  evidence,
  lastToday: false,
  thread: 'watch1-3-email1',
  sequence: 1,
  acknowledge: { url: `${HERE}/ack/token`, word: 'OK', key: '1' },
  stop: { url: `${HERE}/stop/token`, word: 'STOP', key: '9' },
}

export const recovered: Alert = {
  ...opened,
  id: 'happening2',
  kind: 'recovered',
  at: '2026-11-25T03:25:12.310Z',
  summary: 'Mail reaches example.com again.',
  incident: { ...incident, recoveredAt: '2026-11-25T03:25:12.310Z', lastedMs: 2_520_000 },
  evidence: null,
  sequence: 2,
  acknowledge: null,
}

/** The tenth SMS of a day, for one. */
export const lastToday: Alert = { ...opened, id: 'happening3', kind: 'reminder', lastToday: true, sequence: 10 }

export const unable: Alert = {
  ...opened,
  id: 'happening4',
  kind: 'unable',
  summary: 'For an hour Helograph has been unable to tell how example.com is.',
  incident: null,
  evidence: null,
  thread: 'watch1-unable-email1',
  acknowledge: null,
}

export const confirmation: Confirmation = {
  kind: 'confirm',
  id: 'confirm1',
  watch: { name: 'Win a prize at https://evil.example', target: 'example.com' },
  code: null,
  url: `${HERE}/confirm/token`,
  challenge: null,
  expiresAt: '2026-11-26T02:43:12.310Z',
  stop: opened.stop,
}

export const links: Links = {
  kind: 'links',
  id: 'links1',
  watches: [
    { name: 'example.com', target: 'example.com', url: `${HERE}/w/secret-one` },
    { name: 'The shop', target: 'mx1.example.net:587', url: `${HERE}/w/secret-two` },
  ],
  stop: opened.stop,
}

/** An alert about a server that says this, wherever a server can have a say. @param said escaped, as the wire's text always is */
export function about(said: string): Alert {
  return {
    ...opened,
    watch: { ...opened.watch, name: said },
    summary: `No mail can reach example.com: ${said}`,
    incident: { ...incident, acknowledgedBy: said, confirmed: said },
    evidence: {
      ...evidence,
      line: said,
      received: said,
      message: said,
      title: said,
      meaning: said,
      remedy: `${said}\n    ${said}`,
    },
  }
}
