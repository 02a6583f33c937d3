import type { ACCESS as EN } from '../en/access.ts'

export const ACCESS = {
  title: 'Nicht öffentlich',
  heading: 'Dieser Helograph ist nicht öffentlich.',
  lead: 'Wer ihn betreibt, hat ein Geheimnis für alle, die ihn benutzen dürfen. Dieser Browser merkt sich einen Monat lang, dass Sie es kennen.',
  secret: 'Geheimnis',
  enter: 'Einlass',
  wrong: 'Das ist nicht das Geheimnis. Sehen Sie es noch einmal an, und achten Sie auf Anfang und Ende der Zeile.',
} satisfies typeof EN
