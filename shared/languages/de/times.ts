/** Times as German writes them. Written out, and not by `Intl`: server and browser must draw the same page. */
import { duration as englishDuration } from '../../durations.ts'

/** `6,1` of `6.1` */
export function decimal(english: string): string {
  return english.replace('.', ',')
}

/** `24 ms`, `6,1 s`, `1 min 5 s` */
export function duration(ms: number): string {
  return decimal(englishDuration(ms))
}

/** For a voice: `212 Millisekunden`, `1 Minute 5 Sekunden`. */
export function spokenDuration(ms: number): string {
  return duration(ms)
    .replace(/(\S+) ms$/, (_, n: string) => (n === '1' ? '1 Millisekunde' : `${n} Millisekunden`))
    .replace(/(\S+) min\b/, (_, n: string) => (n === '1' ? '1 Minute' : `${n} Minuten`))
    .replace(/(\S+) s$/, (_, n: string) => (n === '1' ? '1 Sekunde' : `${n} Sekunden`))
}

const MONTHS = ['Jan.', 'Feb.', 'März', 'Apr.', 'Mai', 'Juni', 'Juli', 'Aug.', 'Sept.', 'Okt.', 'Nov.', 'Dez.']

/** `24. Nov. 2026` of an ISO 8601 time. */
export function day(iso: string): string {
  const [year, month, date] = iso.slice(0, 10).split('-').map(Number)
  return `${date}. ${MONTHS[(month ?? 1) - 1]} ${year}`
}

/** `24. Nov. 2026, 02:43:12 UTC` */
export function moment(iso: string): string {
  return `${day(iso)}, ${iso.slice(11, 19)} UTC`
}
