/** Text of a finding: words and code, apart. Nothing in it is ever taken for HTML. */
export type Phrase = { code: boolean; text: string }
export type Passage = { kind: 'words'; phrases: Phrase[] } | { kind: 'code'; text: string }

/**
 * Lines that start with four spaces or stand in a fence are code, `backticks` are code among words,
 * an empty line ends a paragraph.
 */
export function passages(text: string): Passage[] {
  const result: Passage[] = []
  let words: string[] = []
  let code: string[] = []
  let fenced = false
  const flush = () => {
    const paragraph = words.join(' ').trim()
    if (paragraph) result.push({ kind: 'words', phrases: phrases(paragraph) })
    const block = code.join('\n').replace(/^\n+|\n+$/g, '')
    if (block) result.push({ kind: 'code', text: block })
    words = []
    code = []
  }
  for (const line of text.split('\n')) {
    if (line.startsWith('```')) {
      flush()
      fenced = !fenced
    } else if (fenced || /^ {4}/.test(line)) {
      if (words.length > 0) flush()
      code.push(fenced ? line : line.slice(4))
    } else if (line.trim() === '') {
      if (code.length > 0) code.push('')
      else flush()
    } else {
      if (code.length > 0) flush()
      words.push(line.trim())
    }
  }
  flush()
  return result
}

function phrases(paragraph: string): Phrase[] {
  return paragraph
    .split(/(`[^`]+`)/)
    .filter((part) => part !== '')
    .map((part) =>
      part.length > 2 && part.startsWith('`') && part.endsWith('`')
        ? { code: true, text: part.slice(1, -1) }
        : { code: false, text: part },
    )
}
