import { SKIPS } from '../../../shared/diagnosis/notes.ts'
import { fold } from '../../../shared/fold.ts'
import type { Facts } from '../../../shared/report.ts'
import type { Family } from '../../../shared/words.ts'
import { Scribe } from '../../samples/scribe.ts'

interface HalfTried {
  family?: Family
  /** Reasons for which other MX were left out, one each. */
  left?: string[]
  /** Hosts whose addresses the DNS did not tell. */
  untold?: string[]
}

/** The first MX is dead; the rest was not tried, for the reasons given, or because of what the DNS said. */
export function halfTried({ family = 'any', left = [], untold = [] }: HalfTried): Facts {
  const scribe = new Scribe('halftried001', { family })
  const questions = untold.map((name) => ({ name, type: 'A', status: 'failed', message: 'SERVFAIL', answers: [] }))
  scribe.tell(1, { type: 'check', name: 'dns', status: 'warned', summary: '', data: { troubles: [], questions } })
  scribe.tell(1, { type: 'resolved', kind: 'domain', route: 'mx', hosts: [] })
  const failure = {
    kind: 'refused',
    fault: 'target',
    message: 'The address refused the connection.',
    received: '',
  } as const
  const talk = scribe.open(0, 1, 'mx1.example.com', 10, '192.0.2.1').begin('connect')
  talk.end('connect', 'failed', failure.message, failure).skip('Not reached.')
  left.forEach((reason, at) => {
    const address = reason === SKIPS.forbidden ? '10.0.0.1' : `192.0.2.${at + 2}`
    scribe.open(at + 1, 1, `mx${at + 2}.example.com`, 20, address).skip(`${reason} for some reason.`)
  })
  return fold(null, scribe.finish(9)) as Facts
}
