import { PRACTICE_GROUPS, type PracticeGroup } from '../../shared/practice.ts'
import type { SpecimenCard } from '../../shared/specimen-card.ts'

/** The cards in the order of the wire; groups without any are left out. */
export function grouped(cards: readonly SpecimenCard[]): { group: PracticeGroup; cards: SpecimenCard[] }[] {
  return PRACTICE_GROUPS.map((group) => ({ group, cards: cards.filter((card) => card.group === group) })).filter(
    ({ cards }) => cards.length > 0,
  )
}
