/**
 * Where a key leads among cells: left and right through all of them, up and down in a column, to the first and the last.
 * Null: not our key, or there is nothing further. A row may have places without a cell.
 */
export function reached<Cell extends object | string>(rows: (Cell | null)[][], here: Cell, key: string): Cell | null {
  const all = rows.flat().filter((cell) => cell !== null)
  const at = all.indexOf(here)
  const y = rows.findIndex((row) => row.includes(here))
  const x = rows[y]?.indexOf(here) ?? -1
  switch (key) {
    case 'ArrowLeft':
      return all[at - 1] ?? null
    case 'ArrowRight':
      return all[at + 1] ?? null
    case 'ArrowUp':
      return rows[y - 1]?.[x] ?? null
    case 'ArrowDown':
      return rows[y + 1]?.[x] ?? null
    case 'Home':
      return all[0] ?? null
    case 'End':
      return all.at(-1) ?? null
    default:
      return null
  }
}
