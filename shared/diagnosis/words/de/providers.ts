import type { PROVIDERS as ENGLISH } from '../en/providers.ts'
import type { Translated } from '../saying.ts'

const UNSEEN = 'Was nach dieser Zeile gekommen wäre, wurde nicht gesehen.'

export const PROVIDERS = {
  'microsoft-blocked': {
    says: 'weist diesen Prüfer ab: Microsoft führt seine Adresse auf einer eigenen Liste',
    meaning: `Exchange Online und Outlook.com führen eine Liste sendender Adressen und haben {tester} darauf. Mail von Absendern, die nicht darauf stehen, wird angenommen wie immer. ${UNSEEN}`,
    remedy:
      'Hier gibt es nichts zu beheben. Ein Absender, den das trifft, bittet auf der Seite, die die Antwort nennt, um Streichung (für Exchange Online https://sender.office.com; Outlook.com hat ein eigenes Formular) und sucht, was aus seinem Netz Spam gesendet hat.',
  },
  'microsoft-throttled': {
    says: 'bremst diesen Prüfer (Exchange Online: server busy)',
    meaning: `Exchange Online nimmt wenig von einer Adresse, die es kaum kennt oder die etwas Verdächtiges gesendet hat. Ein Absender versucht es wieder und kommt durch, sobald seine Adresse bekannt wird. ${UNSEEN}`,
    remedy:
      'Hier gibt es nichts zu beheben. Testen Sie in einigen Minuten noch einmal; ein Absender, den das stundenlang trifft, sendet weniger auf einmal.',
  },
  'microsoft-wrong-region': {
    says: 'sagt, dass die Mail von {domain} in eine andere Region von Microsoft 365 gehört',
    meaning:
      'Der MX-Eintrag zeigt auf einen Teil von Exchange Online, der die Postfächer dieser Domain nicht hat. Mail wartet bei den Absendern und kommt dann zu ihnen zurück.',
    remedy:
      'Veröffentlichen Sie den MX-Eintrag, den das Microsoft 365 Admin Center für diese Domain zeigt (Einstellungen, Domänen), und warten Sie seine alte TTL ab.',
  },
  'microsoft-connector': {
    says: 'erkennt nicht, wessen Mail das ist (Connector von Exchange Online)',
    meaning:
      'Exchange Online fand keinen eingehenden Connector, der zum Zertifikat oder zur Adresse dessen passt, der sich verband, und der Empfänger ist in keiner Domain, die es annimmt. Bei Mail von außen an eine eigene Domain darf das nicht vorkommen.',
    remedy:
      'Sehen Sie nach, ob die Domain eine akzeptierte Domäne ist und ob der eingehende Connector das richtige Zertifikat oder die richtige Adresse nennt; in einer Hybridumgebung führen Sie den Hybrid Configuration Wizard noch einmal aus:\n    Get-AcceptedDomain; Get-InboundConnector | Format-List Name,TlsSenderCertificateName,SenderIPAddresses',
  },
  'microsoft-no-such-recipient': {
    says: 'hat kein Postfach für postmaster (Exchange Online weist unbekannte Empfänger an seinem Rand ab)',
    meaning:
      'Trotz „access denied“ geht es um den Empfänger: Das Verzeichnis dieses Mandanten enthält ihn nicht. Mail an andere ist davon nicht berührt; aber jeder Server, der Mail annimmt, muss sie für postmaster annehmen.',
    remedy:
      'Geben Sie postmaster einem Postfach, das jemand liest:\n    Set-Mailbox -Identity admin@{domain} -EmailAddresses @{Add="postmaster@{domain}"}\nWerden auch Empfänger abgewiesen, die es gibt, stellen Sie die akzeptierte Domäne auf InternalRelay, bis das Verzeichnis stimmt.',
  },
  'exchange-back-pressure': {
    says: 'ist ein Exchange-Server unter Back Pressure: Seine Platte oder sein Speicher geht zur Neige',
    meaning:
      'Exchange nimmt keine Mail mehr an, wenn freier Plattenplatz, Speicher oder seine Warteschlange eine Grenze überschreitet, und beginnt von selbst wieder, wenn Platz ist. Bis dahin behalten Absender ihre Mail und versuchen es tagelang wieder; danach kommt sie zu ihnen zurück.',
    remedy:
      'Schaffen Sie Platz auf der Platte mit der Warteschlange, oder verlegen Sie sie auf eine größere. Die Ereignisse 15004 bis 15007 von MSExchangeTransport nennen die Ressource. Schalten Sie Back Pressure nicht ab:\n    Get-EventLog -LogName Application -Source MSExchangeTransport -Newest 50 | Where-Object { $_.EventID -in 15004..15007 }',
  },
  'google-rate-limited': {
    says: 'begrenzt diesen Prüfer vorerst: Google sieht aus seinem Netz zu viel unerwünschte Mail',
    meaning: `Google zählt nach Adresse, Netz und Domain. Es geht um {tester} und seine Nachbarn, nicht um den getesteten Server. ${UNSEEN}`,
    remedy:
      'Hier gibt es nichts zu beheben. Ein Absender, den das trifft, wird langsamer und sieht in den Google Postmaster Tools nach seinem Ruf.',
  },
  'google-dynamic-address': {
    says: 'nimmt von dieser Art Adresse keine Mail an (Google: ein dynamisches oder privates Netz)',
    meaning: `Google hält {tester} für die Adresse eines Haushalts oder aus einem Pool, von denen Mailserver nicht senden. Server mit fester Adresse und PTR-Eintrag werden deswegen nicht abgewiesen. ${UNSEEN}`,
    remedy:
      'Hier gibt es nichts zu beheben. Wer von einer solchen Adresse sendet, gibt seine Mail stattdessen dem Relay seines Providers.',
  },
  'yahoo-deferred': {
    says: 'vertröstet diesen Prüfer: Yahoo sah aus seinem Netz zu viel Mail oder Beschwerden darüber',
    meaning:
      'Die Codes TS und TSS von Yahoo betreffen die Adresse, die sich verbindet ({tester}). Ein Absender versucht es nach einigen Stunden wieder; die meisten solchen Sperren enden von selbst. Was nach dieser Zeile gekommen wäre, wurde nicht gesehen.',
    remedy:
      'Hier gibt es nichts zu beheben. Ein Absender, den das länger als zwei Tage trifft, sieht nach, was er sendet, und schreibt Yahoo unter https://senders.yahooinc.com.',
  },
  'proofpoint-blocked': {
    says: 'weist diesen Prüfer ab: Sein Gateway (Proofpoint) hat die Adresse auf seiner Liste',
    meaning: `Proofpoint führt zu jeder Adresse einen Ruf. Der von {tester} ist zu niedrig; Absender, bei denen er es nicht ist, werden eingelassen. ${UNSEEN}`,
    remedy:
      'Hier gibt es nichts zu beheben, außer wenn auch Partner abgewiesen werden: Sie bitten auf der Seite, die die Antwort nennt, um Streichung (https://ipcheck.proofpoint.com), oder das Gateway erlaubt ihre Adresse.',
  },
  'mimecast-greylisted': {
    says: 'bittet Fremde wiederzukommen (Greylisting von Mimecast)',
    meaning:
      'Trotz „unavailable“ ist nichts kaputt: Mimecast vertröstet Absender, Adresse und Empfänger, die es noch nicht zusammen gesehen hat. Ein Mailserver, der es nach einer Minute bis zwölf Stunden wieder versucht, wird eingelassen.',
    remedy:
      'Es gibt nichts zu beheben. Um den Rest zu sehen, testen Sie nach einigen Minuten noch einmal, von derselben Adresse. Partner lassen sich mit einer Greylisting-Richtlinie ausnehmen.',
  },
  'mimecast-busy': {
    says: 'ist für neue Verbindungen zu beschäftigt (Mimecast)',
    meaning:
      'Das Gateway hat so viel zu tun, wie es kann. Absender kommen nach einer Weile wieder, und keine Mail geht verloren.',
    remedy: 'Es gibt nichts zu beheben. Testen Sie in einigen Minuten noch einmal.',
  },
  'barracuda-blocked': {
    says: 'weist diesen Prüfer ab: Sein Filter (Barracuda) hat die Adresse auf seiner Liste',
    meaning:
      'Die Liste BRBL von Barracuda nennt {tester}. Absender, die nicht darauf stehen, werden eingelassen. Was nach dieser Zeile gekommen wäre, wurde nicht gesehen.',
    remedy:
      'Hier gibt es nichts zu beheben. Ein Absender, den das trifft, schlägt seine Adresse unter https://www.barracudacentral.org/lookups nach und bittet dort um Streichung. Wird jeder Absender abgewiesen, sehen Sie nach, ob der Filter die Adresse seines eigenen Relays beurteilt.',
  },
  'cisco-reputation': {
    says: 'traut der Adresse dieses Prüfers nicht (Cisco)',
    meaning:
      'Das Mailgateway von Cisco fragt Talos nach dem Ruf von {tester}, und der ist zu niedrig, vielleicht weil von dort wenig Mail kommt. Absender mit gutem Ruf kommen weiter. Was nach dieser Zeile gekommen wäre, wurde nicht gesehen.',
    remedy:
      'Hier gibt es nichts zu beheben. Ein Absender, den das trifft, schlägt seine Adresse unter https://talosintelligence.com/reputation_center nach.',
  },
  'postscreen-deferred': {
    says: 'bittet Fremde, einmal wiederzukommen (postscreen)',
    meaning:
      'Postfix ließ diesen Prüfer die Prüfungen von postscreen bestehen und kann eine laufende Sitzung danach nicht weitergeben: Der erste Besuch jedes Fremden endet hier, der nächste geht durch. Keine Mail geht verloren.',
    remedy:
      'Es gibt nichts zu beheben. Um den Rest zu sehen, testen Sie in einigen Minuten noch einmal, von derselben Adresse. Für weniger Verzögerung lassen Sie die Prüfungen nach dem Banner weg:\n    # Postfix\n    postscreen_bare_newline_enable = no\n    postscreen_non_smtp_command_enable = no\n    postscreen_pipelining_enable = no',
  },
  'spamhaus-listed': {
    says: 'weist diesen Prüfer ab, weil Spamhaus seine Adresse führt',
    meaning: `Der Server hat Spamhaus nach {tester} gefragt und glaubt ihm. Adressen von Haushalten und aus Pools stehen von Natur aus auf einer solchen Liste (PBL), ohne dass sie etwas getan hätten. Ein Absender, der auf keiner Liste steht, wird nicht abgewiesen. ${UNSEEN}`,
    remedy:
      'Sehen Sie unter https://check.spamhaus.org nach, was die Liste über die Adresse sagt. Wird jeder Absender so abgewiesen, fragt der Server über einen öffentlichen Resolver und hält den Fehler für „gelistet“:\n    # Postfix\n    reject_rbl_client zen.spamhaus.org=127.0.0.[2..11]',
  },
} satisfies Translated<typeof ENGLISH>
