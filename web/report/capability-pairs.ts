import type { Capability } from '../../shared/events.ts'

/** A keyword of EHLO as it was offered in the clear and as it is inside TLS: with its parameters; null where it is not. */
export type CapabilityPair = { keyword: string; before: string | null; after: string | null; turn: Turn | null }
/** `due`: STARTTLS, which must not be offered inside TLS (RFC 3207 4.2). */
export type Turn = 'gained' | 'lost' | 'due' | 'other'

/** In the order of the wire, what came in addition last. */
export function pairCapabilities(before: readonly Capability[], after: readonly Capability[]): CapabilityPair[] {
  const keywords = new Set([...before, ...after].map(({ keyword }) => keyword))
  return [...keywords].map((keyword) => {
    const was = offered(before, keyword)
    const is = offered(after, keyword)
    return { keyword, before: was, after: is, turn: turnOf(keyword, was, is) }
  })
}

function turnOf(keyword: string, was: string | null, is: string | null): Turn | null {
  if (was === is) return null
  if (was === null) return 'gained'
  if (is !== null) return 'other'
  return keyword === 'STARTTLS' ? 'due' : 'lost'
}

/** A server may name a keyword twice, `AUTH` with other mechanisms for instance. */
function offered(list: readonly Capability[], keyword: string): string | null {
  const lines = list.filter((one) => one.keyword === keyword)
  return lines.length === 0 ? null : lines.map(({ parameters }) => `${keyword} ${parameters}`.trim()).join(', ')
}
