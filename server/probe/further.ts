/**
 * Sessions that were asked for besides: each has one question, to one address of each host, after all mail sessions.
 *
 *   injection   whether text from before TLS is believed inside it; where STARTTLS was seen to work
 *   depth       whether older versions of TLS are spoken, from the best that is known downwards, until one is refused
 *
 * One after another at each address, with a pause before each; they wait for their turn and count as any other session.
 */
import type { Fact, Options } from '../../shared/events.ts'
import type { Session } from '../../shared/report.ts'
import { type StepName, TLS_VERSIONS, type TlsVersion } from '../../shared/words.ts'
import type { Clock } from './clock.ts'
import type { SessionPlan } from './smtp/plan.ts'
import { PAUSE_MS } from './smtp/times.ts'

/** A domain with more hosts than this is asked at the first of them. */
const MAX_HOSTS = 4

/** An address to ask further, and what its mail session came to. */
export interface Place {
  plan: SessionPlan
  session: Session
}

export interface FurtherTools {
  clock: Clock
  tell(fact: Fact): void
  /** Holds a session when its address is free, if the budget of the address allows. */
  hold(plan: SessionPlan, tell: (fact: Fact) => void): Promise<void>
  signal: AbortSignal
}

/**
 * @param plans of the mail sessions
 * @param mailSessions what all of them came to; they are over
 */
export async function askFurther(
  { injection, depth }: Options,
  plans: readonly SessionPlan[],
  mailSessions: () => Promise<readonly Session[]>,
  tools: FurtherTools,
): Promise<void> {
  if (!injection && !depth) return
  const sessions = await mailSessions()
  let next = sessions.length
  const ask = async ({ plan, session }: Place, asked: Pick<SessionPlan, 'purpose' | 'tlsAsked'>) => {
    await pause(PAUSE_MS, tools)
    if (tools.signal.aborted) return null
    const index = next++
    const { host, preference, address, port } = session
    tools.tell({ type: 'session', session: index, host, preference, address, port, ...asked })
    let spoken: string | null = null
    await tools.hold({ ...plan, ...asked, index }, (fact) => {
      if (fact.type === 'tls') spoken = fact.tls.protocol
      tools.tell(fact)
    })
    return spoken
  }
  const askAll = async (place: Place) => {
    if (injection && finishedStartTls(place.session)) await ask(place, { purpose: 'injection' })
    let spoken: string | null = depth ? (place.session.tls?.protocol ?? null) : null
    for (let max = below(spoken); max; max = below(spoken)) {
      spoken = await ask(place, { purpose: 'depth', tlsAsked: { min: 'TLSv1', max } })
    }
  }
  await Promise.all(placesToAsk(plans, sessions).map(askAll))
}

/** Of each host the first address that got as far as TLS; no address twice, whatever names lead to it. */
export function placesToAsk(plans: readonly SessionPlan[], sessions: readonly Session[]): Place[] {
  const places: Place[] = []
  for (const plan of plans) {
    const session = sessions[plan.index]
    const known = places.some(({ plan: { host, address } }) => host === plan.host || address === plan.address)
    if (session?.tls && !known && places.length < MAX_HOSTS) places.push({ plan, session })
  }
  return places
}

/** STARTTLS, and the first command inside it: else nobody could tell whose answer it is that comes there. */
function finishedStartTls({ steps }: Session): boolean {
  const well = (name: StepName) =>
    steps.some((step) => step.name === name && (step.status === 'passed' || step.status === 'warned'))
  return well('starttls') && well('ehlo-tls')
}

/** The next older version; null where there is none that we offer, or nothing is known. */
function below(version: string | null): TlsVersion | null {
  const versions: readonly (string | null)[] = TLS_VERSIONS
  return TLS_VERSIONS[versions.indexOf(version) - 1] ?? null
}

function pause(ms: number, { clock, signal }: FurtherTools): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const over = () => {
      stop()
      signal.removeEventListener('abort', over)
      resolve()
    }
    const stop = clock.after(ms, over)
    signal.addEventListener('abort', over)
  })
}
