import type { Capability } from '../../shared/events.ts'

/** A keyword of EHLO as it was offered in the clear and as it is inside TLS: with its parameters; null where it is not. */
export type CapabilityPair = { keyword: string; before: string | null; after: string | null; turn: Turn | null }
export type Turn = 'gained' | 'lost' | 'other'

/** In the order of the wire, what came in addition last. */
export function pairCapabilities(before: readonly Capability[], after: readonly Capability[]): CapabilityPair[] {
  const keywords = new Set([...before, ...after].map(({ keyword }) => keyword))
  return [...keywords].map((keyword) => {
    const was = offered(before, keyword)
    const is = offered(after, keyword)
    const turn = was === is ? null : was === null ? 'gained' : is === null ? 'lost' : 'other'
    return { keyword, before: was, after: is, turn }
  })
}

/** A server may name a keyword twice, `AUTH` with other mechanisms for instance. */
function offered(list: readonly Capability[], keyword: string): string | null {
  const lines = list.filter((one) => one.keyword === keyword)
  return lines.length === 0 ? null : lines.map(({ parameters }) => `${keyword} ${parameters}`.trim()).join(', ')
}
