/** TXT records of the form `v=NAME; key=value; ...`, as MTA-STS (RFC 8461 3.1) and TLS-RPT (RFC 8460 3) have them. Pure. */

export type TxtRecord =
  | { found: 'none' }
  | { found: 'one'; text: string; fields: ReadonlyMap<string, string> }
  /** As if there were none, but worth a word. */
  | { found: 'invalid'; text: string; why: string }

/** ABNF `sts-ext-name` and `sts-ext-value`, which are those of RFC 8460 too but for the lists of addresses. */
const NAME = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,31}$/

/**
 * Finds the one record that counts: others than those that begin `v=NAME;` are left alone, and more than one is as
 * good as none.
 *
 * @param texts of all TXT records of the name
 * @param version such as `STSv1`
 * @param value what may stand behind `=` of a field
 */
export function readTxtRecords(texts: readonly string[], version: string, value: RegExp): TxtRecord {
  const begins = new RegExp(`^v=${version}[ \\t]*;`)
  const meant = texts.filter((text) => begins.test(text))
  const [text] = meant
  if (text === undefined) return nearMiss(texts, version)
  if (meant.length > 1) {
    return { found: 'invalid', text: meant.join(' | '), why: `there are ${meant.length} of them, and only one may be` }
  }
  const invalid = (why: string): TxtRecord => ({ found: 'invalid', text, why })
  const [, ...parts] = text.split(';').map((part) => part.replace(/^[ \t]+|[ \t]+$/g, ''))
  // The last semicolon may stand alone.
  if (parts.at(-1) === '') parts.pop()
  const fields = new Map<string, string>()
  for (const part of parts) {
    const at = part.indexOf('=')
    const name = part.slice(0, Math.max(at, 0))
    if (at < 0 || !NAME.test(name)) return invalid(`“${part}” is no field`)
    if (!value.test(part.slice(at + 1))) return invalid(`the value of ${name} is not written as it must be`)
    if (!fields.has(name)) fields.set(name, part.slice(at + 1))
  }
  return { found: 'one', text, fields }
}

/** A record that somebody meant to count, and that does not: wrong case, spaces, no semicolon. */
function nearMiss(texts: readonly string[], version: string): TxtRecord {
  const likely = new RegExp(`^\\W*v\\s*=\\s*${version.replace(/v\d+$/, '')}`, 'i')
  const text = texts.find((one) => likely.test(one))
  return text === undefined
    ? { found: 'none' }
    : { found: 'invalid', text, why: `it does not begin with v=${version};` }
}
