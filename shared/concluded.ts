/** What a test comes to so far, as it is told to a page while the test runs: the page folds events, the server concludes. */
import { type Static, Type } from 'typebox'
import { orNull } from './events.ts'
import { Finding, Report } from './report.ts'

const { under: _, ...told } = Finding.properties
const { verdict, headline } = Report.properties

/** What comes of the facts of a test. */
export type Conclusions = Pick<Report, 'verdict' | 'headline' | 'findings'>

export const Concluded = Type.Object(
  {
    type: Type.Literal('concluded'),
    upTo: Type.Integer({
      description: 'the number of the last event that it is drawn from; it comes before that event',
    }),
    verdict,
    headline,
    findings: Type.Array(Type.Union([Type.Object(told), Type.Integer()]), {
      description: 'those of the report; a number is the place of one in the message before, on the same connection',
    }),
    under: Type.Array(orNull(Type.Integer()), { description: '`under` of each of them' }),
  },
  { description: 'what the events come to so far' },
)
export type Concluded = Static<typeof Concluded>
