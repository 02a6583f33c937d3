import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { PROBLEMS } from '../../../server/problems.ts'
import { DELIVERY_STATES } from '../../../server/store/watch/outbox.ts'
import { ProblemDetails, TestAccepted, TestOrder } from '../../../shared/api.ts'
import { Comparison, FindingChange, SessionChange, StepChange } from '../../../shared/compare/comparison.ts'
import { Concluded } from '../../../shared/concluded.ts'
import { EVENTS } from '../../../shared/events.ts'
import { Finding, Report, Session } from '../../../shared/report.ts'
import { SpecimenCard } from '../../../shared/specimen-card.ts'
import {
  CHANNEL_STATES,
  Channel,
  ChannelOffer,
  LookSummary,
  STANDINGS,
  TokenState,
  Watch,
  WatchCreated,
  WatchOrder,
} from '../../../shared/watch/api.ts'
import { QuietHours } from '../../../shared/watch/calm.ts'
import { DayFigures } from '../../../shared/watch/days.ts'
import { DeliveryView, History } from '../../../shared/watch/history.ts'
import { INCIDENT_STATUSES, Incident } from '../../../shared/watch/incident.ts'
import { LatencyOverTime } from '../../../shared/watch/latency.ts'
import { Look, MOODS } from '../../../shared/watch/look.ts'
import { IncidentSeen, Overview } from '../../../shared/watch/overview.ts'
import { RULE_NAMES } from '../../../shared/watch/rules.ts'
import { Status } from '../../../shared/watch/status.ts'
import { FAILURE_KINDS, FAULTS } from '../../../shared/words.ts'
import { setting } from './setting.ts'

const docs = readFileSync(new URL('../../../docs/api.md', import.meta.url), 'utf8')

/** The part beneath a heading, up to the next of its level or above. */
function section(heading: string): string {
  const level = heading.indexOf(' ')
  const [, after] = docs.split(`\n${heading}\n`)
  if (after === undefined) throw new Error(`there is no "${heading}"`)
  return after.split(new RegExp(`\n#{1,${level}} `))[0] as string
}

/** The first words in code of each row of the tables there. */
const rows = (text: string) => [...text.matchAll(/^\| `([^`]+)`/gm)].map(([, word]) => word).sort()
const sorted = (words: Iterable<string>) => [...words].sort()

describe('the description of the API tells all, and nothing that is not so', () => {
  test('calls', async () => {
    const { app } = await setting()
    const openapi = (await app.inject('/api/openapi.json')).json()
    expect(openapi.openapi).toBe('3.1.0')
    const described = Object.entries<object>(openapi.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    )
    const documented = rows(section('## Calls').split('###')[0] as string)
    expect(documented).toEqual(sorted(described))
  })

  test('problems, here and in OpenAPI', async () => {
    const table = [...section('## Problems').matchAll(/^\| `(\w+)` \| (\d+) \|/gm)].map(
      ([, code, status]) => `${code} ${status}`,
    )
    expect(sorted(table)).toEqual(sorted(Object.entries(PROBLEMS).map(([code, { status }]) => `${code} ${status}`)))
    for (const field of Object.keys(ProblemDetails.properties)) expect(section('## Problems')).toContain(`\`${field}\``)
    const { app } = await setting()
    const openapi = (await app.inject('/api/openapi.json')).body
    for (const code of Object.keys(PROBLEMS)) if (code !== 'internal') expect(openapi).toContain(`\`${code}\``)
  })

  test('what a test can be asked', () => {
    expect(rows(section('### What a test can be asked'))).toEqual(sorted(Object.keys(TestOrder.properties)))
    for (const field of Object.keys(TestAccepted.properties)) {
      expect(section('### What a test can be asked')).toContain(`\`${field}\``)
    }
  })

  test('conclusions', () => {
    expect(rows(section('### Conclusions of a test that runs'))).toEqual(sorted(Object.keys(Concluded.properties)))
  })

  test('practice servers', () => {
    const text = section('### Practice servers')
    for (const field of Object.keys(SpecimenCard.properties)) expect(text).toContain(`\`${field}\``)
  })

  test('watches', () => {
    const text = section('### Watches')
    const { target: _, ...asked } = WatchOrder.properties
    const fields = Object.keys(asked).filter((field) => !(field in TestOrder.properties))
    const words = [...fields, ...Object.keys(Watch.properties), ...Object.keys(Incident.properties), ...RULE_NAMES]
    expect(rows(text)).toEqual(sorted(words))
    for (const { properties } of [
      WatchCreated,
      Channel,
      ChannelOffer,
      LookSummary,
      QuietHours,
      TokenState,
      History,
      Look,
      DayFigures,
      DeliveryView,
      IncidentSeen,
      LatencyOverTime,
      Overview,
      Status,
    ])
      for (const field of Object.keys(properties)) expect(text).toContain(`\`${field}\``)
    for (const word of [...STANDINGS, ...CHANNEL_STATES, ...INCIDENT_STATUSES, ...MOODS, ...DELIVERY_STATES])
      expect(text).toContain(`\`${word}\``)
  })

  test('event types', () => {
    const documented = [...docs.matchAll(/^### Event `([\w-]+)`$/gm)].map(([, type = '']) => type)
    expect(documented).toEqual(Object.keys(EVENTS))
  })

  test.each(Object.entries(EVENTS))('fields of the event %s', (type, schema) => {
    const own = Object.keys(schema.properties).filter((field) => !['n', 'at', 'ms', 'type'].includes(field))
    expect(rows(section(`### Event \`${type}\``))).toEqual(sorted(own))
  })

  test('failures', () => {
    const text = section('### What went wrong, and whose fault it is')
    expect(rows(text)).toEqual(sorted(['kind', ...FAILURE_KINDS]))
    for (const fault of FAULTS) expect(text).toContain(`\`${fault}\``)
  })

  test('the report', () => {
    const text = section('## The report')
    expect(rows(text)).toEqual(sorted(Object.keys(Report.properties)))
    for (const field of [...Object.keys(Session.properties), ...Object.keys(Finding.properties)]) {
      expect(text).toContain(`\`${field}\``)
    }
  })

  test('a comparison', () => {
    const text = section('## A comparison')
    expect(rows(text)).toEqual(sorted(Object.keys(Comparison.properties)))
    for (const { properties } of [SessionChange, StepChange, FindingChange]) {
      for (const field of Object.keys(properties)) expect(text).toContain(`\`${field}\``)
    }
  })
})
