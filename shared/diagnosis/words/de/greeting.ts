import type { GREETING as ENGLISH } from '../en/greeting.ts'
import type { Translated } from '../saying.ts'

export const GREETING = {
  'tls-first-on-25': {
    says: 'spricht auf Port {port} TLS vom ersten Byte an, was dort kein Absender tut',
    meaning:
      'Wer Mail zustellt, beginnt auf Port 25 im Klartext und fragt dann nach STARTTLS; TLS vom ersten Byte an gehört auf Port 465. Kein Absender kommt weiter als dieser Prüfer, also kommt hier keine Mail an.',
    remedy:
      'Lassen Sie Port 25 im Klartext beginnen, und bieten Sie dort STARTTLS an:\n    # Postfix, master.cf, service smtp\n    -o smtpd_tls_wrappermode=no\n    # Exim\n    tls_on_connect_ports = 465\nIst der Server schon so eingestellt, führt eine Firewall oder ein Router Port 25 zu seinem Port 465: Lassen Sie sie zu 25 führen.',
  },
  'tls-first': {
    says: 'spricht auf Port {port} TLS vom ersten Byte an',
    meaning:
      'Dieser Prüfer begann im Klartext und wartete auf ein Banner, während der Server auf TLS wartete. Daran ist nichts falsch: So funktioniert Port 465 überall.',
    remedy:
      'Testen Sie noch einmal mit der Sicherheit „implicit“. Programme, die diesen Port verwenden, müssen auf SSL/TLS stehen, nicht auf STARTTLS.',
  },
  'banner-half': {
    says: 'hat sein Banner begonnen und nicht beendet',
    meaning:
      'Was in {patience} s kam, ist keine ganze Antwort: Die letzte Zeile hat noch kein Ende oder kündigt mit dem Bindestrich hinter ihrem Code eine weitere an. Ein Absender soll 300 s warten; was der Server noch gesagt hätte, ist nicht bekannt.',
    remedy:
      'Testen Sie noch einmal mit mehr Geduld, bis zu 300 s. Kommt die letzte Zeile nie, suchen Sie nach einem Filter (postscreen, ein Proxy), der das Banner begonnen und den Server dahinter verloren hat.',
  },
  'no-banner': {
    says: 'nimmt die Verbindung an und sagt {patience} s lang nichts',
    meaning:
      'In {patience} s kam kein Byte. Ein Absender soll 300 s auf das Banner warten, Mail kann also trotzdem ankommen: Langsames Nachschlagen des Namens, eine Begrüßungspause gegen Spammer oder ein Server unter Last sehen so aus. Ein Server, der hängt, aber auch.',
    remedy:
      'Testen Sie noch einmal mit einer Geduld von 300 s. Sehen Sie auf dem Server nach, worauf neue Verbindungen warten; meist ist es das DNS:\n    # Postfix\n    time dig -x {testerAddress}\n    postconf smtpd_peername_lookup\n    # Exim\n    host_lookup =\n    rfc1413_query_timeout = 0s',
  },
  'banner-cut': {
    says: 'beendet die Verbindung mitten in seinem Banner',
    meaning:
      'Er hat zu sprechen begonnen und aufgelegt; das darf ein Mailserver ohne 421 oder 554 nicht. Absender versuchen es noch einmal und kommen nicht weiter.',
    remedy:
      'Das Log des Servers zu dieser Sekunde sagt, warum: ein Absturz seines Prozesses oder ein Filter davor, der den Server dahinter verloren hat.',
  },
  'banner-closed': {
    says: 'nimmt die Verbindung an und legt wortlos auf',
    meaning:
      'Ein Server, der nicht sprechen kann oder will, sagt das mit 421 oder 554. Sofort aufzulegen ist die Art eines Lastverteilers ohne Server dahinter, eines Filters (TCP-Wrapper, fail2ban) oder eines Servers, dessen TLS-Einstellungen sich nicht laden lassen.',
    remedy:
      'Sehen Sie ins Log des Servers zu dieser Sekunde. Dann, ob etwas davor die Verbindungen an seiner Stelle annimmt und ob {tester} gesperrt ist:\n    # TCP wrapper\n    grep -v ^# /etc/hosts.allow /etc/hosts.deny\n    # fail2ban\n    fail2ban-client status',
  },
  'not-a-mail-server': {
    says: 'hat auf Port {port} {service}, keinen Mailserver',
    meaning: 'Was geantwortet hat, spricht eine andere Sprache. Hier kann keine Mail zugestellt werden.',
    remedy:
      'Lassen Sie den Namen auf den Mailserver zeigen oder den Port auf dessen Prozess:\n    ss -ltnp | grep :{port}',
  },
  'banner-refuses-without-code': {
    says: 'weist diesen Prüfer mit Worten ohne Code ab',
    meaning:
      'Was er schrieb, sagt, dass es um die Adresse dieses Prüfers ({tester}) geht; nur der Code fehlt (554 oder 421), und Absender wissen nicht, ob sie wiederkommen sollen. Was er mit anderen tut, wurde nicht gesehen.',
    remedy:
      'Lassen Sie den Filter nach den Regeln antworten: 554 und einen Grund denen, die nicht wiederkommen sollen, 421 denen, die es sollen. Über Mail von anderen ist nichts bekannt.',
  },
  'banner-not-smtp': {
    says: 'antwortet mit etwas, das kein SMTP ist',
    meaning: 'Ein Banner beginnt mit 220 und einem Leerzeichen. Absender verstehen dieses nicht und geben auf.',
    remedy: 'Sehen Sie nach, was auf dem Port lauscht und was davor steht:\n    ss -ltnp | grep :{port}',
  },
  'banner-code': {
    says: 'grüßt mit einem anderen Code als 220',
    meaning: 'Nur 220 bedeutet, dass der Server bereit ist. Manche Absender machen danach weiter, andere legen auf.',
    remedy:
      'Stellen Sie das Banner auf das zurück, was die Software von sich aus sagt, oder lassen Sie es mit 220 beginnen:\n    # Postfix\n    smtpd_banner = $myhostname ESMTP\n    # Exim\n    smtp_banner = $smtp_active_hostname ESMTP\n    # Exchange\n    Set-ReceiveConnector -Identity … -Banner "220 {host}"\n    # Sendmail\n    define(`confSMTP_LOGIN_MSG\', `$j ESMTP\')',
  },
  'banner-late': {
    says: 'grüßt erst nach {seconds} s',
    meaning:
      'Ein Absender soll 300 s warten, Mail kommt also an; aber Programme und Menschen sind weniger geduldig, und viele geben nach einer Minute auf.',
    remedy:
      'Sehen Sie nach, worauf neue Verbindungen warten: meist auf das DNS, eine Ident-Abfrage oder eine zu lang eingestellte Begrüßungspause.',
  },
  'banner-pause': {
    says: 'lässt Fremde {seconds} s warten, bevor er grüßt',
    meaning:
      'Eine Begrüßungspause, wie postscreen und andere sie machen, um Spammer zu fangen. Absender warten bis zu 300 s, es geht also keine Mail verloren.',
    remedy:
      'Es gibt nichts zu beheben. Ist die Pause nicht gewollt, sehen Sie nach, ob das Nachschlagen der Namen langsam ist.',
  },
  'banner-masked': {
    says: 'hat ein Banner, das eine Firewall überdeckt',
    meaning:
      'Die Sternchen sind das Zeichen einer Prüfung in einer Cisco-Firewall. Sie verbirgt das Banner und oft mehr: EHLO, STARTTLS und damit die Verschlüsselung der Mail.',
    remedy:
      'Lassen Sie die Firewall die Mail in Ruhe lassen:\n    ! Cisco ASA\n    policy-map global_policy\n     class inspection_default\n      no inspect esmtp\n    ! Cisco PIX\n    no fixup protocol smtp 25',
  },
  'mixed-codes': {
    says: 'wechselt mitten in einer Antwort den Code',
    meaning:
      'Alle Zeilen einer Antwort tragen denselben Code. Dieser Prüfer glaubt der letzten Zeile; Absender glauben vielleicht einer anderen.',
    remedy: 'Ein Filter zwischen beiden oder ein von Hand geschriebenes mehrzeiliges Banner ist die übliche Ursache.',
  },
  'bare-lf': {
    says: 'beendet Zeilen mit einem bloßen LF',
    meaning:
      'Zeilen enden mit CR und LF. Die meisten Absender nehmen es hin; strenge warten auf ein CR, das nie kommt.',
    remedy: 'Meist ein selbst gebauter Server oder Filter: Lassen Sie ihn seine Zeilen mit CR LF beenden.',
  },
  'no-final-break': {
    says: 'hat mitten in einer Zeile aufgelegt',
    meaning: 'Der letzten Zeile fehlt das Ende. Verstanden wurde sie trotzdem.',
    remedy: 'Lassen Sie den Server die ganze Zeile senden, bevor er die Verbindung schließt.',
  },
  'long-line': {
    says: 'sendet Zeilen von mehr als 512 Oktetten',
    meaning: 'Antworten sollen nicht länger sein; ein Absender mit kleinem Puffer schneidet sie vielleicht ab.',
    remedy: 'Kürzen Sie die Texte der Antworten, oder brechen Sie sie in mehrere Zeilen um.',
  },
} satisfies Translated<typeof ENGLISH>
