import type { PREVIEW as EN } from '../en/preview.ts'

const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`

export const PREVIEW = {
  lamps: {
    passed: 'bestanden',
    warned: 'Warnung',
    failed: 'fehlgeschlagen',
    inconclusive: 'ohne Urteil',
    running: 'läuft',
    pending: 'nicht begonnen',
    skipped: 'nicht versucht',
  },
  servers: (count) => `${count} Mailserver`,
  addresses: (count) => counted(count, 'Adresse', 'Adressen'),
  checks: (count) => counted(count, 'Frage daneben', 'Fragen daneben'),
  more: (count, stand) => `und ${counted(count, 'weitere Adresse', 'weitere Adressen')}: ${stand}`,
} satisfies typeof EN
