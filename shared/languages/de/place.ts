import type { PLACE as EN } from '../en/place.ts'

export const PLACE = {
  name: 'Die hervorgehobene Stelle',
  copy: 'Ihren Link kopieren',
  lamp: 'Ihre Lampe',
  next: 'Nächster Fehler',
} satisfies typeof EN
