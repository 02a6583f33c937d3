import type { PROBLEM as EN } from '../en/problem.ts'

const MESSAGES: Readonly<Record<string, string>> = {
  not_found: 'Hier liegt nichts. Sehen Sie den Link noch einmal an: Vielleicht ging unterwegs ein Teil davon verloren.',
  gone: 'Diese Prüfung wurde gelöscht oder ist abgelaufen. Prüfen Sie erneut, um zu sehen, wie es jetzt steht.',
  rate_limited: 'Das war gerade zu oft. Versuchen Sie es gleich noch einmal.',
  busy: 'Im Augenblick ist kein Platz. Versuchen Sie es gleich noch einmal.',
  internal:
    'Das liegt nicht an Ihnen. Versuchen Sie es noch einmal; bleibt es so, sagen Sie es dem, der diesen Helograph betreibt.',
}

export const PROBLEM = {
  noTest: 'Diese Prüfung gibt es nicht.',
  gone: 'Diese Prüfung wird nicht mehr aufbewahrt.',
  noWatch: 'Dieser Link taugt nicht.',
  lostLink: 'Haben Sie den Link zu einer Beobachtung verloren? Lassen Sie ihn sich zuschicken.',
  other: 'Das hat nicht geklappt.',
  testNow: 'Prüfen Sie jetzt einen Mailserver:',
  deleted: 'Sie wurde gelöscht, oder ihre Zeit war um.',
  lookAtLink: 'Sehen Sie den Link noch einmal an: Vielleicht ging unterwegs ein Teil davon verloren.',
  message: (code) => MESSAGES[code] ?? null,
} satisfies typeof EN
