/** A span of time no finer than it matters: `40 s`, `5 min`, `2 h 3 min`, `3 d 4 h`. @param day the letter of a day */
export function span(ms: number, day = 'd'): string {
  const minutes = Math.round(ms / 60_000)
  if (minutes < 1) return `${Math.round(ms / 1000)} s`
  const [size, large, rest, small] = minutes < 1440 ? [60, 'h', 1, 'min'] : [1440, day, 60, 'h']
  const [whole, over] = [Math.floor(minutes / size), Math.floor((minutes % size) / rest)]
  return [whole > 0 && `${whole} ${large}`, over > 0 && `${over} ${small}`].filter(Boolean).join(' ')
}

/** What of an incident says how long it lasted; times in ISO 8601. */
export type Lasted = { since: string; recoveredAt: string | null; wellMs?: number | undefined }

/** For how many milliseconds it was broken: the time does not count in which it was well, before it came back. @param until where it goes on */
export function brokenMs({ since, recoveredAt, wellMs = 0 }: Lasted, until: string): number {
  return Date.parse(recoveredAt ?? until) - Date.parse(since) - wellMs
}
