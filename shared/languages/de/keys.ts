import type { KEYS as EN } from '../en/keys.ts'

export const KEYS = {
  stops: 'die nächste Zeile, die nicht ist, wie sie sein soll; die vorige',
  back: 'zurück zu ihrer Lampe auf der Karte',
  arrows: 'auf der Karte von Lampe zu Lampe; Enter öffnet, wovon eine Lampe erzählt',
  lines: 'im Gespräch von Zeile zu Zeile; Enter hebt eine hervor',
  copy: 'den Link zu dem kopieren, was hervorgehoben ist',
  again: 'erneut prüfen',
  help: 'diese Hilfe',
  single: 'einzelne Tasten wirken in Berichten',
} satisfies typeof EN
