import { VERDICTS, type Verdict } from '../../shared/words.ts'

/** `lost`: it was deleted or has expired. `unknown`: it has no end yet, or nobody could say. */
export type Ending = { kind: 'ended'; verdict: Verdict } | { kind: 'lost' } | { kind: 'unknown' }

/** What became of a test. Never throws. */
export async function askVerdict(id: string): Promise<Ending> {
  const answer = await fetch(`/api/tests/${encodeURIComponent(id)}`).catch(() => null)
  if (answer?.status === 404 || answer?.status === 410) return { kind: 'lost' }
  const report: { verdict?: unknown } | null = answer?.ok ? await answer.json().catch(() => null) : null
  const verdict = VERDICTS.find((word) => word === report?.verdict)
  return verdict ? { kind: 'ended', verdict } : { kind: 'unknown' }
}
