/** Keys, signatures and key exchanges that are weaker than they should be by now; mail still flows. */
import { chainOf, shortName, type Weakness, weaknessesOf } from '../chain.ts'
import { given, type StepRule } from './rule.ts'
import type { View } from './view.ts'

/** What the lamp says of it, so that the gravest thing is told and not all of them. */
function weak(kind: Weakness['kind']) {
  return (view: View) => {
    const certificates = view.session.tls?.certificates ?? []
    const found = weaknessesOf(certificates).find((weakness) => weakness.kind === kind)
    const shown = view.failure === null && view.step.summary.startsWith(`weak ${kind}`)
    if (!found || !shown) return null
    const own = chainOf(certificates).path[0] === found.at
    const whose = own ? 'its own certificate' : `the certificate of ${shortName(certificates[found.at]?.subject ?? '')}`
    return {
      text: `${shortName(certificates[found.at]?.subject ?? '')}: ${found.what}`,
      words: { whose, what: found.what },
    }
  }
}

const SHORT_DH = 2048

export const STRENGTH: readonly StepRule[] = [
  {
    code: 'certificate-weak-key',
    steps: ['certificate'],
    when: weak('key'),
  },
  {
    code: 'certificate-weak-signature',
    steps: ['certificate'],
    when: weak('signature'),
  },
  {
    code: 'tls-no-forward-secrecy',
    purposes: ['mail', 'depth'],
    steps: ['tls', 'starttls'],
    severity: 'notice',
    remark: true,
    when: ({ session: { tls } }) => given(/^TLS_RSA_WITH_/.test(tls?.cipher ?? ''), { text: tls?.cipher ?? '' }),
  },
  {
    code: 'tls-short-dh',
    purposes: ['mail', 'depth'],
    steps: ['tls', 'starttls'],
    severity: 'notice',
    remark: true,
    when: ({ session: { tls } }) => {
      const bits = Number(/^DH (\d+)$/.exec(tls?.keyExchange ?? '')?.[1] ?? SHORT_DH)
      return given(bits < SHORT_DH, { text: `${tls?.keyExchange}, ${tls?.cipher}` })
    },
  },
]
