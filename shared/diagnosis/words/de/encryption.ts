import type { ENCRYPTION as ENGLISH } from '../en/encryption.ts'
import type { Translated } from '../saying.ts'

const KEY_REMEDY =
  'Meist kann der Server seinen Schlüssel oder sein Zertifikat nicht laden. Sehen Sie in sein Log, dann, ob beide zusammengehören und gelesen werden dürfen:\n    # Postfix\n    postconf smtpd_tls_chain_files smtpd_tls_cert_file smtpd_tls_key_file\n    postfix check\n    # Exim\n    exim -bP tls_certificate tls_privatekey\n    # OpenSSL\n    openssl x509 -noout -pubkey -in cert.pem | openssl sha256\n    openssl pkey -pubout -in key.pem | openssl sha256'
const WEAK_REMEDY =
  'Erlauben Sie TLS 1.2 und 1.3:\n    # Postfix\n    smtpd_tls_protocols = >=TLSv1.2\n    # Exim (OpenSSL)\n    openssl_options = +no_sslv3 +no_tlsv1 +no_tlsv1_1\n    # Sendmail\n    define(`confSERVER_SSL_OPTIONS\', `+SSL_OP_NO_SSLv3 +SSL_OP_NO_TLSv1 +SSL_OP_NO_TLSv1_1\')\n    # OpenSMTPD\n    listen on egress tls pki {host} protocols "tlsv1.2,tlsv1.3"'

