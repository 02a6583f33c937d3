/** Which way to log in: the one that was asked for, else the strongest that both sides know. Pure. */
import type { Capability } from '../../../../shared/events.ts'
import { LOGIN_WORDS } from '../../../../shared/login.ts'
import { MECHANISMS, type MechanismName } from '../../../../shared/words.ts'
import type { Judgement } from '../judge.ts'

/**
 * @param offered what EHLO offered last; null where the server knows HELO only
 * @param asked null: whichever is strongest
 * @param submission whether users log in here; elsewhere a server needs no login, and is right to offer none
 */
export function chooseMechanism(
  offered: readonly Capability[] | null,
  asked: MechanismName | null,
  submission: boolean,
): { ok: true; mechanism: MechanismName } | { ok: false; judgement: Judgement } {
  const names = mechanismsOf(offered ?? [])
  const known = MECHANISMS.filter((mechanism) => names.includes(mechanism))
  const mechanism = asked ? known.find((one) => one === asked) : known[0]
  if (mechanism) return { ok: true, mechanism }
  if (names.length === 0) {
    const [status, fault] = submission ? (['failed', 'target'] as const) : (['warned', 'policy'] as const)
    return no(status, fault, LOGIN_WORDS.notOffered)
  }
  const list = names.join(' ')
  if (asked) return no('warned', 'policy', `${LOGIN_WORDS.notThisOne} ${asked}. It offers ${list}.`)
  return no('warned', 'unknown', `${LOGIN_WORDS.noneKnown} ${list}.`)
}

/** In upper case, each once. Some servers still write `AUTH=PLAIN LOGIN`, too, as was usual before RFC 2554. */
function mechanismsOf(offered: readonly Capability[]): string[] {
  const told = offered.filter(({ keyword }) => keyword === 'AUTH').map(({ parameters }) => parameters.toUpperCase())
  return [...new Set(told.flatMap((parameters) => parameters.split(/[\s=]+/).filter(Boolean)))]
}

function no(
  status: 'warned' | 'failed',
  fault: 'target' | 'policy' | 'unknown',
  message: string,
): { ok: false; judgement: Judgement } {
  return {
    ok: false,
    judgement: { status, summary: message, failure: { kind: 'reply', fault, message, received: '' } },
  }
}
