import { describe, expect, it } from 'vitest'
import { askFurther, type FurtherTools, placesToAsk } from '../../../server/probe/further.ts'
import type { SessionPlan } from '../../../server/probe/smtp/plan.ts'
import { PAUSE_MS } from '../../../server/probe/smtp/times.ts'
import type { Fact } from '../../../shared/events.ts'
import { DEFAULT_OPTIONS } from '../../../shared/options.ts'
import type { Session } from '../../../shared/report.ts'
import { goodTls } from '../../samples/scribe.ts'
import { factsOf } from '../shared/play.ts'

const SECURE =
  'S: 220 mx\nC: EHLO p\nS: 250-mx\nS: 250 STARTTLS\nC: STARTTLS\nS: 220 go\nTLS TLSv1.3\nC: EHLO p\nS: 250 mx'
const PLAIN = 'S: 220 mx\nC: EHLO p\nS: 250 mx'

/** Sessions of these dialogues at `host address`, and the plans that they were held by. */
function held(...dialogues: [where: string, text: string][]) {
  const { sessions } = factsOf(
    ...dialogues.map(([where, text]): [string, { host: string; address: string }] => {
      const [host = '', address = ''] = where.split(' ')
      return [text, { host, address }]
    }),
  )
  const plans = sessions.map(({ index, host, address, port }): SessionPlan => {
    const plain = { patience: 60, envelope: null, relayTo: null, login: null }
    return { index, purpose: 'mail', host, address, port, security: 'auto', ...plain }
  })
  return { sessions, plans }
}

const where = ({ sessions, plans }: { sessions: readonly Session[]; plans: SessionPlan[] }) =>
  placesToAsk(plans, sessions).map(({ plan }) => `${plan.host} ${plan.address}`)

describe('the places to ask further', () => {
  it('are of each host the first address where TLS was seen, and no address twice', () => {
    const all = held(
      ['mx1 192.0.2.1', PLAIN],
      ['mx1 192.0.2.2', SECURE],
      ['mx1 192.0.2.3', SECURE],
      ['mx2 192.0.2.2', SECURE],
      ['mx2 192.0.2.4', SECURE],
      ['mx3 192.0.2.5', PLAIN],
    )
    expect(where(all)).toEqual(['mx1 192.0.2.2', 'mx2 192.0.2.4'])
  })

  it('are four at most', () => {
    const many = held(...[1, 2, 3, 4, 5].map((n): [string, string] => [`mx${n} 192.0.2.${n}`, SECURE]))
    expect(where(many)).toHaveLength(4)
  })
})

describe('what is asked', () => {
  /** Which versions answer in turn; and what was asked, with the pauses before it. */
  async function ask(best: string, answers: (string | null)[], options = { depth: true }): Promise<string[]> {
    const told: string[] = []
    const { sessions, plans } = held(['mx1 192.0.2.1', SECURE.replace('TLSv1.3', best)])
    const tools: FurtherTools = {
      clock: {
        now: () => 0,
        after(ms, call) {
          told.push(`pause ${ms}`)
          queueMicrotask(call)
          return () => {}
        },
      },
      signal: new AbortController().signal,
      tell: (fact) => fact.type === 'session' && told.push(`${fact.session} ${fact.purpose} ${fact.tlsAsked?.max}`),
      async hold({ index }, tell: (fact: Fact) => void) {
        const protocol = answers.shift()
        if (protocol) tell({ type: 'tls', session: index, step: 'starttls', tls: { ...goodTls('mx1'), protocol } })
      },
    }
    await askFurther({ ...DEFAULT_OPTIONS, ...options }, plans, async () => sessions, tools)
    return told.filter((line) => line !== `pause ${PAUSE_MS}`)
  }

  it('goes down from the best, version by version', async () => {
    expect(await ask('TLSv1.3', ['TLSv1.2', 'TLSv1.1', 'TLSv1'])).toEqual([
      '1 depth TLSv1.2',
      '2 depth TLSv1.1',
      '3 depth TLSv1',
    ])
  })

  it('leaves out what is known already', async () => {
    expect(await ask('TLSv1.3', ['TLSv1'])).toEqual(['1 depth TLSv1.2'])
    expect(await ask('TLSv1.2', ['TLSv1.1', null])).toEqual(['1 depth TLSv1.1', '2 depth TLSv1'])
    expect(await ask('TLSv1', [])).toEqual([])
  })

  it('ends at the first refusal', async () => {
    expect(await ask('TLSv1.3', [null, 'TLSv1.1'])).toEqual(['1 depth TLSv1.2'])
  })

  it('is nothing where nothing was asked for', async () => {
    expect(await ask('TLSv1.3', ['TLSv1.2'], { depth: false })).toEqual([])
  })
})
