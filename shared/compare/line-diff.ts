/** What must go from one list and come into it to make the other, in order: the shortest answer there is. Pure. */

/** Beyond so many pairs the shortest answer is not worth its time: a server may send replies without end. */
const MOST_PAIRS = 250_000

/** `at`: the place in the first list of what is gone, in the second of what is new. */
export interface Edit {
  change: 'gone' | 'new'
  at: number
}

/**
 * What does not belong to the longest common subsequence. Edits in one place stand together, first what is gone, then what
 * came instead. Exchanging the lists exchanges `gone` and `new`. Where they differ in more than `MOST_PAIRS` pairs, their
 * whole middle counts as exchanged.
 */
export function edits(before: readonly string[], after: readonly string[]): Edit[] {
  let from = 0
  while (from < before.length && from < after.length && before[from] === after[from]) from++
  let cut = 0
  while (cut < before.length - from && cut < after.length - from && before.at(-1 - cut) === after.at(-1 - cut)) cut++
  const rows = before.slice(from, before.length - cut)
  const columns = after.slice(from, after.length - cut)
  const crowded = rows.length * columns.length > MOST_PAIRS
  const found = crowded ? placed(rows, columns, rows.length, columns.length) : walk(rows, columns)
  return found.map(({ change, at }) => ({ change, at: at + from }))
}

function walk(rows: readonly string[], columns: readonly string[]): Edit[] {
  const common = commonLengths(rows, columns)
  const width = columns.length + 1
  const found: Edit[] = []
  let [i, j, gone, added] = [0, 0, 0, 0]
  while (i < rows.length && j < columns.length) {
    const row = rows[i] as string
    const column = columns[j] as string
    if (row === column) {
      found.push(...placed(rows, columns, gone, added, i, j))
      i++
      j++
      gone = 0
      added = 0
      continue
    }
    const down = common[(i + 1) * width + j] as number
    const right = common[i * width + j + 1] as number
    // Of two ways that are as good, the one that both orders of the lists choose.
    if (down > right || (down === right && row < column)) {
      i++
      gone++
    } else {
      j++
      added++
    }
  }
  gone += rows.length - i
  added += columns.length - j
  found.push(...placed(rows, columns, gone, added))
  return found
}

/** The last `gone` rows before `i` and the last `added` columns before `j`. */
function placed(
  rows: readonly string[],
  columns: readonly string[],
  gone: number,
  added: number,
  i = rows.length,
  j = columns.length,
): Edit[] {
  return [
    ...Array.from({ length: gone }, (_, at): Edit => ({ change: 'gone', at: i - gone + at })),
    ...Array.from({ length: added }, (_, at): Edit => ({ change: 'new', at: j - added + at })),
  ]
}

/** At `i * width + j`: how many values the rows from `i` and the columns from `j` have in common. */
function commonLengths(rows: readonly string[], columns: readonly string[]): Uint32Array {
  const width = columns.length + 1
  const lengths = new Uint32Array((rows.length + 1) * width)
  for (let i = rows.length - 1; i >= 0; i--) {
    for (let j = columns.length - 1; j >= 0; j--) {
      const down = lengths[(i + 1) * width + j] as number
      const right = lengths[i * width + j + 1] as number
      lengths[i * width + j] =
        rows[i] === columns[j] ? (lengths[(i + 1) * width + j + 1] as number) + 1 : Math.max(down, right)
    }
  }
  return lengths
}
