import type { PICTURES as EN } from '../en/pictures.ts'

export const PICTURES = {
  standing: {
    passed: 'bestanden',
    warned: 'Warnung',
    failed: 'fehlgeschlagen',
    inconclusive: 'ohne Urteil',
    running: 'läuft',
    pending: 'beginnt gleich',
    skipped: 'ohne Urteil',
  },
  interrupted: 'abgebrochen',
} satisfies typeof EN
