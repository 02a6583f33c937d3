import type { CHAIN as ENGLISH } from '../en/chain.ts'
import type { Translated } from '../saying.ts'

export const CHAIN = {
  'certificate-without-names': {
    says: 'zeigt ein Zertifikat, das seinen Server nur auf die alte Weise nennt',
    meaning:
      'Der Name steht im Common Name (CN), wo heutige Programme nicht mehr hinsehen: Sie wollen ihn unter den alternativen Namen (SAN). Für sie ist es ein Zertifikat ohne Namen. Auf Port 25 verschlüsseln die meisten Absender, ohne es anzusehen.',
    remedy:
      'Besorgen Sie ein neues; wer heute Zertifikate ausstellt, setzt den Namen an beide Stellen:\n    certbot certonly -d {host}\n    openssl req -new -addext "subjectAltName=DNS:{host}" …',
  },
  'chain-order': {
    says: 'sendet seine Kette in der falschen Reihenfolge',
    meaning:
      'Auf jedes Zertifikat soll das folgen, das es ausgestellt hat. Die meisten Programme sortieren selbst; manche alten tun es nicht und lehnen ab.',
    remedy:
      'Bringen Sie die Datei in Ordnung, das eigene Zertifikat des Servers zuerst, und laden Sie den Server neu:\n    cat own.pem intermediate.pem > fullchain.pem',
  },
  'chain-superfluous': {
    says: 'sendet Zertifikate, die nicht zu seiner Kette gehören',
    meaning:
      'Von seinem eigenen Zertifikat führt kein Weg zu ihnen, und sie werden bei jedem Handshake mitgesendet. Oft sind sie von einem älteren Zertifikat übrig.',
    remedy: 'Nehmen Sie sie aus der Datei; was mit dem neuesten Zertifikat kam (fullchain.pem), genügt.',
  },
} satisfies Translated<typeof ENGLISH>
