import { describe, expect, test } from 'vitest'
import { allowsPort, ConfigError, describePorts, readConfig } from '../../../server/config.ts'

test('without anything set, all has its default, and cannot be changed', () => {
  const config = readConfig({})
  expect(config).toEqual({
    port: 8080,
    host: '::',
    publicUrl: 'http://localhost:8080',
    trustProxy: false,
    dataDir: './data',
    heartbeatUrl: null,
    heloName: null,
    mailFrom: null,
    dnsServers: [],
    allowTargets: [],
    accessToken: null,
    logTargets: 'no',
    allowPorts: [25, 465, 587, 2525].map((port) => ({ from: port, to: port })),
    clientTestsPerMinute: 12,
    targetSessionsPerMinute: 6,
    maxTests: 200,
    maxViewers: 5000,
    maxWatches: 10_000,
    retentionDays: 90,
    secondLook: 'yes',
    sessionsPerMinute: null,
    vantage: 'here',
    refuseTargets: [],
    relayRecipient: null,
    logLevel: 'info',
    blocklists: [],
    canaries: [],
    metricsToken: null,
    smtpUrl: null,
    alertFrom: null,
    twilioAccountSid: null,
    twilioAuthToken: null,
    twilioFrom: null,
    twilioApiUrl: 'https://api.twilio.com',
  })
  expect(Object.isFrozen(config) && Object.isFrozen(config.allowPorts) && Object.isFrozen(config.allowPorts[0])).toBe(
    true,
  )
})

describe('good values', () => {
  const good: [string, string, object][] = [
    ['PORT', '3000', { port: 3000, publicUrl: 'http://localhost:3000' }],
    ['PORT', '', { port: 8080 }],
    ['PORT', '  ', { port: 8080 }],
    ['PUBLIC_URL', 'https://helograph.example/', { publicUrl: 'https://helograph.example' }],
    ['TRUST_PROXY', 'true', { trustProxy: true }],
    ['TRUST_PROXY', '1', { trustProxy: 1 }],
    ['TRUST_PROXY', '10.0.0.0/8, fd00::/8', { trustProxy: ['10.0.0.0/8', 'fd00::/8'] }],
    ['HELO_NAME', 'probe.example.com', { heloName: 'probe.example.com' }],
    ['HELO_NAME', '[IPv6:2001:db8::1]', { heloName: '[IPv6:2001:db8::1]' }],
    ['MAIL_FROM', 'probe+test@example.com', { mailFrom: 'probe+test@example.com' }],
    [
      'DNS_SERVERS',
      '192.0.2.53,192.0.2.54:5353,[2001:db8::53]:54',
      {
        dnsServers: [
          { address: '192.0.2.53', port: 53 },
          { address: '192.0.2.54', port: 5353 },
          { address: '2001:db8::53', port: 54 },
        ],
      },
    ],
    ['ALLOW_TARGETS', '127.0.0.0/8,::1/128', { allowTargets: ['127.0.0.0/8', '::1/128'] }],
    [
      'ALLOW_PORTS',
      '25,1000-2000',
      {
        allowPorts: [
          { from: 25, to: 25 },
          { from: 1000, to: 2000 },
        ],
      },
    ],
    ['CLIENT_TESTS_PER_MINUTE', '0', { clientTestsPerMinute: 0 }],
    ['BLOCKLISTS', 'Zen.Example.org., bl.example', { blocklists: ['zen.example.org', 'bl.example'] }],
    ['SECOND_LOOK', 'no', { secondLook: 'no' }],
    ['LOG_LEVEL', 'warn', { logLevel: 'warn' }],
    ['DATABASE_URL', '', {}],
    ['METRICS_TOKEN', '0123456789abcdef', { metricsToken: '0123456789abcdef' }],
    ['SMTP_URL', 'smtps://me:secret@mail.example', { smtpUrl: 'smtps://me:secret@mail.example' }],
    ['ALERT_FROM', 'alarm@helograph.example', { alertFrom: 'alarm@helograph.example' }],
    ['TWILIO_FROM', '+14155550123', { twilioFrom: '+14155550123' }],
    ['TWILIO_API_URL', 'http://127.0.0.1:9000', { twilioApiUrl: 'http://127.0.0.1:9000' }],
  ]
  test.each(good)('%s=%s', (name, value, expected) => {
    expect(readConfig({ [name]: value })).toMatchObject(expected)
  })
})

