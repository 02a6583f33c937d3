import type { PUBLIC_STATUS as EN } from '../en/public-status.ts'
import { day } from './times.ts'

export const PUBLIC_STATUS = {
  title: (name) => `${name}: Zustand`,
  notWatched: {
    waiting: 'Noch nicht geprüft.',
    paused: 'Gerade nicht bewacht.',
  },
  besides: 'Etwas anderes, das beobachtet wird, ist nicht, wie es sein soll: siehe die Störungen.',
  maintenance: 'Wartung: Fehler werden erwartet.',
  about: 'Jeder sagt, ob Mail angenommen wurde. Ein Tag ist einer in UTC. Wählen Sie einen, um zu lesen, was geschah.',
  watchedSince: 'Bewacht seit',
  lastTest: 'Letzte Prüfung',
  certificates: 'Zertifikate',
  ends: (iso) => `läuft am ${day(iso)} ab`,
  ended: (iso) => `lief am ${day(iso)} ab`,
  follow: 'Anderswo verfolgen',
  feed: 'Störungen als Atom-Feed',
  calendar: 'Ablauf der Zertifikate als Kalender (ICS)',
  data: 'All das als JSON',
  badge: 'Ein Zeichen für Ihre eigene Seite, das sagt, ob Mail angenommen wird',
  by: 'Bewacht mit',
} satisfies typeof EN
