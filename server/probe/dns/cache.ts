/**
 * A memory in front of a resolver. It keeps an answer no longer than its TTL and never longer than its cap, tells how old
 * an answer is, and forgets failures at once. Callers who ask the same at the same time share one exchange.
 */
import type { Clock } from '../clock.ts'
import { Flights } from './flights.ts'
import type { Answer, DnsRecord, Resolver } from './resolver.ts'

export interface CacheLimits {
  /** An answer is kept no longer than that, whatever its TTL. */
  seconds: number
  /** The oldest are forgotten first. */
  answers: number
  /** An answer with more text than that is not kept: a stranger chose it. */
  characters: number
}

/** Half a minute: who mends a zone and tests again wants to see the new answer, not our memory of the old one. */
export const CACHE_LIMITS: CacheLimits = { seconds: 30, answers: 5000, characters: 8192 }

interface Kept {
  answer: Answer
  askedMs: number
  untilMs: number
}

const GIVEN_UP: Answer = { status: 'failed', reason: 'timeout', message: 'The probe was stopped.' }

export function createCache(resolver: Resolver, clock: Clock, limits: CacheLimits = CACHE_LIMITS): Resolver {
  const kept = new Map<string, Kept>()
  const flights = new Flights<Answer>()

  const recall = (key: string): Answer | null => {
    const found = kept.get(key)
    if (!found) return null
    const now = clock.now()
    if (now < found.untilMs) return aged(found.answer, Math.floor((now - found.askedMs) / 1000))
    kept.delete(key)
    return null
  }

  const keep = (key: string, answer: Answer, askedMs: number): void => {
    const seconds = Math.min(lifetimeOf(answer), limits.seconds)
    if (seconds <= 0 || lengthOf(answer) > limits.characters) return
    kept.delete(key)
    kept.set(key, { answer, askedMs, untilMs: askedMs + seconds * 1000 })
    for (const oldest of kept.keys()) {
      if (kept.size <= limits.answers) break
      kept.delete(oldest)
    }
  }

  return {
    async query(name, type, signal) {
      const key = `${type} ${name}`
      const exchange = async (stop: AbortSignal) => {
        const askedMs = clock.now()
        const answer = await resolver.query(name, type, stop)
        if (!stop.aborted) keep(key, answer, askedMs)
        return answer
      }
      return recall(key) ?? (await flights.join(key, exchange, signal)) ?? GIVEN_UP
    },
  }
}

/** Seconds that an answer may be kept: the least of its TTLs, an absence as RFC 2308 5 has it, a failure never. */
export function lifetimeOf(answer: Answer): number {
  if (answer.status === 'failed') return 0
  const own = answer.status === 'found' ? ttlsOf(answer.records) : [answer.absenceTtl ?? 0]
  return Math.min(...ttlsOf(answer.aliases), ...own)
}

function ttlsOf(records: readonly DnsRecord[]): number[] {
  return records.map(({ ttl }) => ttl)
}

function lengthOf(answer: Answer): number {
  if (answer.status === 'failed') return 0
  const records = [...answer.aliases, ...(answer.status === 'found' ? answer.records : [])]
  return records.reduce((sum, { name, data }) => sum + name.length + data.length, 0)
}

/** The same answer so many seconds later: of every TTL less is left. */
function aged(answer: Answer, age: number): Answer {
  if (answer.status === 'failed') return answer
  const older = (records: DnsRecord[]) => records.map((record) => ({ ...record, ttl: record.ttl - age }))
  const told = { ...answer, aliases: older(answer.aliases), age }
  return told.status === 'found' ? { ...told, records: older(told.records) } : told
}
