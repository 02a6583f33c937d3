import type { POLICIES as ENGLISH } from '../en/policies.ts'
import type { Translated } from '../saying.ts'

const PUBLISH =
  'Beides gehört zusammen:\n    _mta-sts.{domain}. IN TXT "v=STSv1; id=20260101"\n    # https://mta-sts.{domain}/.well-known/mta-sts.txt\n    version: STSv1\n    mode: testing\n    mx: mx1.{domain}\n    max_age: 604800\nEine neue id sagt den Absendern, dass sich die Richtlinie geändert hat.'
const NO_POLICY =
  'Absender behandeln es so, als gäbe es keine Richtlinie, oder bleiben bei der zuvor geholten, bis deren max_age vorbei ist. Mail kommt an, ohne den Schutz, der gemeint war.'

export const POLICIES = {
  'certificate-fails-its-anchor': {
    says: 'zeigt ein Zertifikat, das sein Vertrauensanker im DNS nicht gültig macht',
    meaning:
      'Die TLSA-Einträge von {host} nennen eine Zertifizierungsstelle (usage 2). Unter ihr muss das Zertifikat gelten wie überall: für diesen Namen und heute. Absender, die DANE befolgen, stellen hier so nicht zu.',
    remedy:
      'Besorgen Sie ein Zertifikat dieser Stelle, das {host} unter seinen Namen hat, und erneuern Sie es rechtzeitig. Oder nennen Sie den Schlüssel des Servers selbst; für ihn zählen Namen und Daten nicht:\n    _25._tcp.{host}. IN TLSA 3 1 1 <digest of its key>',
  },
  'certificate-not-in-tlsa': {
    says: 'zeigt ein Zertifikat, das seine TLSA-Einträge nicht erlauben',
    meaning:
      'Das DNS sagt, mit DNSSEC unterschrieben, welches Zertifikat {host} hat, und er zeigt ein anderes. Absender, die DANE befolgen, stellen hier nicht zu, wer auch immer das Zertifikat ausgestellt hat. Meist wurde es mit einem neuen Schlüssel erneuert, die Einträge aber nicht.',
    remedy:
      'Veröffentlichen Sie den Eintrag des verwendeten Schlüssels neben dem alten, und behalten Sie beim Erneuern den Schlüssel:\n    openssl x509 -in cert.pem -noout -pubkey | openssl pkey -pubin -outform DER | openssl sha256\n    _25._tcp.{host}. IN TLSA 3 1 1 <that digest>\n    certbot renew --reuse-key',
  },
  'certificate-known-to-tlsa': {
    says: 'zeigt das Zertifikat, das seine TLSA-Einträge nennen',
    meaning:
      'Absender, die DANE befolgen, nehmen es, wie es ist: Für sie zählt der unterschriebene Eintrag, nicht, wer das Zertifikat ausgestellt hat. Die Lampe zeigt, wie es für alle anderen aussieht.',
    remedy: '',
  },
  'mta-sts-record-invalid': {
    says: 'ist kein Eintrag, der eine MTA-STS-Richtlinie ankündigt',
    meaning: `Er soll einer sein und zählt nicht. ${NO_POLICY}`,
    remedy: PUBLISH,
  },
  'mta-sts-record-missing': {
    says: 'hat keinen Eintrag, obwohl es eine MTA-STS-Richtlinie gibt',
    meaning: 'Absender suchen zuerst den Eintrag und nur dann die Richtlinie. So holt sie nie jemand.',
    remedy: PUBLISH,
  },
  'mta-sts-policy-unreachable': {
    says: 'gibt die MTA-STS-Richtlinie nicht heraus',
    meaning: `Ein Eintrag kündigt eine Richtlinie an, und sie lässt sich nicht holen. ${NO_POLICY}`,
    remedy:
      'Sie muss mit 200 beantwortet werden, von genau diesem Host, ohne Weiterleitung auf einen anderen, in weniger als 64 KiB:\n    curl -sSi https://mta-sts.{domain}/.well-known/mta-sts.txt\nSoll es keine Richtlinie mehr geben, veröffentlichen Sie zuerst eine mit mode none, und nehmen Sie den Eintrag nach Ablauf von max_age weg.',
  },
  'mta-sts-policy-untrusted': {
    says: 'kann nicht beweisen, dass die MTA-STS-Richtlinie seine eigene ist',
    meaning: `Der Webserver der Richtlinie braucht ein Zertifikat auf seinen Namen von einer bekannten Zertifizierungsstelle. ${NO_POLICY}`,
    remedy:
      'Besorgen Sie ein Zertifikat für den Host der Richtlinie, und sorgen Sie dafür, dass es erneuert wird:\n    certbot certonly -d mta-sts.{domain}',
  },
  'mta-sts-policy-invalid': {
    says: 'hat eine MTA-STS-Richtlinie, die sich nicht lesen lässt',
    meaning: `Die Datei ist da, aber nicht so geschrieben, wie eine Richtlinie sein muss: siehe oben. ${NO_POLICY}`,
    remedy: PUBLISH,
  },
  'mta-sts-policy-type': {
    says: 'sendet die MTA-STS-Richtlinie nicht als reinen Text',
    meaning:
      'Absender sollen nur text/plain annehmen, damit niemand, der dort andere Dateien ablegen darf, eine Richtlinie setzen kann. Manche sind darin streng und sehen dann keine Richtlinie.',
    remedy:
      'Senden Sie die Datei als text/plain:\n    # nginx\n    location = /.well-known/mta-sts.txt { default_type text/plain; }',
  },
  'mta-sts-mx-unlisted': {
    says: 'ist nicht unter den Mailservern der MTA-STS-Richtlinie',
    meaning: 'Ein MX-Eintrag führt zu {mx}, und keine mx-Zeile der Richtlinie nennt ihn. {effect}.',
    remedy:
      'Nehmen Sie ihn in die Richtlinie auf, und geben Sie dem Eintrag dann eine neue id:\n    mx: {mx}\nOder nehmen Sie ihn aus den MX-Einträgen, wenn er dort nicht stehen soll.',
  },
  'mta-sts-refused': {
    says: 'ist nicht so, wie es die MTA-STS-Richtlinie verlangt ({result})',
    meaning:
      'Die Richtlinie verspricht STARTTLS mit einem Zertifikat, das für {mx} gilt und von einer bekannten Zertifizierungsstelle kommt. {effect}.',
    remedy:
      'Beheben Sie, was unten über diesen Server steht. Dauert das lange, setzen Sie die Richtlinie auf mode testing, geben Sie dem Eintrag eine neue id, und bedenken Sie, dass Absender die alte bis zum Ablauf ihres max_age behalten können.',
  },
  'tlsa-unsigned': {
    says: 'hat TLSA-Einträge, die nicht unterschrieben sind, also verwendet sie niemand',
    meaning:
      'Ohne DNSSEC könnte jeder unterwegs solche Einträge dorthin setzen. Absender zählen sie für nichts; der MX-Eintrag, die Adressen und die TLSA-Einträge müssen alle unterschrieben sein.',
    remedy:
      'Unterschreiben Sie die Zone, und tragen Sie ihren DS-Eintrag in der übergeordneten Zone ein, oder nehmen Sie die Einträge weg:\n    dig +dnssec _25._tcp.{mx} TLSA',
  },
  'tlsa-unchecked': {
    says: 'hat TLSA-Einträge, und dieser Prüfer kann nicht sagen, ob sie unterschrieben sind',
    meaning: 'Der Resolver dieses Prüfers prüft keine Unterschriften (DNSSEC); daraus wird nichts geschlossen.',
    remedy:
      'Fragen Sie einen Resolver, der es tut: `ad` muss unter den Flags sein:\n    dig +dnssec @9.9.9.9 _25._tcp.{mx} TLSA',
  },
  'tlsa-unusable': {
    says: 'hat einen TLSA-Eintrag, mit dem kein Absender etwas anfangen kann',
    meaning:
      'Absender lassen einen solchen Eintrag aus. Bleibt keiner übrig, bestehen sie trotzdem auf TLS, weisen aber niemandem die Echtheit nach. Für Mail zwischen Servern zählen nur die usages 2 und 3.',
    remedy:
      'Veröffentlichen Sie stattdessen die Prüfsumme des öffentlichen Schlüssels:\n    openssl x509 -in cert.pem -noout -pubkey | openssl pkey -pubin -outform DER | openssl sha256\n    _25._tcp.{mx}. IN TLSA 3 1 1 <that digest>',
  },
  'tlsa-unanswered': {
    says: 'hat unterschriebene Adressen, aber die Frage nach seinen TLSA-Einträgen bekommt keine Antwort',
    meaning:
      'Eine Antwort, die anderswo unterschrieben ist und hier fehlt, könnte ein Angreifer zurückgehalten haben. Absender, die DANE befolgen, behalten die Mail und versuchen es später, bis sie zurückkommt.',
    remedy:
      'Sorgen Sie dafür, dass die Nameserver und jede Firewall davor Fragen nach TLSA beantworten, mit NXDOMAIN oder einer leeren Antwort, wo es keine gibt:\n    dig +dnssec _25._tcp.{mx} TLSA',
  },
  'dane-without-tls': {
    says: 'hat unterschriebene TLSA-Einträge und kein funktionierendes STARTTLS ({result})',
    meaning:
      'TLSA-Einträge sagen, dass TLS ein Muss ist. Absender, die DANE befolgen, stellen diesem Server nichts im Klartext zu.',
    remedy:
      'Bringen Sie STARTTLS wieder in Gang, wie es unten über diesen Server steht, oder nehmen Sie die TLSA-Einträge weg, bis es so weit ist.',
  },
  'tls-rpt-record-invalid': {
    says: 'ist kein Eintrag, der um TLS-Berichte bittet',
    meaning: 'Er soll einer sein und zählt nicht; Absender, die über TLS nicht zustellen können, sagen es niemandem.',
    remedy:
      'Veröffentlichen Sie einen Eintrag:\n    _smtp._tls.{domain}. IN TXT "v=TLSRPTv1; rua=mailto:tlsrpt@{domain}"',
  },
} satisfies Translated<typeof ENGLISH>
