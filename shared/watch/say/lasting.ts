/** A time of minutes to weeks as a person says it: `less than a minute`, `42 min`, `3 h 12 min`, `2 days 4 h`. Pure. */
export function lasting(ms: number): string {
  const minutes = Math.round(ms / 60_000)
  if (ms < 60_000) return 'less than a minute'
  if (minutes < 60) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  if (hours < 24) return `${hours} h${rest(minutes % 60, 'min')}`
  const days = Math.floor(hours / 24)
  return `${days} ${days === 1 ? 'day' : 'days'}${rest(hours % 24, 'h')}`
}

function rest(count: number, unit: string): string {
  return count === 0 ? '' : ` ${count} ${unit}`
}
