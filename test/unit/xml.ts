/** As much of XML 1.0 as pictures and telephone calls have: elements, attributes, text, character and predefined entity references. */

const NAME = '[A-Za-z_][\\w:.-]*'
/** XML 1.0 2.2, what may stand in a document. */
const CHARACTERS = /^[\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]*$/u
const VALUE = /^(?:[^<&"]|&(?:#\d+|amp|lt|gt|quot|apos);)*$/
const TEXT = /^(?:[^<&>]|&(?:#\d+|amp|lt|gt|quot|apos);)*$/
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** `inside`: the name of its parent; empty of the root. */
export type Element = { name: string; attributes: Record<string, string>; text: string; inside: string }

/**
 * All elements in the order of their start tags, with the text that follows their start tag.
 * @throws Error where it is not well-formed
 */
export function elementsOf(document: string): Element[] {
  if (!CHARACTERS.test(document)) throw new Error('a character that may not stand in XML')
  const elements: Element[] = []
  const open: string[] = []
  let roots = 0
  for (const [, tag, text = ''] of document.trim().matchAll(/(<[^>]*>)([^<]*)/gy)) {
    if (!TEXT.test(text)) throw new Error(`not text: ${text}`)
    const end = new RegExp(`^</(${NAME})>$`).exec(tag as string)
    if (end) {
      if (open.pop() !== end[1]) throw new Error(`${end[1]} ends and was not open`)
    } else {
      if (open.length === 0 && ++roots > 1) throw new Error('a second root')
      const element = startTag(tag as string)
      elements.push({ ...element, text: unescaped(text), inside: open.at(-1) ?? '' })
      if (!(tag as string).endsWith('/>')) open.push(element.name)
    }
    if (open.length === 0 && text.trim() !== '') throw new Error('text outside')
  }
  const read = [...document.trim().matchAll(/(<[^>]*>)([^<]*)/gy)].map(([whole]) => whole).join('')
  if (read !== document.trim() || open.length > 0 || roots === 0) throw new Error('it does not end where it should')
  return elements
}

function startTag(tag: string): Omit<Element, 'text' | 'inside'> {
  const [, name = '', rest = ''] = new RegExp(`^<(${NAME})((?: ${NAME}="[^"<]*")*)/?>$`).exec(tag) ?? []
  if (name === '') throw new Error(`not a tag: ${tag}`)
  const attributes: Record<string, string> = {}
  for (const [, key = '', value = ''] of rest.matchAll(/ ([\w:.-]+)="([^"]*)"/g)) {
    if (!VALUE.test(value) || key in attributes) throw new Error(`not an attribute: ${key}="${value}"`)
    attributes[key] = unescaped(value)
  }
  return { name, attributes }
}

function unescaped(text: string): string {
  return text.replace(/&(?:#(\d+)|(\w+));/g, (_, point, name) =>
    point ? String.fromCodePoint(Number(point)) : (ENTITIES[name] ?? ''),
  )
}