export const ENCRYPTION = {
  'starttls-masked': {
    says: 'hat ein STARTTLS, das unterwegs ausgekreuzt wird',
    meaning:
      'Eine Firewall schreibt X über das, was sie nicht kennt, sodass kein Absender verschlüsseln kann. Mail geht im Klartext durch das Netz, und Absender, die auf TLS bestehen, stellen nicht zu.',
    remedy:
      'Lassen Sie die Firewall die Mail in Ruhe lassen:\n    ! Cisco ASA\n    policy-map type inspect esmtp tls-ok\n     parameters\n      allow-tls',
  },
  'starttls-not-offered-to-users': {
    says: 'bietet keine Verschlüsselung an, wo sich Benutzer anmelden',
    meaning:
      'Ohne STARTTLS auf Port {port} gehen Namen und Passwörter im Klartext durch das Netz, oder die Programme der Benutzer weigern sich zu arbeiten.',
    remedy:
      'Schalten Sie TLS für diesen Port ein:\n    # Postfix, master.cf, Dienst submission\n    -o smtpd_tls_security_level=encrypt\n    # Exim\n    tls_advertise_hosts = *',
  },
  'starttls-not-everywhere': {
    says: 'bietet STARTTLS nur unter einigen seiner Adressen an',
    meaning:
      'Unter {others} wird es angeboten, hier nicht: Maschinen eines Namens mit verschiedenen Einstellungen oder eine Firewall auf einem der Wege. Auf welche ein Absender trifft, ist Zufall.',
    remedy:
      'Vergleichen Sie die Einstellungen der Maschinen hinter dem Namen und was vor jeder von ihnen steht:\n    openssl s_client -connect {address}:{port} -starttls smtp',
  },
  'starttls-not-offered': {
    says: 'bietet kein STARTTLS an',
    meaning:
      'Was ihm gesendet wird, geht im Klartext durch das Netz, und Absender, die auf TLS bestehen, stellen nicht zu. STARTTLS war nicht unter dem, was er diesem Prüfer angeboten hat.',
    remedy:
      'Geben Sie dem Server ein Zertifikat und schalten Sie STARTTLS ein:\n    # Postfix\n    smtpd_tls_security_level = may\n    smtpd_tls_chain_files = /etc/ssl/private/mail.pem\n    # Exim\n    tls_advertise_hosts = *\n    tls_certificate = /etc/ssl/private/mail.pem\n    # Exchange\n    Enable-ExchangeCertificate -Thumbprint … -Services SMTP\n    # Sendmail\n    define(`confSERVER_CERT\', `/etc/mail/certs/cert.pem\')\n    define(`confSERVER_KEY\', `/etc/mail/certs/key.pem\')\n    # OpenSMTPD\n    pki {host} cert "/etc/ssl/fullchain.pem"\n    pki {host} key "/etc/ssl/private/key.pem"\n    listen on egress tls pki {host}\nIst es schon eingeschaltet, sehen Sie nach, ob ein Filter oder eine Firewall unterwegs es herausnimmt.',
  },
  'starttls-unimplemented': {
    says: 'bietet STARTTLS an und kennt es dann nicht',
    meaning:
      'Es stand in der Antwort auf EHLO, und der Befehl selbst wird nicht erkannt. Ein Filter oder eine Firewall dazwischen, die Befehle verändert, macht so etwas.',
    remedy:
      'Lassen Sie die Firewall die Mail in Ruhe lassen (Cisco: `no inspect esmtp` oder `allow-tls`), und testen Sie dann noch einmal.',
  },
  'starttls-unavailable': {
    says: 'bietet TLS an, kann es aber nicht beginnen',
    meaning:
      'Absender, die verschlüsseln, wenn es geht, machen im Klartext weiter oder kommen später wieder; wer auf TLS besteht (MTA-STS, DANE, viele Firmen), stellt nicht zu. 454 gilt als Fehler des Servers, außer seine Worte meinen diesen Prüfer (ein Limit, eine Sperrliste, Greylisting).',
    remedy: KEY_REMEDY,
  },
  'plaintext-after-starttls': {
    says: 'sendet Klartext, wo TLS beginnen muss',
    meaning:
      'Auf die Antwort zu STARTTLS folgte im selben Atemzug noch etwas. Wer unterwegs sitzt, könnte solchen Text dorthin setzen; ein Absender muss ihn wegwerfen, und einer, der ihm glaubt, lässt sich täuschen.',
    remedy: 'Bringen Sie die Software des Servers und jedes Filters davor auf den neuesten Stand.',
  },
  'plain-first': {
    says: 'spricht auf Port {port} zuerst Klartext',
    meaning:
      'Dieser Prüfer begann, wie auf 465 üblich, mit TLS und bekam ein Banner im Klartext. Programme, die auf SSL/TLS stehen, können diesen Port so nicht verwenden.',
    remedy:
      "Lassen Sie auf 465 TLS mit dem ersten Byte beginnen:\n    # Postfix, master.cf, Dienst submissions (smtps)\n    -o smtpd_tls_wrappermode=yes\n    # Exim\n    tls_on_connect_ports = 465\n    # Sendmail\n    DAEMON_OPTIONS(`Port=smtps, Name=TLSMTA, M=s')\n    # OpenSMTPD\n    listen on egress smtps pki {host}\nAuf anderen Ports testen Sie noch einmal mit der Sicherheit „starttls“.",
  },
  'handshake-stalled': {
    says: 'verstummt im TLS-Handshake',
    meaning:
      'Er war zu TLS bereit, und dann kam in der Zeit, die dieser Prüfer wartet, nichts mehr. Große Pakete, die unterwegs verloren gehen (eine falsche MTU), sehen so aus, und ein Server, der hängt, auch.',
    remedy:
      'Versuchen Sie es aus einem anderen Netz. Ist es dort genauso, starten Sie den Server neu; sonst suchen Sie einen Tunnel oder eine Firewall, die ICMP „fragmentation needed“ verwirft:\n    openssl s_client -connect {address}:{port} -starttls smtp',
  },
  'handshake-plain': {
    says: 'antwortet auf den TLS-Handshake mit etwas, das kein TLS ist',
    meaning:
      'Er sagte, er sei zu TLS bereit, und sprach dann im Klartext weiter. Der Versuch der Absender scheitert, und die Mail wartet.',
    remedy:
      'Ein Filter vor dem Server reicht STARTTLS durch, aber nicht, was darauf folgt. Nehmen Sie ihn aus dem Weg, oder lassen Sie ihn TLS selbst beenden.',
  },
  'client-certificate-wanted': {
    says: 'lässt niemanden herein, der kein eigenes Zertifikat zeigt',
    meaning:
      'Im TLS-Handshake verlangt er ein Zertifikat des Clients und gibt ohne eines auf. Andere Mailserver haben keines zu zeigen: Auf Port 25 wartet ihre Mail oder geht im Klartext. Auf einem Port für Benutzer kommt nur herein, wem Sie ein Zertifikat gegeben haben, was gewollt sein kann; dieser Prüfer hat keines.',
    remedy:
      "Verlangen Sie keines, wo andere Server zustellen:\n    # Postfix\n    smtpd_tls_req_ccert = no\n    # Exim\n    tls_verify_hosts =\n    # Sendmail\n    define(`confTLS_SRV_OPTIONS', `V')\nHöflich zu fragen und ohne weiterzumachen schadet nicht: `smtpd_tls_ask_ccert = yes`, `tls_try_verify_hosts = *`.",
  },
  'handshake-no-version': {
    says: 'spricht keine Version von TLS, die dieser Prüfer kennt',
    meaning:
      'Dieser Prüfer spricht TLS 1.0 bis 1.3 und der Server keine davon: ein SSL der Neunziger oder eine Einstellung, die jede Version abgeschaltet hat. Absender weichen auf Klartext aus oder stellen nicht zu.',
    remedy: WEAK_REMEDY,
  },
  'handshake-no-cipher': {
    says: 'hat kein Verschlüsselungsverfahren mit diesem Prüfer gemeinsam',
    meaning:
      'Dieser Prüfer bietet fast jedes Verfahren an, das OpenSSL hat. Ein Server, der keines davon nimmt, hat keinen Schlüssel für die, die er erlaubt (etwa eine RSA-Liste mit einem EC-Zertifikat), oder eine Liste mit einem Fehler. Absender weichen auf Klartext aus oder stellen nicht zu.',
    remedy: `${KEY_REMEDY}\nÜberlassen Sie dann die Wahl der Verfahren der Software:\n    # Postfix\n    smtpd_tls_mandatory_ciphers = medium\n    smtpd_tls_exclude_ciphers =\n    # Exim\n    tls_require_ciphers =`,
  },
  'handshake-failed': {
    says: 'kann sich mit diesem Prüfer nicht auf TLS einigen',
    meaning:
      'Der Handshake ist gescheitert, obwohl dieser Prüfer TLS 1.0 bis 1.3 mit fast jedem Verfahren spricht. Absender weichen auf Klartext aus oder stellen nicht zu. Was OpenSSL dazu sagt, steht oben.',
    remedy: `${KEY_REMEDY}\n${WEAK_REMEDY}`,
  },
  'weak-tls': {
    says: 'spricht bestenfalls ein veraltetes TLS ({protocol})',
    meaning:
      'TLS 1.0 und 1.1 dürfen nicht mehr verwendet werden. Immer mehr Absender bieten sie nicht mehr an und stellen dann im Klartext zu oder gar nicht.',
    remedy: WEAK_REMEDY,
  },
} satisfies Translated<typeof ENGLISH>
