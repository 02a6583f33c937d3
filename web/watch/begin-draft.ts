/** What somebody fills in to watch the target of a test. Pure. */
import type { ChannelKind } from '../../shared/watch/alert.ts'
import type { ChannelOffer, WatchOrder } from '../../shared/watch/api.ts'
import type { RuleName } from '../../shared/watch/rule-words.ts'

type Place = { kind: ChannelKind; address: string }
export type BeginDraft = { minutes: number; rules: RuleName[]; channels: [Place, Place] }

const USUAL_MINUTES = 5

/** @param asked what was filled in before, and did not work out */
export function beginDraft(offers: readonly ChannelOffer[], asked: WatchOrder | null = null): BeginDraft {
  const kinds = offers.filter(({ available }) => available).map(({ kind }) => kind)
  const [first = 'email', second = first] = kinds
  const place = (at: 0 | 1, kind: ChannelKind): Place => {
    const before = asked?.channels?.[at]
    return before ? { kind: before.kind, address: before.address } : { kind, address: '' }
  }
  return {
    minutes: asked?.intervalMinutes ?? USUAL_MINUTES,
    rules: asked?.rules?.map(({ rule }) => rule) ?? ['no-mail'],
    channels: [place(0, first), place(1, second)],
  }
}
