/** What the pages behind a link in a message say, in German. */
export const LINKS = {
  'It is over: there is nothing left to acknowledge.': 'Es ist vorbei: Es gibt nichts mehr zu quittieren.',
  'Somebody takes care of it already ({who}). Nobody else is told until it is over.':
    'Jemand kümmert sich schon darum ({who:text}). Bis es vorbei ist, wird niemand sonst benachrichtigt.',
  'by its owner': 'vom Besitzer der Wache',
  'by SMS': 'per SMS',
  'by key 1 on the telephone': 'mit Taste 1 am Telefon',
  'by the link in a message': 'über den Link in einer Nachricht',
  'Whoever presses the button takes care of it. Nobody else is told until it is over.':
    'Wer auf den Knopf drückt, kümmert sich darum. Bis es vorbei ist, wird niemand sonst benachrichtigt.',
  'Nothing more is sent to {address} about this watch.': 'An {address:word} wird zu dieser Wache nichts mehr gesendet.',
  'Press the button, and nothing more is sent to {address} about this watch.':
    'Drücken Sie auf den Knopf, und an {address:word} wird zu dieser Wache nichts mehr gesendet.',
  '{address} is confirmed, and is told when something happens.':
    '{address:word} ist bestätigt und wird benachrichtigt, wenn etwas geschieht.',
  'Press the button, and {address} is told when something happens to {target}.':
    'Drücken Sie auf den Knopf, und {address:word} wird benachrichtigt, wenn mit {target:word} etwas geschieht.',
  'This link is no longer good: the watch was ended, or a newer message holds another.':
    'Dieser Link taugt nicht mehr: Die Wache wurde beendet, oder eine neuere Nachricht enthält einen anderen.',
  'There is no such incident.': 'Eine solche Störung gibt es nicht.',
  'There is nothing behind this link. Check that it was copied as a whole.':
    'Hinter diesem Link ist nichts. Sehen Sie nach, ob er ganz kopiert wurde.',
  'There is no such watch, or it was ended. Check that the link was copied as a whole.':
    'Eine solche Wache gibt es nicht, oder sie wurde beendet. Sehen Sie nach, ob der Link ganz kopiert wurde.',
  'This is not the secret of this watch. Check that the link was copied as a whole.':
    'Das ist nicht das Geheimnis dieser Wache. Sehen Sie nach, ob der Link ganz kopiert wurde.',
  'There is no such page. Check the link, or ask whoever gave it to you.':
    'Eine solche Seite gibt es nicht. Sehen Sie den Link noch einmal an, oder fragen Sie den, von dem Sie ihn haben.',
} as const
