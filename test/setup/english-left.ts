/** Finds English in the markup of a German page. */
import { SOURCES } from '../../shared/diagnosis/words/sources.ts'

/** What is a server's own words, bytes or a command, and so in no language. */
const QUOTED =
  /<(\w+)\b[^>]*(?: lang="en"|class="[^"]*\b(?:bytes|wire|names|issuer)\b)[^>]*>[\s\S]*?<\/\1>|<(pre|code|script|style)\b[\s\S]*?<\/\2>/g

/** A reply, and what stands in quotes. */
const SAID = /^[2-5]\d\d[ -].*|“[^”]*”/g

/** What a reader is shown or told. */
const SHOWN = />([^<]+)<|\b(?:title|alt|placeholder|content|data-label|aria-label|aria-description)="([^"]*)"/g

/** Words of English that no German sentence has. */
const ENGLISH =
  /(?<![-\p{L}\d/.])(?:[Tt]he|is|are|of|and|to|with|not|from|by|this|that|it|its|no|has|have|been|which|or|for|see|be)(?![-\p{L}\d/])/u

/** Documents of others are called what they are called. */
const TITLES = Object.values(SOURCES).filter((source) => !source.startsWith('RFC'))

/** @returns the texts that have English words in them */
export function englishIn(markup: string): string[] {
  const own = markup.replace(/<!--[\s\S]*?-->/g, '').replace(QUOTED, '><')
  const shown = [...own.matchAll(SHOWN)].map(([, text, attribute]) => (text ?? attribute ?? '').trim())
  return [...new Set(shown.filter((text) => ENGLISH.test(withoutTitles(text).replace(SAID, ''))))]
}

function withoutTitles(text: string): string {
  return TITLES.reduce((rest, title) => rest.replace(title, ''), text)
}
