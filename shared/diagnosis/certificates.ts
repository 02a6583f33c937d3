/** The certificate: amber on 25, where senders that encrypt when they can do not check it; red where users log in. */
import { chainOf, shortName } from '../chain.ts'
import { given, type StepRule } from './rule.ts'
import type { View } from './view.ts'

const leaf = ({ session }: View) => session.tls?.certificates[0] ?? null
const shown = (view: View) => {
  const certificate = leaf(view)
  return certificate
    ? `${certificate.subject}; issued by ${certificate.issuer}; ${certificate.notBefore} to ${certificate.notAfter}`
    : 'no certificate'
}
const says = (words: RegExp) => (view: View) =>
  given(words.test(view.failure?.message ?? ''), {
    text: shown(view),
    words: {
      names: leaf(view)?.names.slice(0, 5).join(', ') || 'no name',
      notSent: shortName(chainOf(view.session.tls?.certificates ?? []).notSent ?? 'an authority'),
    },
  })

export const CERTIFICATES: readonly StepRule[] = [
  {
    code: 'certificate-chain-expired',
    steps: ['certificate'],
    when: says(/of the chain has expired/),
  },
  {
    code: 'certificate-expired',
    steps: ['certificate'],
    when: says(/expired/),
  },
  {
    code: 'certificate-not-yet-valid',
    steps: ['certificate'],
    when: says(/not valid before/),
  },
  {
    code: 'certificate-name',
    steps: ['certificate'],
    when: says(/not valid for/),
  },
  {
    code: 'certificate-self-signed',
    steps: ['certificate'],
    when: says(/self-signed/),
  },
  {
    code: 'certificate-chain-incomplete',
    steps: ['certificate'],
    when: says(/not complete/),
  },
  {
    code: 'certificate-untrusted',
    steps: ['certificate'],
    when: (view) => given(view.failure, { text: shown(view) }),
  },
  {
    code: 'certificate-ends-soon',
    steps: ['certificate'],
    soon: true,
    when: (view) => given(view.failure === null, { text: shown(view), words: { summary: view.step.summary } }),
  },
]
