/** For each rule about the tester's own way out: a test in which it speaks, and a near miss. */
import { SKIPS } from '../../../shared/diagnosis/notes.ts'
import { fold } from '../../../shared/fold.ts'
import type { Facts } from '../../../shared/report.ts'
import { Scribe } from '../../samples/scribe.ts'
import type { Case } from './diagnosis-cases.ts'
import { factsOf } from './play.ts'

export const LOST = 'F connect warned timeout unknown: No answer to the connection within 20 s.'
const DEAD = 'F connect failed timeout network: No answer to the connection within 20 s.'
const NO_ROOM = 'F connect warned unreachable probe: This tester could not begin a connection (EMFILE).'
const NO_WAY = 'F connect failed unreachable network: The network knows no way to the address (EHOSTUNREACH).'
const GREETED = 'S: 220 mx1.example.com ESMTP'

function leftOut(reason: string): Facts {
  const scribe = new Scribe('leftout00002')
  scribe.open(0, 1, 'mx1.example.com', 10, '192.0.2.25').skip(`${reason} to port 25.`)
  return fold(null, scribe.finish(9)) as Facts
}

export const WAY_OUT_CASES: Case[] = [
  { code: 'no-room-to-connect', speaks: () => factsOf(NO_ROOM, GREETED), silent: () => factsOf(NO_WAY, GREETED) },
  { code: 'not-reached-from-here', speaks: () => factsOf(LOST, GREETED), silent: () => factsOf(DEAD, GREETED) },
  { code: 'no-way-out', speaks: () => factsOf(LOST, LOST), silent: () => factsOf(LOST, GREETED) },
  {
    code: 'asked-to-come-back',
    speaks: () => leftOut(SKIPS.askedToWait),
    silent: () => leftOut(SKIPS.budget),
  },
  { code: 'opted-out', speaks: () => leftOut(SKIPS.optedOut), silent: () => leftOut(SKIPS.budget) },
  { code: 'not-waited-for', speaks: () => leftOut(SKIPS.noWayOut), silent: () => leftOut(SKIPS.budget) },
]
