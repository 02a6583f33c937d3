import type { PUBLIC_STATUS as EN } from '../en/public-status.ts'
import { day } from './times.ts'

export const PUBLIC_STATUS = {
  title: (name) => `${name}: Zustand`,
  standings: {
    waiting: 'Noch nicht geprüft.',
    fine: 'Alles, was beobachtet wird, ist, wie es sein soll.',
    suspect: 'Alles, was beobachtet wird, ist, wie es sein soll.',
    broken: 'Gestört.',
    unable: 'Gerade kann niemand sagen, wie es steht.',
    paused: 'Gerade nicht bewacht.',
  },
  maintenance: 'Wartung: Fehler werden erwartet.',
  about: 'Ein Tag ist einer in UTC. Wählen Sie einen, um zu lesen, was geschah.',
  watchedSince: 'Bewacht seit',
  lastTest: 'Letzte Prüfung',
  certificates: 'Zertifikate',
  ends: (iso) => `läuft am ${day(iso)} ab`,
  ended: (iso) => `lief am ${day(iso)} ab`,
  follow: 'Anderswo verfolgen',
  feed: 'Störungen als Atom-Feed',
  calendar: 'Ablauf der Zertifikate als Kalender (ICS)',
  data: 'All das als JSON',
  badge: 'Ein Zeichen für Ihre eigene Seite',
  by: 'Bewacht mit',
} satisfies typeof EN
