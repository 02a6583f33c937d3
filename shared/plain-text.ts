/** Words for a terminal: nothing in them steers it, and no line is wider than it. */

const WIDTH = 78

/** Control and invisible characters as visible escapes; line breaks stay. */
export function printable(text: string): string {
  return text.replace(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) => {
    const point = character.codePointAt(0) as number
    return point < 0x100 ? `\\x${hex(point).padStart(2, '0')}` : `\\u{${hex(point)}}`
  })
}

/** Paragraphs filled to the width of a terminal; lines of code (four spaces) stay as they are. */
export function paragraphs(text: string, indent: string): string {
  return printable(text)
    .split('\n')
    .map((line) => (line.startsWith('    ') ? `${indent}${line}\n` : filled(line, indent)))
    .join('')
}

function filled(line: string, indent: string): string {
  const rows: string[] = []
  for (const word of line.split(' ').filter((part) => part !== '')) {
    const row = rows.at(-1)
    if (row !== undefined && row.length + 1 + word.length <= WIDTH - indent.length)
      rows[rows.length - 1] = `${row} ${word}`
    else rows.push(word)
  }
  return rows.map((row) => `${indent}${row}\n`).join('')
}

function hex(point: number): string {
  return point.toString(16).toUpperCase()
}
