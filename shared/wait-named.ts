/** The time that a server names when it asks to come back: `in 5 minutes`, `300 seconds`, `in 00:04:59`, `retry in 60s`. Pure. */

const UNIT_MS: Record<string, number> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }
const NUMBERS: Record<string, number> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  ten: 10,
  fifteen: 15,
}

/** More holds no reason that a person could find either. */
const MAX_TEXT = 4096

/** Words after which a time is how long, and not when. */
const LEAD = String.raw`\b(?:in|for|after|within|wait|least|about|another)(?: (?:about|at least|another))? `
const UNIT = String.raw`(?:s(?:ec(?:ond)?s?)?|m(?:in(?:ute)?s?)?|h(?:(?:ou)?rs?)?|d(?:ays?)?)(?:\(s\))?`
/** A unit of one letter is believed right behind its number only; of more letters also after a space. */
const AMOUNT = String.raw`\d{1,6}(?:\.\d+)?(?:${UNIT}(?![a-z])| (?:more )?(?:sec(?:ond)?s?|min(?:ute)?s?|h(?:ou)?rs?|days?)\b(?:\(s\))?)`

const CLOCK = /\b(?:in|for|wait) (?:(\d{1,2}):)?(\d{1,2}):(\d{2})\b/
const AMOUNTS = new RegExp(String.raw`(?<![\w.:])${AMOUNT}(?:,? (?:and )?${AMOUNT}|${AMOUNT})*`)
const IN_WORDS = new RegExp(`${LEAD}(${Object.keys(NUMBERS).join('|')}) (sec|min|h|day)`)

/**
 * @param text of a reply
 * @returns milliseconds; null where no length of time is named
 */
export function waitNamedIn(text: string): number | null {
  const words = text
    .slice(0, MAX_TEXT)
    .toLowerCase()
    .replace(/\bhttps?:\S+|<\S*>/g, '')
    .replace(/\s+/g, ' ')
  const clock = CLOCK.exec(words)
  if (clock) return ((Number(clock[1] ?? 0) * 60 + Number(clock[2])) * 60 + Number(clock[3])) * 1000
  const amounts = AMOUNTS.exec(words)
  if (amounts) return sum(amounts[0])
  const [, number, unit] = IN_WORDS.exec(words) ?? []
  return number && unit ? (NUMBERS[number] ?? 1) * (UNIT_MS[unit[0] as string] ?? 0) : null
}

function sum(amounts: string): number {
  let ms = 0
  for (const [, number, unit] of amounts.matchAll(/(\d+(?:\.\d+)?) ?(?:more )?([smhd])/g)) {
    ms += Number(number) * (UNIT_MS[unit as string] ?? 0)
  }
  return ms
}
