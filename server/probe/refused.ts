/** Whom the operator does not test, whoever asks: `REFUSE_TARGETS`. Pure. */
import ipaddr from 'ipaddr.js'
import { inRanges } from './guard.ts'

/** @param place a name in A-labels and lower case, or an address */
export type Refused = (place: string) => boolean

/** @param entries names, which stand for all that is below them, too; addresses; CIDRs */
export function createRefused(entries: readonly string[]): Refused {
  const isRange = (entry: string) => ipaddr.isValidCIDR(entry) || ipaddr.isValid(entry)
  const names = entries.filter((entry) => !isRange(entry))
  const within = inRanges(entries.filter(isRange))
  return (place) => within(place) || names.some((name) => place === name || place.endsWith(`.${name}`))
}
