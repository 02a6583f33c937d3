/** What the page of a watch shows over time, at once. Pure. */
import { type Static, Type } from 'typebox'
import { orNull } from '../events.ts'
import { AlertEvidence } from './alert.ts'
import { DayFigures } from './days.ts'
import { DeliveryView, History } from './history.ts'
import { Incident } from './incident.ts'
import { LatencyOverTime } from './latency.ts'

const Time = (description: string) => Type.String({ description: `${description}; ISO 8601` })
const { url, host, address, port, step, message, line, title } = AlertEvidence.properties

export const IncidentSeen = Type.Object({
  ...Incident.properties,
  evidence: orNull(
    Type.Object(
      { url, host, address, port, step, message, line, title },
      { description: 'what the test showed that confirmed it; null where that is not kept any more' },
    ),
  ),
  deliveries: Type.Array(DeliveryView, { description: 'what was said of it, the first first' }),
})

export const Overview = Type.Object({
  at: Time('now'),
  days: Type.Array(Type.Object({ day: Type.String(), figures: DayFigures }), { description: 'the last 90, in UTC' }),
  incidents: Type.Array(IncidentSeen, { description: 'of the last 90 days, the latest first; at most 50' }),
  olderIncidents: Type.Integer({ description: 'how many more there were in that time' }),
  others: Type.Array(DeliveryView, { description: 'messages about no incident, the latest ten first' }),
  day: Type.String({ description: 'the one whose tests follow, in UTC: `2026-11-25`' }),
  looks: Type.Object(
    { made: Type.Integer({ description: 'how many there were' }), kept: History.properties.looks },
    { description: 'the tests of that day' },
  ),
  latency: LatencyOverTime,
})
export type IncidentSeen = Static<typeof IncidentSeen>
export type Overview = Static<typeof Overview>
