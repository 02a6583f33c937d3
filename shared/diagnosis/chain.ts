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
    when: (view) => {
      const { superfluous } = chainOf(sent(view))
      return given(superfluous.length > 0, { text: named(view, superfluous) })
    },
  },
]
