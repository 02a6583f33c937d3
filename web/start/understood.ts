import type { Target } from '../../shared/events.ts'
import type { Words } from '../../shared/languages/en/index.ts'
import { speaksTlsFirst, unicodeName } from '../../shared/target.ts'
import type { Via } from '../../shared/words.ts'

/** How the input was understood, in a sentence: `The mail servers of example.com, port 25.` */
export function understoodWords(
  { target, via }: { target: Target; via: Via },
  say: Words['form']['understood'],
): string {
  const unicode = unicodeName(target.host)
  const host = unicode ? `${unicode} (${target.host})` : target.host
  const where =
    say.port(target.port) + (speaksTlsFirst(target) ? say.tlsFirst : target.security === 'none' ? say.noTls : '')
  if (target.kind === 'address') return say.address(host, where)
  if (via === 'host') return say.host(host, where)
  return via === 'mx' ? say.mx(host, where) : say.auto(host, where)
}
