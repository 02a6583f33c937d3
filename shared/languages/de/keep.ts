import type { KEEP as EN } from '../en/keep.ts'

export const KEEP = {
  stop: 'Anhalten',
  close: 'Schließen',
  goOn: 'Weiter',
  again: 'Von hier aus weiter prüfen',
  compare: 'Mit der Prüfung davor vergleichen',
  row: 'Die letzten Prüfungen, die neueste zuletzt',
  sound: 'Ton',
  notification: 'Benachrichtigung',
  denied: 'Ihr Browser erlaubt von hier aus keine Benachrichtigungen.',
  watching: 'Prüft weiter: Diese Prüfung wird mit der davor verglichen, sobald sie beendet ist.',
  first: 'Prüft weiter, vom Ende dieser Prüfung an, bis eine Lampe wechselt.',
  starting: 'Die nächste Prüfung beginnt.',
  aside: 'Das ist eine frühere Prüfung der Reihe. Sie wartet, solange Sie hier sind.',
  elsewhere: 'Ein anderer Tab dieses Browsers prüft weiter, und einer auf einmal genügt.',
  over: 'In einer halben Stunde wechselte keine Lampe, deshalb endete es hier.',
  noStorage:
    'Um weiter zu prüfen, müsste sich diese Seite bis zum nächsten Bericht etwas merken, und Ihr Browser lässt sie nicht.',
  now: 'jetzt',
  seen: 'Keine Lampe wechselte. Die nächste Prüfung beginnt',
  firstSeen: 'Mit dieser Prüfung werden die nächsten verglichen. Die erste von ihnen beginnt',
  turnedAway:
    'Der Server weist diesen Prüfer ab, deshalb wird er einige Minuten in Ruhe gelassen. Die nächste Prüfung beginnt',
  saysNothing: 'Diese Prüfung sagt nichts über den Server. Die nächste beginnt',
  putOff: (message) => `${message} Die nächste Prüfung beginnt`,
  changed: 'Gewechselt!',
  changes: (told, more) => `Gewechselt! ${told}${more > 0 ? ` und ${more} mehr` : ''}.`,
  addressGone: (place) => `${place} gehört nicht mehr zu den Adressen`,
  addressNew: (place) => `${place} ist eine neue Adresse`,
  turned: (lamp, place, now, was) =>
    `${lamp}${place === '' ? '' : ` bei ${place}`}: ${now}${was === '' ? '' : `, vorher ${was}`}`,
  gone: 'fort',
} satisfies typeof EN
