import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold } from '../../../shared/fold.ts'
import { DEFAULT_OPTIONS } from '../../../shared/options.ts'
import type { Facts } from '../../../shared/report.ts'
import { secondLookOf, secondLookOptions } from '../../../shared/second-look.ts'
import { waitNamedIn } from '../../../shared/wait-named.ts'
import { Scribe } from '../../samples/scribe.ts'
import { factsOf } from './play.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

describe('the time that a server names', () => {
  const named: [string, number | null][] = [
    ['Greylisted, please try again in 5 minutes', 5 * MINUTE],
    ['4.7.1 Greylisting in action, please come back in 00:04:59', 4 * MINUTE + 59 * SECOND],
    ['4.7.1 Greylisting in action, please come back in 01:00:00', HOUR],
    ['Greylisted for 5 minutes', 5 * MINUTE],
    ['You are greylisted for 300 seconds', 300 * SECOND],
    ['Greylisting enabled, try again in 1 minute(s)', MINUTE],
    ['greylisted, retry in 60s', MINUTE],
    ['retry in 4m59s', 4 * MINUTE + 59 * SECOND],
    ['come back in 1 hour, 5 minutes and 3 seconds', HOUR + 5 * MINUTE + 3 * SECOND],
    ['4.7.1 <a@example.com>: greylisted by greyfix: 3600 more seconds to go', HOUR],
    ['Please wait at least 3 min before you come back later', 3 * MINUTE],
    ['come back in 2 hrs', 2 * HOUR],
    ['try again in an hour', HOUR],
    ['come back in one minute', MINUTE],
    ['retry after five minutes', 5 * MINUTE],
    ['COME BACK IN 90 SECONDS', 90 * SECOND],
    ['try again in 1.5 minutes', 90 * SECOND],
    ['try again in 5 to 10 minutes', 10 * MINUTE],
    ['come back in 4:30', 4 * MINUTE + 30 * SECOND],
    // No time, or none that says how long.
    ['Greylisting in action, please come back later', null],
    ['Greylisted, see http://postgrey.example/in/5/minutes', null],
    ['Greylisted at 02:48:20', null],
    ['try again after 12:30', null],
    ['try again in a few minutes', null],
    ['4.3.2 Service currently unavailable', null],
    ['Greylisted (code 300)', null],
    ['450 4.7.1 from 192.0.2.5 s', null],
    ['once a minute is enough', null],
    ['', null],
  ]
  it.each(named)('%s', (text, ms) => expect(waitNamedIn(text)).toBe(ms))

  it('is found in whatever form it is written', () => {
    const form = fc.constantFrom(
      (n: number) => [`in ${n} seconds`, n * SECOND] as const,
      (n: number) => [`retry in ${n}s`, n * SECOND] as const,
      (n: number) => [`wait ${n} minutes`, n * MINUTE] as const,
      (n: number) => [`after ${n} min`, n * MINUTE] as const,
      (n: number) => [`in ${n} hours`, n * HOUR] as const,
      (n: number) => [`in 00:${String(n % 60).padStart(2, '0')}:07`, (n % 60) * MINUTE + 7 * SECOND] as const,
    )
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), form, fc.constantFrom('', 'Greylisted, '), (n, write, before) => {
        const [text, ms] = write(n)
        expect(waitNamedIn(`${before}${text}.`)).toBe(ms)
      }),
    )
  })

  it('of any text at all is a length of time, or none', () => {
    const piece = fc.constantFrom(
      'in',
      'for',
      '5',
      '00:04:59',
      ' ',
      'minutes',
      's',
      'and',
      ',',
      '99999',
      'wait',
      'an hour',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(piece).map((all) => all.join(' ')),
        ),
        (text) => {
          const ms = waitNamedIn(text)
          expect(ms === null || (Number.isFinite(ms) && ms >= 0)).toBe(true)
        },
      ),
    )
  })
})

