/** The chain as it was sent, and the names in it: what is odd though it may be trusted all the same. */
import { chainOf, shortName } from '../chain.ts'
import { given, type StepRule } from './rule.ts'
import type { View } from './view.ts'

const sent = ({ session }: View) => session.tls?.certificates ?? []

/** The names of the certificates at these places: `mx.example.com, Example CA R3`. */
function named(view: View, places: readonly number[]): string {
  return places.map((at) => shortName(sent(view)[at]?.subject ?? '')).join(', ')
}

export const CHAIN: readonly StepRule[] = [
  {
    code: 'certificate-without-names',
    steps: ['certificate'],
    says: 'shows a certificate that names its server only in the old way',
    meaning:
      'The name stands in the common name (CN), where programs of today no longer look: they want it among the alternative names (SAN). For them it is a certificate without a name. On port 25 most senders encrypt without a look at it.',
    remedy:
      'Get a new one; whoever issues certificates today puts the name in both places:\n    certbot certonly -d {host}\n    openssl req -new -addext "subjectAltName=DNS:{host}" …',
    source: 'RFC 9525 2 and 6.3; RFC 8461 4.1',
    when: (view) => {
      const own = sent(view)[0]
      const meant = own?.names.length === 0 && shortName(own.subject).toLowerCase() === view.session.host
      return given(own && meant && /not valid for/.test(view.failure?.message ?? ''), { text: own?.subject ?? '' })
    },
  },
  {
    code: 'chain-order',
    steps: ['certificate'],
    severity: 'notice',
    remark: true,
    says: 'sends its chain in the wrong order',
    meaning:
      'Each certificate should be followed by the one that issued it. Most programs sort them themselves; some old ones do not, and refuse them.',
    remedy:
      'Put the file in order, the server’s own first, and reload the server:\n    cat own.pem intermediate.pem > fullchain.pem',
    source: 'RFC 5246 7.4.2; RFC 8446 4.4.2',
    when: (view) => {
      const { inOrder } = chainOf(sent(view))
      return given(!inOrder, {
        text: named(
          view,
          sent(view).map((_, at) => at),
        ),
      })
    },
  },
  {
    code: 'chain-superfluous',
    steps: ['certificate'],
    severity: 'notice',
    remark: true,
    says: 'sends certificates that do not belong to its chain',
    meaning:
      'They lead nowhere from its own certificate, and are sent with every handshake. Often they are what is left of an older certificate.',
    remedy: 'Take them out of the file; what came with the newest certificate (fullchain.pem) is all it takes.',
    source: 'RFC 8446 4.4.2',
    when: (view) => {
      const { superfluous } = chainOf(sent(view))
      return given(superfluous.length > 0, { text: named(view, superfluous) })
    },
  },
]
