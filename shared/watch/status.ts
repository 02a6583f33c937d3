/** What everybody may see of a watch whose owner wants that: how the target is and was, and nobody's address. */
import { type Static, Type } from 'typebox'
import { oneOf, orNull } from '../events.ts'
import { STANDINGS } from './api.ts'
import { DayFigures } from './days.ts'
import { INCIDENT_STATUSES } from './incident.ts'
import { Mail } from './mail.ts'

const Time = (description: string) => Type.String({ description: `${description}; ISO 8601` })

export const StatusIncident = Type.Object({
  number: Type.Integer(),
  rule: Type.String({ description: 'in words: mail cannot arrive at all' }),
  ruleKey: Type.String({ description: 'its name, and what came with it: `capability-lost SIZE`' }),
  status: oneOf(INCIDENT_STATUSES),
  since: Time('when it was first seen'),
  reopenedAt: Type.Optional(orNull(Time('when it came back last'))),
  wellMs: Type.Optional(Type.Number({ description: 'how long it was well in between; milliseconds' })),
  recoveredAt: orNull(Time('when it was over')),
  reason: Type.String({ description: 'what was seen last, in a sentence' }),
})

export const StatusOutage = Type.Object({
  n: Type.Integer({ description: 'by which it is known' }),
  since: Time('when no mail was taken first'),
  endedAt: orNull(Time('when mail was taken again')),
  reason: Type.String({ description: 'what was seen, in a sentence' }),
})

export const StatusCertificate = Type.Object({
  host: Type.String(),
  subject: Type.String(),
  notAfter: Time('when it ends'),
  fingerprint256: Type.String(),
})

export const Status = Type.Object({
  slug: Type.String(),
  name: Type.String(),
  target: Type.String(),
  mail: Mail,
  standing: oneOf(STANDINGS, { description: 'how all stands that is watched for: the rules that its owner chose' }),
  maintenance: Type.Boolean(),
  watchedSince: Time('when the watch was made'),
  latestAt: orNull(Time('when it was tested last')),
  days: Type.Array(Type.Object({ day: Type.String(), figures: DayFigures }), { description: 'the last 90, in UTC' }),
  incidents: Type.Array(StatusIncident, { description: 'of the last 90 days, the latest first' }),
  outages: Type.Array(StatusOutage, {
    description:
      'times of the last 90 days in which no mail was taken, and of which no rule was to tell; the latest first',
  }),
  certificates: Type.Array(StatusCertificate, {
    description: 'of each host those that were seen last; the first to end first',
  }),
  links: Type.Object({
    page: Type.String(),
    badge: Type.String(),
    feed: Type.String({ description: 'Atom: incidents' }),
    calendar: Type.String({ description: 'iCalendar: when certificates end' }),
  }),
})
export type Status = Static<typeof Status>
