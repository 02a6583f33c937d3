import type { Verdict } from '../../shared/words.ts'
import { asHistory, type Past, withoutTests, withTest, withVerdict } from './history.ts'
import { forGood, HISTORY, RUNS, readStored, writeStored } from './stored.ts'

/**
 * What this browser keeps of the tests that it began, here and nowhere else: the token that deletes each, and the list of
 * the start page. Whoever forgets a test forgets both.
 */
const TOKENS = 'helograph.tokens'
const MOST_TOKENS = 200

type Tokens = [id: string, token: string][]

export function rememberTest(test: Omit<Past, 'verdict'>, token: string): void {
  writeTokens([[test.id, token], ...tokens().filter(([known]) => known !== test.id)])
  writeStored(forGood, HISTORY, withTest(pastTests(), { ...test, verdict: null }))
}

export function tokenOf(id: string): string | null {
  return tokens().find(([known]) => known === id)?.[1] ?? null
}

/** The newest first. */
export function pastTests(): Past[] {
  return asHistory(readStored(forGood, HISTORY))
}

/** How a test ended; of no interest where this browser did not begin it. */
export function noteVerdict(id: string, verdict: Verdict): void {
  const history = pastTests()
  if (history.some((past) => past.id === id && past.verdict !== verdict))
    writeStored(forGood, HISTORY, withVerdict(history, id, verdict))
}

/** Tests that were deleted or have expired, or of which nothing shall be known here any more. */
export function forgetTests(ids: string[]): void {
  const left = tokens().filter(([known]) => !ids.includes(known))
  if (left.length < tokens().length) writeTokens(left)
  const history = pastTests()
  if (history.some(({ id }) => ids.includes(id))) writeStored(forGood, HISTORY, withoutTests(history, ids))
}

export function forgetAllTests(): void {
  writeStored(forGood, TOKENS, null)
  writeStored(forGood, HISTORY, null)
  writeStored(forGood, RUNS, null)
}

function tokens(): Tokens {
  const stored = readStored(forGood, TOKENS)
  return Array.isArray(stored) ? stored.filter(isToken) : []
}

function isToken(entry: unknown): entry is Tokens[number] {
  return Array.isArray(entry) && typeof entry[0] === 'string' && typeof entry[1] === 'string'
}

function writeTokens(list: Tokens): void {
  writeStored(forGood, TOKENS, list.slice(0, MOST_TOKENS))
}
