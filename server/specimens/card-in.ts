/** A card of the gallery in a reader's language. English stands in the script itself. Pure. */
import type { Language } from '../../shared/language.ts'
import type { SpecimenCard } from '../../shared/specimen-card.ts'
import { GALLERY as GERMAN } from './words/de/index.ts'

const GALLERIES: Readonly<Record<Exclude<Language, 'en'>, typeof GERMAN>> = { de: GERMAN }

export function cardIn(language: Language, card: SpecimenCard): SpecimenCard {
  const [title = card.title, about = card.about] = language === 'en' ? [] : (GALLERIES[language][card.name] ?? [])
  return { ...card, title, about }
}
