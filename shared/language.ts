/**
 * The languages of the page, and which of them a reader gets. What the events hold, and what API and terminal tell by
 * default, is the record, which is English; readers are told it in their language. What a server said stays as it was said.
 */
export const LANGUAGES = ['en', 'de'] as const
export type Language = (typeof LANGUAGES)[number]

/** Each in itself, as whoever looks for it finds it. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: 'English', de: 'Deutsch' }

/** The parameter of an address, and the cookie that remembers a choice. */
export const LANGUAGE_NAME = 'lang'

/** What a reader says of languages; each may be absent. */
export interface Wishes {
  /** `lang` of the address */
  asked?: string | undefined
  /** what this browser was told before */
  remembered?: string | undefined
  /** `Accept-Language` (RFC 9110 12.5.4) */
  accepted?: string | undefined
}

/** What the address asks for, else what was chosen before, else what the browser would rather have, else English. */
export function chooseLanguage({ asked, remembered, accepted }: Wishes): Language {
  return asLanguage(asked) ?? asLanguage(remembered) ?? preferred(accepted ?? '') ?? 'en'
}

/** Null where it is none of ours. A region does not matter: `de-AT` is read by whoever reads `de`. */
export function asLanguage(tag: string | undefined): Language | null {
  const primary = tag?.trim().toLowerCase().split('-')[0]
  return LANGUAGES.find((language) => language === primary) ?? null
}

/** Enough for every browser, and no work for who sends more. */
const MOST_RANGES = 20

function preferred(header: string): Language | null {
  const ranges = header
    .slice(0, 500)
    .split(',', MOST_RANGES)
    .map((range) => {
      const [tag = '', ...parameters] = range.split(';')
      const q = parameters.map((one) => /^\s*q=([\d.]+)\s*$/i.exec(one)?.[1]).find((one) => one !== undefined)
      return { language: asLanguage(tag === '' ? undefined : tag), weight: q === undefined ? 1 : Number(q) }
    })
  const wanted = ranges.filter(({ language, weight }) => language !== null && weight > 0)
  return wanted.toSorted((a, b) => b.weight - a.weight)[0]?.language ?? null
}
