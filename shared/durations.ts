/** Milliseconds as a person reads them: `24 ms`, `6.1 s`, `1 min 5 s`. */
export function duration(ms: number): string {
  if (ms < 999.5) return `${ms < 9.95 ? trim(ms.toFixed(1)) : Math.round(ms)} ms`
  if (ms < 99_950) return `${trim((ms / 1000).toFixed(1))} s`
  const seconds = Math.round(ms / 1000)
  return `${Math.floor(seconds / 60)} min${seconds % 60 ? ` ${seconds % 60} s` : ''}`
}

/** The same for a voice: `212 milliseconds`. */
export function spokenDuration(ms: number): string {
  return duration(ms)
    .replace(/ ms$/, ' milliseconds')
    .replace(/ min\b/, ' minutes')
    .replace(/ s$/, ' seconds')
}

/** Seconds since the test began, as beside a line: `6.124`. */
export function clockTime(ms: number): string {
  return (ms / 1000).toFixed(3)
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `24 Nov 2026` of an ISO 8601 time: the same on every machine, so that server and browser draw the same page. */
export function day(iso: string): string {
  const [year, month, date] = iso.slice(0, 10).split('-').map(Number)
  return `${date} ${MONTHS[(month ?? 1) - 1]} ${year}`
}

/** `24 Nov 2026, 02:43:12 UTC` */
export function moment(iso: string): string {
  return `${day(iso)}, ${iso.slice(11, 19)} UTC`
}

/** Whole days from one ISO 8601 time to another; negative where it is past. */
export function daysBetween(from: string, to: string): number {
  return Math.floor((Date.parse(to) - Date.parse(from)) / 86_400_000)
}

function trim(text: string): string {
  return text.replace(/\.0$/, '')
}
