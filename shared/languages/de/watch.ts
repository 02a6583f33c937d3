import type { WATCH as EN } from '../en/watch.ts'
import { moment } from './times.ts'

export const WATCH = {
  mail: {
    taken: 'Mail wird angenommen.',
    'not-taken': 'Keine Mail wird angenommen.',
    'put-off': 'Mail wird vertagt: Der Server bittet jeden Absender, später wiederzukommen.',
    unknown: 'Gerade kann niemand sagen, ob Mail angenommen wird.',
  },
  mailSince({ status, since, lastTakenAt }) {
    if (status === 'taken' || status === 'not-taken' || since === null) return ''
    const how = status === 'put-off' ? 'wird sie vertagt' : 'konnte es niemand sagen'
    return lastTakenAt
      ? `Zuletzt sah eine Prüfung am ${moment(lastTakenAt)}, dass sie angenommen wird; seit ${moment(since)} ${how}.`
      : `Seit ${moment(since)} ${how}.`
  },
  standings: {
    waiting: 'Sie wurde noch nicht geprüft.',
    fine: 'Alles, was beobachtet wird, ist, wie es sein soll.',
    suspect: 'Eine Prüfung sah einen Fehler. Es wird noch einmal nachgesehen, bevor jemand benachrichtigt wird.',
    broken: 'Etwas, das beobachtet wird, ist gestört.',
    unable: 'Gerade kann niemand sagen, wie es um sie steht.',
    paused: 'Angehalten: Nichts wird geprüft, und niemand wird benachrichtigt.',
  },
  kinds: {
    email: { name: 'E-Mail', label: 'Postfach', type: 'email', example: 'postmaster@example.com' },
    sms: { name: 'SMS', label: 'Telefonnummer', type: 'tel', example: '+4930123456' },
    call: { name: 'Anruf', label: 'Telefonnummer', type: 'tel', example: '+4930123456' },
    webhook: { name: 'Webhook', label: 'URL', type: 'url', example: 'https://example.com/hook' },
  },
  channel: ({ state, confirmBefore }) => {
    if (state === 'confirmed') return 'bestätigt'
    if (state === 'stopped') return 'vom Empfänger beendet'
    return confirmBefore ? 'wartet auf Bestätigung' : 'nicht bestätigt'
  },
  afterMinutes: (minutes) => (minutes === 0 ? 'sofort' : `nach ${minutes} min ohne Quittung`),
  links: {
    confirm: {
      title: 'Über diesen Server benachrichtigt werden?',
      button: 'Ja, benachrichtigen',
      done: 'Bestätigt.',
    },
    acknowledge: { title: 'Sich um diese Störung kümmern?', button: 'Ich kümmere mich', done: 'Quittiert.' },
    stop: { title: 'Keine Nachrichten mehr?', button: 'Nichts mehr senden', done: 'Beendet.' },
  },
  rules: {
    'no-mail': 'gar keine Mail ankommen kann',
    'any-host': 'ein Mailserver ausgefallen ist',
    'any-address': 'eine Adresse eines Mailservers ausgefallen ist',
    'either-family': 'IPv4 oder IPv6 ausgefallen ist',
    'starttls-gone': 'STARTTLS verschwunden ist',
    'certificate-ends': 'ein Zertifikat binnen {days} {days:Tag|Tagen} abläuft',
    'slow-banner': 'ein Banner länger als {seconds} s braucht',
    'capability-lost': '{keyword} nicht mehr angeboten wird',
    'temporary-failures': 'Mail länger als {minutes} {minutes:Minute|Minuten} vorläufig abgewiesen wurde',
    blocklisted: 'eine Adresse auf einer Sperrliste steht',
    'anything-changed': 'sich irgendetwas geändert hat',
  },
  page: {
    title: 'Wache – Helograph',
    key: 'Die Adresse dieser Seite ist der Schlüssel zu dieser Wache: Wer sie hat, kann sie ändern und beenden. Heben Sie sie auf.',
    scripts: 'Um hier etwas zu ändern, braucht es JavaScript.',
    maintenance:
      'Wartung: Fehler werden erwartet und lösen keinen Alarm aus. Ist eine frühere Störung vorbei, wird das gemeldet.',
    latest: 'Letzte Prüfung',
    endsBy: (time) =>
      `Noch nie wurde ein Weg bestätigt, jemanden zu benachrichtigen. Bleibt es dabei, endet diese Beobachtung von selbst am ${time}, und alles, was von ihr bekannt ist, wird entfernt.`,
    slowed: (minutes) =>
      `Mehr Beobachter wollen diesen Server prüfen, als eine Adresse verträgt: Er wird reihum etwa alle ${minutes} Minuten geprüft.`,
    next: 'Nächste Prüfung etwa',
    since: 'seit',
    channels: 'Wer benachrichtigt wird',
    noChannels: 'Noch niemand.',
    codeOf: 'Die sechs Ziffern, die kamen',
    confirm: 'Bestätigen',
    again: 'Die Bestätigung noch einmal senden',
    remove: 'Entfernen',
    signed: 'Schlüssel der Signatur',
    add: 'Einen weiteren Weg hinzufügen',
    kind: 'Weg',
    after: 'Nach Minuten',
    addButton: 'Hinzufügen',
    usual: 'wie üblich',
    settings: 'Was bewacht wird und wann',
    interval: 'Minuten von Prüfung zu Prüfung, höchstens',
    tellWhen: 'Benachrichtigen, wenn',
    from: 'von',
    to: 'bis',
    save: 'Speichern',
    saved: 'Gespeichert.',
    pause: 'Anhalten',
    resume: 'Weiter bewachen',
    end: 'Diese Wache beenden',
    reallyEnd:
      'Diese Wache beenden? Alles, was über sie bekannt ist, wird für immer entfernt; Berichte ihrer Prüfungen bleiben hinter ihren Links, bis sie ablaufen.',
    ended:
      'Diese Wache ist beendet, und alles, was über sie bekannt war, ist entfernt; Berichte ihrer Prüfungen bleiben hinter ihren Links, bis sie ablaufen.',
    failed: 'Das hat gerade nicht geklappt. Versuchen Sie es gleich noch einmal.',
    start: 'Einen Server prüfen',
    public: 'Ihre öffentliche Seite',
  },
  lost: {
    title: 'Meine Links zuschicken',
    lead: 'Wer für eine Beobachtung per E-Mail bestätigt ist, bekommt dorthin neue Links zu ihr. Die älteren bleiben gültig.',
    asked:
      'Falls für dieses Postfach etwas beobachtet wird und es bestätigt ist, ist eine Mail mit den Links unterwegs.',
    mailbox: 'Postfach',
    send: 'Zuschicken',
  },
  fromReport: {
    title: 'Diesen Server bewachen',
    what: 'Genau dieselbe Prüfung läuft immer wieder. Wird ihre Regel zweimal nacheinander gebrochen, wird benachrichtigt, wen Sie nennen.',
    key: 'Die Adresse der Seite der Wache ist der Schlüssel zu ihr. Konten gibt es nicht: Heben Sie sie auf.',
    begin: 'Die Wache beginnen',
  },
} satisfies typeof EN
