/** What the gallery says in German of the DNS, and of what domains publish there. */
export const POLICIES = {
  'address-on-a-blocklist': [
    'Eine seiner Adressen steht auf einer Sperrliste',
    'Eine zweite Liste antwortet, wie Spamhaus öffentlichen Resolvern antwortet, und das ist kein Eintrag.',
  ],
  'dane-ok': [
    'DANE, wie es sein soll',
    'Der unterschriebene TLSA-Eintrag meint genau das Zertifikat, das gezeigt wird (RFC 7672 2.2).',
  ],
  'dane-other-key': [
    'DANE: mit einem anderen Schlüssel erneuert',
    'Der TLSA-Eintrag meint noch den alten, also stellen Absender, die ihn befolgen, nicht zu.',
  ],
  'dane-self-signed-and-named': [
    'DANE: selbstsigniert, und dafür gebürgt',
    'Mit einem TLSA-Eintrag für seinen Schlüssel braucht niemand sonst zu bürgen.',
  ],
  'dane-unanswered': [
    'DANE: keine Antwort, wo eine fällig ist',
    'Was sonst unterschrieben ist und hier fehlt, kann zurückgehalten worden sein, also warten Absender.',
  ],
  'dane-unchecked': [
    'DANE: Einträge, die dieser Prüfer nicht nachprüfen kann',
    'Sein Resolver sagt nicht, ob sie unterschrieben sind, also wird nichts geschlossen.',
  ],
  'dane-unsigned': [
    'DANE: Einträge ohne Unterschrift',
    'Jeder auf dem Weg könnte sie dort hinstellen, also gelten sie Absendern nichts (RFC 7672 2.2).',
  ],
  'dane-unusable': [
    'DANE: ein Eintrag, mit dem kein Absender etwas anfangen kann',
    'Für Mail zwischen Servern zählen nur die usages 2 und 3 (RFC 7672 3.1.3).',
  ],
  'dane-without-starttls': ['DANE: kein STARTTLS', 'TLSA-Einträge machen TLS zur Pflicht (RFC 7672 2.2).'],
  'dns-contradictory': [
    'Da, und nicht da',
    'Den Namen gibt es, wenn nach IPv4 gefragt wird, und es gibt ihn nicht, wenn nach IPv6 gefragt wird.',
  ],
  'dns-domain-is-alias': [
    'Eine Domain, die ein Alias ist',
    'Ihre Mail geht, wohin der andere Name sie schickt, und neben einem Alias kann nichts anderes stehen.',
  ],
  'dns-half-answered': [
    'Eine halbe Antwort',
    'Das DNS nennt seine IPv4-Adresse und versagt, wenn nach IPv6 gefragt wird.',
  ],
  'second-mx-untold': [
    'Der zweite von zwei MX ist nicht zu finden',
    'Der erste lehnt Verbindungen ab, und das DNS versagt, wenn es nach dem zweiten gefragt wird: Er nimmt vielleicht trotzdem Mail an.',
  ],
  'dns-implicit-mx': [
    'Eine Domain ohne MX',
    'Ihre eigene Adresse tritt an die Stelle eines MX (RFC 5321 5.1). Das klappt.',
  ],
  'dns-mx-is-address': [
    'Ein MX, der eine Adresse ist',
    'Ein MX muss einen Host nennen (RFC 5321 5.1). Viele Absender versuchen eine solche Adresse gar nicht erst.',
  ],
  'dns-mx-is-alias': [
    'Ein MX, der ein Alias ist',
    'Es klappt, aber ein MX darf nicht auf einen CNAME zeigen (RFC 2181 10.3), und manche Absender lehnen das ab.',
  ],
  'dns-mx-share-address': [
    'Zwei Mailserver auf einer Adresse',
    'Zwei Namen, und hinter beiden lauscht niemand: Ein zweiter MX hilft nur, wo er eine andere Maschine ist.',
  ],
  'dns-mx-unresolved': ['Ein MX, der nirgendwohin führt', 'Der einzige Host, den er nennt, hat keine Adresse.'],
  'dns-no-address': [
    'Ein Host ohne Adresse',
    'Den Namen gibt es, aber keine Adresse, zu der man sich verbinden könnte.',
  ],
  'dns-no-mail-server': ['Eine Domain ohne Mailserver', 'Den Namen gibt es, aber er hat weder MX noch Adresse.'],
  'dns-not-of-family': [
    'Nur über IPv6 gefragt, und er hat keines',
    'Daran ist nichts falsch, und von seinen anderen Adressen ist nichts bekannt.',
  ],
  'dns-not-public': [
    'Ein Host auf einer privaten Adresse',
    'Von außen kann ihn niemand erreichen, und dieser Prüfer versucht es gar nicht erst.',
  ],
  'dns-null-mx': [
    'Eine Domain, die keine Mail annimmt, und das auch sagt',
    'MX 0 . ist die ehrliche Art, es zu sagen (RFC 7505).',
  ],
  'dns-null-mx-mixed': [
    'Nimmt keine Mail an, und hat einen Mailserver',
    'MX 0 . muss allein stehen (RFC 7505 3). Absender machen Verschiedenes daraus.',
  ],
  'dns-nxdomain': [
    'Eine Domain, die es nicht gibt',
    'Absender erfahren vom DNS, dass es den Namen nicht gibt, und die Mail kommt sofort zurück.',
  ],
  'dns-servfail': [
    'Eine Domain, deren Nameserver versagen',
    'Der Resolver bekam keine Antwort, der er traut. Das kann an der Zone liegen oder am Resolver.',
  ],
  'dns-timeout': [
    'Eine Domain, deren Nameserver schweigen',
    'Keine Antwort ist kein Wissen: gelb, und nichts wird geschlossen.',
  ],
  'domain-postmaster': [
    'Eine Domain, wie sie sein soll',
    'Über ihren MX-Eintrag gefunden; Empfänger ist der Postmaster der Domain (RFC 5321 4.5.1).',
  ],
  'mta-sts-enforce-ok': [
    'MTA-STS, wie es sein soll',
    'Eine Richtlinie, die gilt, und ein Server, der sie erfüllt (RFC 8461).',
  ],
  'mta-sts-enforce-self-signed': [
    'MTA-STS: selbstsigniertes Zertifikat',
    'Wo eine Richtlinie gilt, ist ein Zertifikat, für das niemand bürgt, keine Kleinigkeit mehr (RFC 8461 4.2).',
  ],
  'mta-sts-enforce-without-starttls': [
    'MTA-STS: kein STARTTLS bei einem von zweien',
    'Absender, die die geltende Richtlinie befolgen, stellen diesem nicht zu (RFC 8461 4.2).',
  ],
  'mta-sts-mx-unlisted': [
    'MTA-STS: ein Mailserver, der nicht genannt ist',
    'Die Richtlinie wird erst ausprobiert und nennt den MX-Host nicht.',
  ],
  'mta-sts-policy-invalid': [
    'MTA-STS: eine Richtlinie, die sich nicht lesen lässt',
    'Die Datei ist da, aber nicht so geschrieben, wie eine Richtlinie sein muss.',
  ],
  'mta-sts-policy-unreachable': [
    'MTA-STS: eine Richtlinie, die sich nicht holen lässt',
    'Ein Eintrag kündigt sie an, und der Webserver weist Verbindungen ab.',
  ],
  'mta-sts-record-invalid': [
    'MTA-STS: ein Eintrag, der sich nicht lesen lässt',
    'Ohne id gilt er Absendern als gar kein Eintrag (RFC 8461 3.1).',
  ],
  'mta-sts-record-missing': [
    'MTA-STS: eine Richtlinie, nach der niemand sucht',
    'Die Datei ist da, aber kein Eintrag kündigt sie an.',
  ],
  'mta-sts-testing-self-signed': [
    'MTA-STS: selbstsigniert während der Erprobung',
    'Eine Richtlinie, die erst ausprobiert wird, lässt niemanden ablehnen: gelb.',
  ],
  'tls-rpt-record-invalid': [
    'TLS-Berichte: ein Eintrag, der sich nicht lesen lässt',
    'Er nennt nicht, wohin Berichte gehen sollen (RFC 8460 3).',
  ],
} as const
