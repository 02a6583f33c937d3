/**
 * Where an arrow leads in the map: the rows are the addresses, and each row begins with the address, then one cell a step.
 * Rows without cells (names of hosts) are passed over. Null: not our key, or there is nothing further.
 */
export function neighbour<Cell>(all: Cell[][], here: Cell, key: string): Cell | null {
  const rows = all.filter((row) => row.length > 0)
  const y = rows.findIndex((row) => row.includes(here))
  const x = rows[y]?.indexOf(here) ?? -1
  const row = rows[y]
  if (!row) return null
  switch (key) {
    case 'ArrowDown':
      return rows[y + 1]?.[x] ?? null
    case 'ArrowUp':
      return rows[y - 1]?.[x] ?? null
    case 'ArrowRight':
      return row[x + 1] ?? null
    case 'ArrowLeft':
      return row[x - 1] ?? null
    case 'Home':
      return row[0] ?? null
    case 'End':
      return row.at(-1) ?? null
    default:
      return null
  }
}
