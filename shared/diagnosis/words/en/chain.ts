import type { Sayings } from '../saying.ts'

export const CHAIN = {
  'certificate-without-names': {
    says: 'shows a certificate that names its server only in the old way',
    meaning:
      'The name stands in the common name (CN), where programs of today no longer look: they want it among the alternative names (SAN). For them it is a certificate without a name. On port 25 most senders encrypt without a look at it.',
    remedy:
      'Get a new one; whoever issues certificates today puts the name in both places:\n    certbot certonly -d {host}\n    openssl req -new -addext "subjectAltName=DNS:{host}" …',
  },
  'chain-order': {
    says: 'sends its chain in the wrong order',
    meaning:
      'Each certificate should be followed by the one that issued it. Most programs sort them themselves; some old ones do not, and refuse them.',
    remedy:
      'Put the file in order, the server’s own first, and reload the server:\n    cat own.pem intermediate.pem > fullchain.pem',
  },
  'chain-superfluous': {
    says: 'sends certificates that do not belong to its chain',
    meaning:
      'They lead nowhere from its own certificate, and are sent with every handshake. Often they are what is left of an older certificate.',
    remedy: 'Take them out of the file; what came with the newest certificate (fullchain.pem) is all it takes.',
  },
} satisfies Sayings