describe('wrong values are told in one line with name, value and mend', () => {
  const bad: [string, string][] = [
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '80.5'],
    ['PORT', 'http'],
    ['PUBLIC_URL', 'helograph.example'],
    ['PUBLIC_URL', 'https://helograph.example/path'],
    ['PUBLIC_URL', 'ftp://helograph.example'],
    ['ALERT_FROM', 'Helograph <alarm@helograph.example>'],
    ['TWILIO_ACCOUNT_SID', 'SK0123'],
    ['TWILIO_FROM', '0170 123'],
    ['TWILIO_API_URL', 'http://api.twilio.com'],
    ['TRUST_PROXY', 'yes'],
    ['HELO_NAME', 'localhost'],
    ['HELO_NAME', 'probe.example.com\r\nRSET'],
    ['HELO_NAME', '[300.1.2.3]'],
    ['MAIL_FROM', 'postmaster'],
    ['MAIL_FROM', '<a@example.com>'],
    ['MAIL_FROM', 'a@example.com\r\nDATA'],
    ['RELAY_RECIPIENT', 'a b@example.com'],
    ['DNS_SERVERS', 'dns.example'],
    ['DNS_SERVERS', '192.0.2.53:0'],
    ['DNS_SERVERS', '192.0.2.53,,192.0.2.54'],
    ['ALLOW_TARGETS', '10.0.0.0/33'],
    ['ALLOW_TARGETS', '0x7f.1'],
    ['ALLOW_PORTS', '0'],
    ['ALLOW_PORTS', '30-20'],
    ['ALLOW_PORTS', '25,65536'],
    ['ALLOW_PORTS', 'smtp'],
    ['MAX_TESTS', 'many'],
    ['RETENTION_DAYS', '0'],
    ['BLOCKLISTS', 'not a name'],
    ['CANARIES', '-.example'],
    ['SECOND_LOOK', 'maybe'],
    ['LOG_LEVEL', 'loud'],
    ['VANTAGE', 'a\u0000b'],
  ]
  test.each(bad)('%s=%j', (name, value) => {
    const read = () => readConfig({ [name]: value })
    expect(read).toThrow(ConfigError)
    expect(read).toThrow(/^[A-Z_]+=.*: .+\.$/)
    expect(read).toThrow(`${name}=${value.replace(/\s+/g, ' ')}`)
  })
})

test.each([
  ['DATABASE_URL', 'postgres://me:hunter2@localhost/helograph'],
  ['METRICS_TOKEN', 'hunter2'],
  ['SMTP_URL', 'https://me:hunter2@mail.example'],
  ['TWILIO_AUTH_TOKEN', 'hunter2'],
  ['METRICS_TOKEN', 'hunter2 and some more words'],
])('what is wrong with a secret is told without it: %s=%s', (name, value) => {
  const read = () => readConfig({ [name]: value })
  expect(read).toThrow(new RegExp(`^${name}=\\(not shown\\): .+\\.$`))
  expect(read).not.toThrow('hunter2')
})

test('ports', () => {
  const spans = readConfig({ ALLOW_PORTS: '25,1000-2000' }).allowPorts
  expect([24, 25, 26, 999, 1000, 2000, 2001].map((port) => allowsPort(spans, port))).toEqual([
    false,
    true,
    false,
    false,
    true,
    true,
    false,
  ])
  expect(describePorts(spans)).toBe('25, 1000-2000')
})
