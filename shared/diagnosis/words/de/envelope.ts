import type { ENVELOPE as ENGLISH } from '../en/envelope.ts'
import type { Translated } from '../saying.ts'

export const ENVELOPE = {
  'relay-accepted': {
    says: 'nahm einen Empfänger einer fremden Domain an',
    meaning:
      'Es kann ein offenes Relay sein, das Spammer benutzen und Listen binnen Stunden nennen. Er kann aber auch erst bei DATA ablehnen, das dieser Prüfer nie sendet; dies ist ein Grund nachzusehen, kein Beweis.',
    remedy:
      'Sehen Sie nach, wer weiterleiten darf und ob ein Proxy oder Containernetz Fremde wie Einheimische aussehen lässt:\n    # Postfix\n    postconf mynetworks smtpd_relay_restrictions\n    # Exim\n    exim -bP +relay_from_hosts',
  },
  'tls-required-by-mx': {
    says: 'nimmt Mail nur innerhalb von TLS an',
    meaning:
      'Absender ohne TLS können nicht zustellen. Ein öffentlicher Mailserver darf nicht darauf bestehen; zwischen Partnern und für Benutzer ist es in Ordnung.',
    remedy:
      'Bieten Sie auf Port 25 TLS an, ohne darauf zu bestehen:\n    # Postfix\n    smtpd_tls_security_level = may\nSollte dieser Test ohne TLS auskommen, testen Sie noch einmal mit.',
  },
  'login-required-by-mx': {
    says: 'verlangt von jedem eine Anmeldung',
    meaning: 'Andere Mailserver haben hier kein Passwort, Mail von außen kann also nicht ankommen.',
    remedy:
      'Verlangen Sie eine Anmeldung nur auf 587 und 465, und nehmen Sie auf Port 25 Mail für Ihre eigenen Domains von jedem an:\n    # Postfix, main.cf\n    smtpd_recipient_restrictions = permit_mynetworks, reject_unauth_destination\n    # Exchange\n    Set-ReceiveConnector -Identity "Default Frontend …" -PermissionGroups AnonymousUsers,ExchangeServers',
  },
  'login-required-by-host': {
    says: 'verlangt zuerst eine Anmeldung',
    meaning:
      'Für einen Server, über den Benutzer senden, ist das richtig, auf welchem Port auch immer. Ist er zugleich der MX einer Domain, kann Mail von anderen Servern nicht ankommen: Sie haben hier kein Passwort.',
    remedy:
      'Nichts, wenn hier nur Benutzer senden. Um zu sehen, wie er die Mail einer Domain annimmt, testen Sie diese Domain.',
  },
  'relay-denied': {
    says: 'weiß nicht, dass er Mail für {domain} annimmt',
    meaning:
      'Er weigert sich, Mail für eine Domain weiterzureichen, die er für fremd hält, obwohl das DNS diese Mail hierher schickt. Mail kommt zu den Absendern zurück.',
    remedy:
      'Nennen Sie die Domain unter denen, für die der Server Mail annimmt, an einer dieser Stellen:\n    # Postfix\n    mydestination, virtual_mailbox_domains, virtual_alias_domains, relay_domains\n    # Exim\n    domainlist local_domains, relay_to_domains\n    # Exchange\n    New-AcceptedDomain -Name {domain} -DomainName {domain} -DomainType Authoritative\n    # Sendmail, /etc/mail/local-host-names\n    {domain}\n    # OpenSMTPD\n    match from any for domain "{domain}" action …\nGehört die Mail woandershin, berichtigen Sie den MX-Eintrag.',
  },
  'no-postmaster': {
    says: 'hat kein Postfach für postmaster',
    meaning:
      'Jeder Server, der Mail annimmt, muss sie für postmaster annehmen, damit man ihm Störungen melden kann. Mail an andere ist davon nicht berührt.',
    remedy:
      'Richten Sie einen Alias auf jemanden ein, der es liest:\n    # /etc/aliases, danach newaliases\n    postmaster: root',
  },
  'postmaster-held-for-foreign': {
    says: 'hält seinen eigenen postmaster für den eines anderen',
    meaning:
      'Nach `<postmaster>` ohne Domain gefragt, was jeder Server für sich selbst annimmt, antwortet er, er reiche keine Mail weiter. Mail für die Domains, die er bedient, ist davon nicht berührt.',
    remedy:
      'Lassen Sie ihn `postmaster` ohne Domain als seinen eigenen annehmen:\n    # Postfix\n    append_at_myorigin = yes\n    # /etc/aliases, danach newaliases\n    postmaster: root',
  },
  'farewell-missing': {
    says: 'sagt am Ende nicht 221',
    meaning:
      'Nach QUIT antwortet ein Server mit 221 und schließt dann. Mail geht dadurch nicht verloren; die Logs der Absender füllen sich mit abgebrochenen Verbindungen.',
    remedy: 'Es eilt nicht. Ein Filter vor dem Server, der Verbindungen von sich aus beendet, ist die übliche Ursache.',
  },
  'too-much': {
    says: 'sendet mehr, als irgendeine Antwort enthalten darf',
    meaning: 'Dieser Prüfer hat aufgehört zu lesen. Absender hören auch auf, und ihre Mail kommt zurück.',
    remedy:
      'Was er sendet, ist weder Banner noch Antwort: Sehen Sie nach, welcher Prozess auf dem Port antwortet und was davor steht.',
  },
  stalled: {
    says: 'hielt diesen Prüfer bei {step} hin',
    meaning:
      'In der Zeit, die dieser Prüfer wartet, kam keine ganze Antwort; ein Absender muss länger warten, bei jedem Befehl Minuten. Ob die Antwort noch gekommen wäre, ist nicht bekannt.',
    remedy:
      'Testen Sie noch einmal. Bleibt es dabei, sehen Sie nach, was der Server bei diesem Schritt tut: Nachschlagen in einem langsamen DNS, Verzeichnis oder Spamfilter.',
  },
  'hung-up': {
    says: 'legt mitten im Gespräch auf',
    meaning:
      'Ein Server sagt 421, bevor er eine Sitzung von sich aus beendet. Absender versuchen es später noch einmal, und Mail wartet, solange das anhält.',
    remedy:
      'Das Log des Servers zu dieser Sekunde sagt, warum: ein abgestürzter Prozess, ein Filter, der aufgegeben hat, eine Grenze des Systems.',
  },
  'connection-broken': {
    says: 'verlor mitten im Gespräch die Verbindung',
    meaning: 'Es kam ein Reset: vom Server oder von einer Firewall unterwegs, der nicht gefiel, was sie sah.',
    remedy:
      'Testen Sie aus einem anderen Netz. Ist es dort genauso, sehen Sie ins Log des Servers und der Firewall davor.',
  },
  'spoke-unasked': {
    says: 'antwortet, bevor er gefragt wird',
    meaning:
      'Ein Server spricht einmal zur Begrüßung und dann einmal auf jeden Befehl. Diese Antwort antwortet auf nichts, was gesagt wurde; nun kann niemand mehr wissen, welche Antwort zu welchem Befehl gehört, also wurde nichts mehr gesagt. Absender, die weitermachen, halten die falsche Antwort für ihre.',
    remedy:
      'Suchen Sie einen Filter oder Proxy, der neben der Antwort des Servers dahinter eine eigene schickt, und einen Befehl, der zweimal beantwortet wird; gehören die Zeilen zu einer Antwort, so hat jede außer der letzten einen Bindestrich hinter dem Code.',
  },
  'not-smtp': {
    says: 'antwortet mit etwas, das kein SMTP ist',
    meaning:
      'Eine Antwort beginnt mit drei Ziffern. Nach dieser Zeile kann niemand wissen, welche Antwort zu welchem Befehl gehört, also wurde nichts mehr gesagt.',
    remedy: 'Suchen Sie einen Filter oder Proxy, der das Gespräch verändert, und ein Programm, das hineindruckt.',
  },
  'unexpected-code': {
    says: 'antwortet mit einem Code, der nicht hierher gehört',
    meaning: 'Die Antwort ist auf das, was gefragt wurde, weder ja noch nein; ein Absender gibt auf.',
    remedy:
      'Ein Filter, der mit dem Server aus dem Takt geraten ist, ist die übliche Ursache. Sehen Sie in die Logs beider.',
  },
  'command-unknown': {
    says: 'kennt den Befehl des Schritts {step} nicht',
    meaning: 'Jeder Mailserver muss ihn kennen. Ein Filter, der nur manche Befehle durchlässt, antwortet so.',
    remedy: 'Nehmen Sie den Filter aus dem Weg, oder sehen Sie nach, was er nicht durchlässt.',
  },
  'slow-answer': {
    says: 'braucht {seconds} s für eine Antwort',
    meaning:
      'Die Antwort war gut, und ein Absender muss Minuten warten, es geht also keine Mail verloren. Aber viele Programme sind weniger geduldig.',
    remedy:
      'Sehen Sie nach, was der Server bei diesem Schritt tut: Nachschlagen in einem langsamen DNS, Verzeichnis oder Spamfilter.',
  },
  refused: {
    says: 'sagt nein bei {step}',
    meaning:
      'Die Antwort ist eine endgültige Ablehnung und nennt keinen Grund, den dieser Prüfer kennt. Ein Absender gibt die Mail sofort zurück.',
    remedy: 'Das Log des Servers enthält die Antwort mit ihrem Grund; suchen Sie dort zu dieser Zeit.',
  },
  'not-as-expected': {
    says: 'kam durch diesen Schritt nicht so, wie es sein soll',
    meaning: 'Dieser Prüfer hat keine eigenen Worte für das, was geschah; was er gesehen hat, steht oben.',
    remedy: 'Testen Sie noch einmal, und vergleichen Sie mit dem Log des Servers zu dieser Zeit.',
  },
} satisfies Translated<typeof ENGLISH>
