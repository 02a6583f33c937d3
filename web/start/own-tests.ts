/** The delete tokens of the tests that this browser started: kept here and nowhere else. */
const KEY = 'helograph.tokens'
const MOST = 200

type Tokens = [id: string, token: string][]

export function tokenOf(id: string): string | null {
  return read().find(([known]) => known === id)?.[1] ?? null
}

export function rememberToken(id: string, token: string): void {
  write([[id, token], ...read().filter(([known]) => known !== id)])
}

export function forgetToken(id: string): void {
  write(read().filter(([known]) => known !== id))
}

/** A browser may refuse storage, and anything may stand in it: then nothing is known. */
function read(): Tokens {
  try {
    const tokens: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]')
    return Array.isArray(tokens) ? (tokens as Tokens) : []
  } catch {
    return []
  }
}

function write(tokens: Tokens): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(tokens.slice(0, MOST)))
  } catch {
    // Without storage a test can be run and shared, only not deleted from here.
  }
}
