/** Whether a test would be one too many just now, whoever asks. Nothing is stored of a refused one. */
import type { Target } from '../../shared/events.ts'
import { endpointOf } from '../../shared/target.ts'
import type { Refusal } from './admit.ts'
import type { Bookings } from './bookings.ts'
import type { KnownAddresses } from './known-addresses.ts'

/**
 * Whether a place, the address or the name of a target, may be visited now; `asked`: it said itself to come back later.
 * `latest` is the last test of the same target, as `endpointOf` tells it, that may be named; empty where there is none.
 */
export type Budget = { refusal(place: string, target?: string, coming?: number): Spent | null }
type Spent = { retryAfterMs: number; latest: string; why: 'often' | 'asked' }

export type Budgets = {
  budget: Budget
  /** Whether all sessions together were as many as may be just now. */
  whole: () => { retryAfterMs: number } | null
  known: KnownAddresses
  bookings: Pick<Bookings, 'at'>
  permalink: (id: string) => string
}

/**
 * Refuses where the name, or every address that the test would lead to, was visited too often just now or asked to be left
 * alone, or where the whole tester has done as much as it may.
 */
export function spent(target: Target, budgets: Budgets): Refusal | null {
  return targetSpent(target, budgets) ?? wholeSpent(budgets)
}

function targetSpent(target: Target, budgets: Budgets): Refusal | null {
  const whole = spentOf(target, [target.host], budgets)
  return whole || target.kind === 'address' ? whole : spentOf(target, budgets.known.of(target), budgets)
}

/** Refuses where each of some places is to be left alone, and tells of the one that is free first. */
function spentOf(target: Target, places: readonly string[], budgets: Budgets): Refusal | null {
  let soonest: (Spent & { place: string }) | null = null
  for (const place of places) {
    const refusal = refusalAt(place, target, budgets)
    if (!refusal) return null
    if (!soonest || refusal.retryAfterMs < soonest.retryAfterMs) soonest = { place, ...refusal }
  }
  if (!soonest) return null
  const { place, why, retryAfterMs } = soonest
  const latest = soonest.latest === '' ? null : budgets.permalink(soonest.latest)
  const reason =
    why === 'asked'
      ? `${place} itself asked this tester to come back later (421)`
      : `${place} was tested as often as is polite just now`
  const detail = `${reason}. Try again in ${inSeconds(retryAfterMs)}${latest ? `, or read the latest report: ${latest}` : ''}.`
  return { code: 'rate_limited', detail, retryAfterMs, latest, budget: why === 'asked' ? 'asked' : 'target' }
}

/** Who is on the way to a place counts as if there already, and its report is later than all that were made there. */
function refusalAt(place: string, target: Target, { budget, bookings }: Budgets): Spent | null {
  const { coming, latest } = bookings.at(place, target)
  const refusal = budget.refusal(place, endpointOf(target), coming)
  return refusal && latest !== '' ? { ...refusal, latest } : refusal
}

function wholeSpent({ whole }: Budgets): Refusal | null {
  const refusal = whole()
  if (!refusal) return null
  const { retryAfterMs } = refusal
  const detail = `This tester has held as many sessions as it may in a minute. Try again in ${inSeconds(retryAfterMs)}.`
  return { code: 'busy', detail, retryAfterMs, budget: 'whole' }
}

function inSeconds(ms: number): string {
  return `${Math.max(1, Math.ceil(ms / 1000))} s`
}
