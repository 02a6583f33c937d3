import type { REFUSALS as ENGLISH } from '../en/refusals.ts'
import type { Translated } from '../saying.ts'

export const REFUSALS = {
  'open-resolver': {
    says: 'weist Absender ab, weil seine Abfrage einer Blocklist kaputt ist',
    meaning:
      'Die Liste hat diesen Prüfer nicht genannt: Sie weigerte sich, dem Server zu antworten, und der hielt den Fehler (127.255.255.x) für „gelistet“. So weist er vielleicht jeden ab.',
    remedy:
      'Fragen Sie die Liste über einen eigenen Resolver oder mit einem Schlüssel ihres Abfragedienstes, und zählen Sie nur echte Antworten:\n    # Postfix\n    reject_rbl_client zen.spamhaus.org=127.0.0.[2..11]\n    # Exim\n    deny dnslists = zen.spamhaus.org=127.0.0.0/24',
  },
  'rate-limited': {
    says: 'begrenzt, wie oft dieser Prüfer mit ihm sprechen darf',
    meaning:
      'Von hier oder aus diesem Netz kamen in kurzer Zeit zu viele Verbindungen. Das sagt nichts über Mail von anderen, und was nach dieser Zeile gekommen wäre, wurde nicht gesehen.',
    remedy:
      'Warten Sie einige Minuten, und testen Sie noch einmal. Trifft es auch echte Absender, erlauben Sie mehr:\n    # Postfix\n    smtpd_client_connection_count_limit = 100\n    # Exim\n    smtp_accept_max_per_host = 50\n    # Exchange\n    Set-ReceiveConnector -Identity … -MaxInboundConnectionPerSource 100',
  },
  blocklisted: {
    says: 'weist diesen Prüfer wegen einer Blocklist ab',
    meaning:
      'Die Adresse dieses Prüfers ({tester}) steht auf einer Liste, der der Server glaubt, oder auf seiner eigenen. Ein Absender, der auf keiner Liste steht, wird deswegen nicht abgewiesen. Was nach dieser Zeile gekommen wäre, wurde nicht gesehen.',
    remedy:
      'Werden Partner so abgewiesen, sollen sie ihre Adresse bei der Liste nachschlagen, die die Antwort nennt. Um diesen Prüfer einzulassen, setzen Sie seine Adresse vor die Listen:\n    # Postfix, in smtpd_client_restrictions\n    check_client_access cidr:/etc/postfix/client_ok, reject_rbl_client …\n    # Exim, vor den dnslists\n    accept hosts = <its address>',
  },
  'bad-reputation': {
    says: 'traut der Adresse dieses Prüfers nicht',
    meaning:
      'Eine Bewertung, die der Server führt oder kauft, ist für {tester} zu niedrig, vielleicht weil von dort selten Mail kommt. Absender mit gutem Ruf kommen weiter. Was nach dieser Zeile gekommen wäre, wurde nicht gesehen.',
    remedy:
      'Dafür gibt es nichts zu beheben. Trifft es echte Partner, erlauben Sie ihre Adressen, oder senken Sie die Schwelle des Filters.',
  },
  greylisted: {
    says: 'bittet Fremde, später wiederzukommen (Greylisting)',
    meaning:
      'Ein Mailserver versucht es nach einigen Minuten noch einmal und wird dann eingelassen; ein Spammer meist nicht. Mail von neuen Absendern kommt etwas später, und keine geht verloren.',
    remedy:
      'Es gibt nichts zu beheben. Ein zweiter Blick, oben verlinkt, wo es ihn gibt, zeigt den Rest; sonst testen Sie in fünf Minuten noch einmal, von derselben Adresse. Für weniger Verzögerung nehmen Sie bekannte Absender aus, oder verkürzen Sie die Wartezeit:\n    # postgrey\n    --delay=60\n    # rspamd, greylist.conf\n    timeout = 1min;',
  },
  'tester-reverse-dns': {
    says: 'mag das Reverse-DNS dieses Prüfers nicht',
    meaning:
      'Der Server will zu jeder Adresse, die sich verbindet, einen Namen und findet keinen, der zu {tester} zurückführt. Das betrifft den Prüfer; ein Absender, dessen Reverse-DNS in Ordnung ist, kommt weiter.',
    remedy:
      'Wer diesen Prüfer betreibt: Setzen Sie einen PTR-Eintrag für seine Adresse und A oder AAAA zu ihr zurück. Auf dem Server kostet eine Warnung statt einer Abweisung weniger Mail:\n    # Postfix\n    warn_if_reject reject_unknown_client_hostname',
  },
  'tester-helo-name': {
    says: 'mag den Namen nicht, den dieser Prüfer genannt hat',
    meaning:
      'Der Prüfer sagte „{helo}“. Ein Server darf diesen Namen prüfen, aber Mail nicht allein deshalb abweisen, weil er nicht zur Adresse passt. Das betrifft den Prüfer; was danach kommt, wurde nicht gesehen.',
    remedy:
      'Wer diesen Prüfer betreibt: Setzen Sie HELO_NAME auf einen vollen Namen, der zu seiner Adresse führt. Trifft es auch echte Absender, streichen Sie auf dem Server\n    # Postfix, aus smtpd_helo_restrictions\n    reject_unknown_helo_hostname',
  },
  'policy-refusal': {
    says: 'weist diesen Prüfer nach einer eigenen Regel ab',
    meaning:
      'Der Server hat geantwortet, dass er mit {tester} oder mit diesem Absender nicht sprechen will. Andere mögen willkommen sein: Was er mit ihnen tut, wurde nicht gesehen.',
    remedy:
      'Suchen Sie die Antwort im Log des Servers, um zu sehen, welche Regel es war. Trifft sie echte Absender, lockern Sie diese Regel.',
  },
  'no-resources': {
    says: 'hat keinen Platz mehr: Seine Platte oder sein Speicher ist voll',
    meaning:
      'Der Server sagt, dass er jetzt keine Mail ablegen kann. Absender behalten ihre und versuchen es tagelang wieder; danach kommt sie zu ihnen zurück.',
    remedy:
      'Schaffen Sie Platz auf der Platte und im Speicher, und starten Sie die Warteschlange neu:\n    df -h /var/spool; df -i /var/spool\n    # Postfix\n    postconf queue_minfree; postqueue -p\n    # Exim\n    exim -bpc\nExchange nennt es Back Pressure: Die Ereignisse 15004 bis 15007 nennen die Ressource.',
  },
  'mailbox-full': {
    says: 'hat im Postfach von postmaster keinen Platz mehr',
    meaning:
      'Niemand leert es, also liest niemand, was dort gemeldet wird. Mail an andere Postfächer ist davon nicht berührt.',
    remedy:
      'Leeren Sie es, erhöhen Sie sein Kontingent, oder leiten Sie die Mail an postmaster zu jemandem, der sie liest:\n    # /etc/aliases, danach newaliases\n    postmaster: root',
  },
  'server-misconfigured': {
    says: 'sagt, dass er nicht richtig eingerichtet ist',
    meaning:
      'Die Antwort nennt einen Fehler in den Einstellungen des Servers: eine Tabelle, die er nicht lesen kann, eine Schleife, eine falsche Region. Mail wartet bei den Absendern und kommt dann zu ihnen zurück.',
    remedy:
      'Das Log des Servers enthält die Einzelheiten:\n    # Postfix\n    postfix check; grep -E "error|fatal|warning" /var/log/mail.log\n    # Exim\n    exim -bV; tail /var/log/exim4/paniclog',
  },
  'no-mail-here': {
    says: 'nimmt überhaupt keine Mail an und sagt es',
    meaning: 'Ein Host, der so antwortet, sollte nirgends der MX sein: Wer schreibt, bekommt die Mail zurück.',
    remedy:
      'Lassen Sie den MX-Eintrag auf den Host zeigen, der die Mail annimmt, oder starten Sie hier den eigentlichen Mailserver. Eine Domain, die keine Mail will, sagt es im DNS:\n    {domain}. IN MX 0 .',
  },
  'out-of-step': {
    says: 'meint, dieser Prüfer habe außer der Reihe gesprochen',
    meaning:
      'Dieser Prüfer sendet einen Befehl erst nach der letzten Zeile der Antwort davor; etwas dazwischen oder eine zweite Antwort hat also beide aus dem Takt gebracht. Über Mail lässt sich daraus nichts schließen.',
    remedy:
      'Testen Sie noch einmal. Kommt es wieder, suchen Sie einen Proxy oder Filter vor dem Server, der das Gespräch verändert.',
  },
  impatient: {
    says: 'gab diesen Prüfer auf, weil er zu langsam war',
    meaning:
      'Er beendete die Sitzung, weil er zu lange gewartet hat, obwohl dieser Prüfer sofort antwortet: Meist lief die Uhr auf einem anderen Stück des Weges, hinter einem Proxy oder Filter. Ein Server sollte fünf Minuten auf einen Befehl warten.',
    remedy:
      "Sehen Sie nach, welches Stück des Weges Zeit verloren hat. Stellen Sie diese Werte nicht kürzer ein, als der Standard verlangt:\n    # Postfix\n    smtpd_timeout = 300s\n    # Exim\n    smtp_receive_timeout = 5m\n    # Exchange\n    Set-ReceiveConnector -Identity … -ConnectionInactivityTimeout 00:05:00\n    # Sendmail\n    define(`confTO_COMMAND', `5m')",
  },
  'temporary-refusal': {
    says: 'sagt jetzt nicht, und nicht, warum',
    meaning:
      'Eine Antwort 4xx bittet einen Absender, die Mail zu behalten und wiederzukommen. Ob sie allen gilt oder nur diesem Prüfer, sagt die Antwort nicht.',
    remedy:
      'Testen Sie in einigen Minuten noch einmal. Bleibt es dabei, sagt das Log des Servers, was zu dieser Zeit nicht stimmte.',
  },
} satisfies Translated<typeof ENGLISH>