const HELLO = 'S: 220 mx1.example.com\nC: EHLO probe.test\nS: 250 mx1.example.com'
const MAIL = `${HELLO}\nC: MAIL FROM:<p@probe.test>`
const RCPT = `${MAIL}\nS: 250 Ok\nC: RCPT TO:<postmaster@example.com>`
const at = (step: string, reply: string) => `${step}\nS: ${reply}`

/** As the probe tells it: the failure keeps the reply, and no line is needed. */
function without(facts: Facts): Facts {
  return { ...facts, sessions: facts.sessions.map((session) => ({ ...session, transcript: [] })) }
}
const look = (...dialogues: Parameters<typeof factsOf>) => secondLookOf(without(factsOf(...dialogues)))

describe('a second look', () => {
  const asked: [string, string, number][] = [
    ['greylisting at the recipient', at(RCPT, '451 4.7.1 Greylisting in action, please come back later'), 305],
    ['a time is named', at(RCPT, '450 4.2.0 Greylisted, try again in 60 seconds'), 65],
    ['at the sender', at(MAIL, '451 greylisted for 10 minutes'), 605],
    ['at the door', 'S: 421 4.7.0 greylisted, come back in 2 minutes', 125],
    ['postscreen', at(RCPT, '450 4.3.2 Service currently unavailable'), 305],
    ['too soon for us', at(RCPT, '451 greylisted, in 1 second'), 35],
    ['too late for anybody', at(RCPT, '451 greylisted, come back in 2 days'), 3605],
    ['in many lines', at(RCPT, '451-4.7.1 Greylisted\nS: 451-4.7.1 come back\nS: 451 4.7.1 in 451 seconds'), 456],
  ]
  it.each(asked)('is taken: %s', (_what, dialogue, seconds) => {
    expect(look(dialogue)?.dueInMs).toBe(seconds * SECOND)
  })

  const unasked: [string, string][] = [
    ['other temporary refusals', at(RCPT, '451 4.3.0 Temporary lookup failure, try again in 5 minutes')],
    ['rate limits', 'S: 421 4.7.0 Too many connections, try again in 5 minutes'],
    ['a full disk', at(MAIL, '452 4.3.1 Insufficient system storage')],
    ['a refusal for good', at(RCPT, '550 5.7.1 You are greylisted')],
    ['an answer that is fine', at(RCPT, '250 Ok, greylisting passed')],
    ['postscreen at the door', 'S: 421 4.3.2 Service currently unavailable'],
    ['greylisting at EHLO', 'S: 220 mx1\nC: EHLO p\nS: 451 greylisted'],
    ['no answer', `${MAIL}\nF mail-from warned timeout unknown: Nothing. | 451-greylisted`],
  ]
  it.each(unasked)('is not taken: %s', (_what, dialogue) => expect(look(dialogue)).toBeNull())

  it('is one for all sessions, when the last of them is ready, and says who asked', () => {
    const both = look(at(RCPT, '451 greylisted, in 2 minutes'), at(RCPT, '451 greylisted, in 20 minutes'), HELLO)
    expect(both).toEqual({ dueInMs: 1205_000, reason: 'mx1.example.com and one more asked to come back in 2 min.' })
    expect(look(at(RCPT, '451 greylisted'))?.reason).toBe('mx1.example.com asked to come back later.')
  })

  it('is never followed up, and sessions of another purpose do not ask for one', () => {
    const facts = factsOf(at(RCPT, '451 greylisted'))
    expect(secondLookOf({ ...facts, followUpOf: 'first0000001' })).toBeNull()
    const sessions = facts.sessions.map((session) => ({ ...session, purpose: 'injection' as const }))
    expect(secondLookOf({ ...facts, sessions })).toBeNull()
    expect(secondLookOf(fold(null, new Scribe('nothing00001').finish(1)) as Facts)).toBeNull()
  })

  it('asks the same, without what was asked besides', () => {
    const asked = { ...DEFAULT_OPTIONS, patience: 20, relay: true, injection: true, depth: true, auth: true }
    expect(secondLookOptions(asked)).toEqual({ ...DEFAULT_OPTIONS, patience: 20 })
  })
})
