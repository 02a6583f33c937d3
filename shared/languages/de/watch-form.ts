import type { WATCH_FORM as EN } from '../en/watch-form.ts'

export const WATCH_FORM = {
  name: 'Name',
  amounts: { days: 'Tage', seconds: 'Sekunden', minutes: 'Minuten' },
  keywords: 'Schlüsselwörter von EHLO, etwa SIZE, 8BITMIME',
  chooseOne: 'Wählen Sie mindestens eine Regel, und von Tagen und Zurückgehaltenem mindestens eines.',
  quiet: 'Ruhezeit: bis zu ihrem Ende zurückgehalten',
  hush: 'Was zurückgehalten wird',
  timeZone: 'Zeitzone',
  weekdays: { mon: 'Mo', tue: 'Di', wed: 'Mi', thu: 'Do', fri: 'Fr', sat: 'Sa', sun: 'So' },
  on: 'Am',
  maintenance: 'Wartung: Es wird weiter geprüft, aber kein Alarm gesendet',
  weekly: 'Jede Woche',
  once: 'Einmal (UTC)',
  addWeekly: 'Stunden einer Woche hinzufügen',
  addOnce: 'Eine Zeitspanne hinzufügen',
  removeHours: (no) => `Die Stunden ${no} entfernen`,
  removeSpan: (no) => `Die Zeitspanne ${no} entfernen`,
  remind: 'Noch einmal sagen, was niemand quittiert hat',
  every: 'Immer nach so vielen Minuten',
  publish: 'Allen zeigen, wie es um diesen Server steht und stand; ohne Adresse von irgendjemandem',
  slug: 'Ihre Adresse',
  slugHint: 'Kleine Buchstaben, Ziffern und Bindestriche. Leer: eine, die niemand errät.',
  unsaved: 'Noch nicht gespeichert.',
  elsewhere:
    'Inzwischen wurde auf einer anderen Seite etwas anderes geändert; was Sie ausgefüllt haben, steht noch hier.',
  undo: 'Verwerfen',
  escalation: 'Benutzt nach (Minuten)',
  change: 'Ändern',
  livesThere:
    'Dieses Postfach scheint auf dem Server zu liegen, den Sie bewachen: Ist er ausgefallen, kommt keine Mail darüber an. Fügen Sie einen zweiten Weg hinzu.',
  nobodyYet: 'Noch wird niemand benachrichtigt: Bestätigen Sie einen Weg durch die Nachricht, die dorthin geht.',
  pending: {
    email: (address) =>
      `Sehen Sie in das Postfach ${address}: Eine Mail mit einem Link ist unterwegs. Erst wenn Sie den Knopf dahinter drücken, wird dort benachrichtigt.`,
    sms: (address) =>
      `Sehen Sie auf das Telefon ${address}: Eine SMS mit sechs Ziffern ist unterwegs. Tragen Sie sie unten ein.`,
    call: (address) =>
      `Nehmen Sie am Telefon ${address} ab: Eine Stimme nennt sechs Ziffern. Tragen Sie sie unten ein.`,
    webhook: (address) => `${address} bekam eine unterschriebene Aufgabe und muss sie beantworten.`,
  },
  goodUntil: 'gültig bis',
  begin: {
    whom: 'Wer benachrichtigt wird',
    second: 'Und ein zweiter Weg',
    later: 'Darf leer bleiben; die nächste Seite nimmt weitere auf.',
    noWay:
      'Hier ist kein Weg eingerichtet, jemanden zu benachrichtigen; die Seite der Wache zeigt trotzdem, wie es um den Server steht.',
    back: 'Zurück zum Bericht',
  },
} satisfies typeof EN
