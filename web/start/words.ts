import type { Words } from '../../shared/languages/en/index.ts'
import { PATIENCE } from '../../shared/options.ts'
import { FAMILIES, SECURITIES, VIAS } from '../../shared/words.ts'
import type { LeftOut } from './bookmark.ts'

type Say = Words['start']
type Option = Exclude<LeftOut, 'login' | 'other'>

/** What may stand in an address. Nothing of what does stand there is repeated: a link is anybody's words. */
function mayBe({ mayBe }: Say): Record<Option, string> {
  const { target, oneOf, port, patience, yesOrNo } = mayBe
  return {
    target,
    via: oneOf(VIAS),
    port,
    security: oneOf(SECURITIES),
    family: oneOf(FAMILIES),
    patience: patience(PATIENCE.least, PATIENCE.most),
    envelope: yesOrNo,
    relay: yesOrNo,
    injection: yesOrNo,
    depth: yesOrNo,
  }
}

/** What is said about an address of which something was left out. */
export function leftOutWords(leftOut: LeftOut[], say: Say): string[] {
  const known = mayBe(say)
  const options = leftOut.flatMap((name) => (name === 'login' || name === 'other' ? [] : `${name} (${known[name]})`))
  return [
    ...(options.length > 0 ? [say.leftOut(options.join('; '))] : []),
    ...(leftOut.includes('other') ? [say.leftOutOther] : []),
    ...(leftOut.includes('login') ? [say.leftOutLogin] : []),
  ]
}
