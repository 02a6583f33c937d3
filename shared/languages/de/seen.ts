import { span as lasting } from '../../watch/lasting.ts'
import type { SEEN as EN } from '../en/seen.ts'
import { day as date, decimal } from './times.ts'

const span = (ms: number) => lasting(ms, 'Tg.')
const count = (number: number, one: string, more: string) => `${number} ${number === 1 ? one : more}`

export const SEEN = {
  calendar: {
    title: 'Die letzten 90 Tage',
    about:
      'Jeder sagt, wie alles stand, was beobachtet wird. Ein Tag ist einer in UTC. Wählen Sie einen, um seine Prüfungen zu sehen.',
    weekdays: ['Mo', 'Di', 'Mi', 'Do', 'Fr', 'Sa', 'So'],
    week: 'Woche',
    short: (iso) => date(iso).replace(/ \d+$/, ''),
    share: (hundredths, untold) => {
      const told = `In ${decimal((hundredths / 100).toFixed(2))} % der Zeit, in der sich das sagen ließ, wurde Mail angenommen`
      return untold < 1 ? `${told}.` : `${told}; ${span(untold * 1000)} lang ließ es sich nicht sagen.`
    },
    mail: {
      fine: 'Mail wurde angenommen',
      suspect: 'im Zweifel',
      broken: 'zeitweise wurde keine Mail angenommen',
      unable: 'niemand konnte es sagen',
      maintenance: 'Wartung',
      unwatched: 'nicht bewacht',
      before: 'noch nicht bewacht',
    },
    mailDay({ state, seconds, unwatched }) {
      if (state === 'before') return 'Noch nicht bewacht.'
      const forSome = (words: string, amount: number) => (amount > 0 ? [`${words} ${span(amount * 1000)}`] : [])
      const parts = [
        ...forSome('keine Mail angenommen', seconds.broken),
        ...forSome('niemand konnte sagen, ob Mail angenommen wird,', seconds.unable),
        ...forSome('in Wartung', seconds.maintenance),
        ...forSome('nicht bewacht', unwatched),
      ]
      const said =
        parts.length > 0 ? parts.join(', ') : seconds.fine > 0 ? 'Mail wurde durchweg angenommen' : 'nicht bewacht'
      return `${said.charAt(0).toUpperCase()}${said.slice(1)}.`
    },
    states: {
      fine: 'wie es sein soll',
      suspect: 'einmal fehlgeschlagen, dann nicht mehr',
      broken: 'gestört',
      unable: 'niemand konnte es sagen',
      maintenance: 'Wartung',
      unwatched: 'nicht bewacht',
      before: 'noch nicht bewacht',
    },
    day({ state, seconds, unwatched, looks, incidents }) {
      if (state === 'before') return 'Noch nicht bewacht.'
      const forSome = (words: string, amount: number) => (amount > 0 ? [`${words} ${span(amount * 1000)}`] : [])
      const parts = [
        ...forSome('gestört', seconds.broken),
        ...(incidents > 0 ? [count(incidents, 'Störung', 'Störungen')] : []),
        ...forSome('niemand konnte es sagen', seconds.unable),
        ...forSome('in Wartung', seconds.maintenance),
        ...forSome('einmal fehlgeschlagen, dann nicht mehr, im Zweifel', seconds.suspect),
        ...forSome('nicht bewacht', unwatched),
      ]
      const said =
        parts.length > 0 ? parts.join(', ') : looks > 0 || seconds.fine > 0 ? 'wie es sein soll' : 'nicht bewacht'
      return `${said.charAt(0).toUpperCase()}${said.slice(1)}; ${count(looks, 'Prüfung', 'Prüfungen')}.`
    },
  },
  incidents: {
    title: 'Störungen',
    none: 'Keine in den letzten 90 Tagen.',
    older: (more) => `${more} weitere in dieser Zeit; alle stehen im Verlauf der API.`,
    status: {
      open: 'dauert an',
      easing: 'eine Prüfung war wieder gut',
      recovered: 'vorbei',
      dropped: 'ihre Regel wurde weggenommen',
    },
    span,
    lasted: (ms) => `dauerte ${span(ms)}`,
    lasts: (ms) => `seit ${span(ms)}`,
    firstSeen: 'Zuerst gesehen',
    confirmed: 'Noch einmal gesehen',
    cameBack: 'Wiedergekommen',
    flaps: (times) => count(times, 'Mal', 'Mal'),
    acknowledged: 'Quittiert',
    nobody: 'noch von niemandem',
    over: 'Vorbei',
    line: 'Die Zeile selbst',
    wholeTest: 'die ganze Prüfung',
    acknowledge: 'Quittieren',
    said: 'Was gesagt wurde, und wie es ankam',
    nothingSaid: 'Niemand wurde benachrichtigt: Kein Weg dahin war bestätigt.',
  },
  messages: {
    others: 'Andere Nachrichten',
    kinds: {
      opened: 'Alarm',
      escalated: 'Alarm, weil niemand quittierte',
      reminder: 'Erinnerung',
      acknowledged: 'quittiert',
      recovered: 'vorbei',
      changed: 'etwas hat sich geändert',
      unable: 'niemand kann es sagen',
      able: 'es lässt sich wieder sagen',
      'no-more-today': 'keine weiteren heute',
      confirm: 'Bestätigung',
      links: 'Ihre Links',
    },
    states: {
      waiting: 'wartet',
      sending: 'unterwegs',
      delivered: 'zugestellt',
      refused: 'abgelehnt',
      unknown: 'kam vielleicht an und wird nicht zweimal gesendet',
      'given-up': 'aufgegeben',
      dropped: 'nicht mehr nötig',
    },
    outcomes: {
      delivered: 'zugestellt',
      refused: 'abgelehnt',
      'try-again': 'jetzt nicht',
      unknown: 'niemand weiß es',
    },
    removed: 'ein Weg, der entfernt wurde',
    try: (no) => `Versuch ${no}`,
    underWay: 'unterwegs',
    due: 'fällig',
  },
  tests: {
    title: (iso) => `Prüfungen vom ${date(iso)}`,
    kept: (kept, made) =>
      kept < made
        ? `${kept} von ${made} Prüfungen. Nach 7 Tagen bleibt eine je Stunde, und jede, mit der sich etwas änderte.`
        : count(made, 'Prüfung', 'Prüfungen'),
    none: 'Von diesem Tag ist keine Prüfung aufgehoben.',
    hour: 'Stunde',
    earlier: 'Der Tag davor',
    later: 'Der Tag danach',
    changed: 'Mit denen sich etwas änderte',
    mail: {
      taken: 'Mail wurde angenommen',
      'not-taken': 'keine Mail wurde angenommen',
      'put-off': 'Mail wurde vertagt',
      unknown: 'niemand konnte sagen, ob Mail angenommen wird',
    },
    moods: {
      fine: 'wie es sein soll',
      suspect: 'einmal fehlgeschlagen',
      broken: 'gestört',
      unable: 'niemand konnte es sagen',
      maintenance: 'Wartung',
    },
  },
  latency: {
    title: 'Wie lange jeder Schritt dauerte',
    spans: { day: '24 Stunden', week: '7 Tage', quarter: '90 Tage' },
    over: 'Über',
    seconds: (ms) => `${decimal(String(Number((ms / 1000).toPrecision(3))))} s`,
    sums: (usual, most) => `gewöhnlich ${usual}, höchstens ${most}`,
    legend:
      'Die Linie ist die gewöhnliche Zeit, der Schatten die längste; Uhrzeiten in UTC. Unten rot: eine Störung. Eine Lücke: Keine Prüfung kam durch diesen Schritt.',
    none: 'Noch nichts: Eine erste Prüfung muss durch einen Schritt kommen.',
    unfinished: 'Kein Gespräch kam hindurch.',
  },
  fresh: {
    kept: (time) => `Stand: ${time}. Diese Seite hält sich auf dem Laufenden.`,
    stale: (time) => `Helograph antwortet nicht; so war es um ${time}. Es wird von selbst wieder gefragt.`,
    still: (time) => `Stand: ${time}.`,
  },
} satisfies typeof EN
