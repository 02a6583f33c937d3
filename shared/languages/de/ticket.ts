import type { TICKET as EN } from '../en/ticket.ts'

export const TICKET = {
  testedFrom: (vantage, name) => `, geprüft von ${vantage} als ${name}`,
  more: (count) => `Und ${count} mehr.`,
  toMend: 'So beheben Sie es:',
  source: (source) => `Quelle: ${source}`,
} satisfies typeof EN
