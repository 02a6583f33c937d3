import type { FORM as EN } from '../en/form.ts'

const REFUSALS: Readonly<Record<string, string>> = {
  target_invalid: 'Dieses Ziel ist nicht zu verstehen.',
  request_invalid: 'Eine Angabe passt nicht.',
  target_forbidden: 'Diese Adresse darf nicht geprüft werden.',
  port_forbidden: 'Dieser Port darf nicht geprüft werden.',
  not_found: 'Das gibt es hier nicht.',
  rate_limited: 'Das war gerade zu oft.',
  busy: 'Im Augenblick ist kein Platz.',
  internal: 'Helograph hat einen Fehler gemacht; das liegt nicht an Ihnen.',
}

export const FORM = {
  label: 'Mail-Domain, Mailserver oder Adresse',
  hint: 'Eine Mail-Domain, ein Mailserver, eine Adresse, eine URL, eine Zeile aus einer Zone: Fügen Sie ein, was Sie haben.',
  test: 'Prüfen',
  options: 'Optionen',
  via: 'Geprüft werden',
  viaAuto: 'die Mailserver oder der Host selbst',
  viaMx: 'nur die Mailserver (MX)',
  viaHost: 'der Host selbst',
  port: 'Port',
  security: 'Verschlüsselung',
  securityAuto: 'wie beim Port üblich',
  securityImplicit: 'TLS vom ersten Byte an',
  securityNone: 'keine',
  family: 'Adressen',
  familyAny: 'IPv4 und IPv6',
  familyOnly: (family) => `nur IPv${family}`,
  patience: 'Geduld für das Banner',
  envelope: 'weiter bis MAIL FROM und RCPT TO; gesendet wird nie etwas',
  relay: 'fragen, ob er für Fremde weiterleitet',
  injection: 'fragen, ob STARTTLS sich überlisten lässt (CVE-2011-0411)',
  injectionWhy:
    'In einer weiteren Sitzung mit jedem Mailserver folgt NOOP im Klartext auf STARTTLS: Es muss vergessen und darf nicht innerhalb von TLS beantwortet werden. Von Haus aus abgeschaltet, denn es bricht die Regel, jede Antwort abzuwarten, und manche Server legen deshalb auf.',
  depth: 'TLS gründlich ansehen',
  depthWhy:
    'In bis zu drei weiteren Sitzungen mit jedem Mailserver werden nur alte Fassungen von TLS angeboten, um zu sehen, welche er noch spricht. Von Haus aus abgeschaltet, denn jede Sitzung macht dem Server Arbeit und steht in seinem Protokoll als misslungener Handshake.',
  login: 'Anmelden',
  loginIfWanted: 'Anmelden, wenn das versucht werden soll',
  user: 'Benutzer',
  password: 'Passwort',
  loginWhy:
    'Wird einmal versucht, nur innerhalb von TLS und wo der Server eine Anmeldung anbietet; gedacht für die Ports 587 und 465. Beides bleibt bis dahin im Arbeitsspeicher: Es steht in keinem Bericht, keinem Protokoll und keiner Datei, und die Mitschrift zeigt ********. Nehmen Sie lieber ein Passwort, das Sie ändern können.',
  againTitle: (target) => `${target} erneut prüfen`,
  withLogin: 'Mit dieser Anmeldung prüfen',
  withoutLogin: 'Ohne prüfen',
  cancel: 'Abbrechen',
  latest: 'Den letzten Bericht zeigen.',
  testedFor: (seconds) => `Wird seit ${seconds} s geprüft.`,
  testedAgo: (seconds) => `Vor ${seconds} s geprüft.`,
  showIt: 'Ihn zeigen',
  or: ', oder',
  testAgain: 'erneut prüfen',
  noAnswer:
    'Helograph antwortet nicht. Sehen Sie nach Ihrer eigenen Verbindung, und versuchen Sie es gleich noch einmal.',
  notStarted: (status) =>
    `Helograph konnte die Prüfung nicht beginnen (HTTP ${status}). Versuchen Sie es gleich noch einmal.`,
  refusal: (code, seconds) => {
    const said = REFUSALS[code]
    if (said === undefined) return null
    if (seconds === null) return said
    return `${said} Versuchen Sie es in ${seconds === 1 ? 'einer Sekunde' : `${seconds} Sekunden`} noch einmal.`
  },
  understood: {
    address: (host, where) => `Die Adresse ${host}, ${where}.`,
    host: (host, where) => `Der Host ${host} selbst, ${where}.`,
    mx: (host, where) => `Die Mailserver von ${host}, ${where}.`,
    auto: (host, where) => `Die Mailserver von ${host} oder, wo es keine gibt, der Host selbst, ${where}.`,
    port: (port) => `Port ${port}`,
    tlsFirst: ', TLS vom ersten Byte an',
    noTls: ', ohne TLS',
  },
} satisfies typeof EN
