/** The tab key has one stop among many links, and comes back to where one was. @param event the arrow that leads to another of them */
export function enter(event: KeyboardEvent & { currentTarget: HTMLElement }, next: HTMLElement | null): void {
  event.preventDefault()
  if (!next) return
  for (const other of event.currentTarget.querySelectorAll('a[tabindex="0"]')) other.setAttribute('tabindex', '-1')
  next.setAttribute('tabindex', '0')
  next.focus()
}

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
