/** A finding says the same in every language: the same blanks, the same lines to copy, the same sources. */
import { describe, expect, it } from 'vitest'
import { ENGLISH } from '../../../shared/diagnosis/words/english.ts'
import { HANDBOOK_WORDS } from '../../../shared/diagnosis/words/handbook-words.ts'
import type { Code, Saying } from '../../../shared/diagnosis/words/saying.ts'
import { LANGUAGES } from '../../../shared/language.ts'

const others = LANGUAGES.filter((language) => language !== 'en')
const codes = Object.keys(ENGLISH) as Code[]

const blanks = ({ says, meaning, remedy }: Saying) =>
  [says, meaning, remedy].map((text) => [...new Set(text.match(/\{\w+\}/g))].sort())
/** Whose lines they are (`# Exim, before the dnslists`) is said, and not copied. */
const toCopy = ({ remedy }: Saying) => remedy.split('\n').filter((line) => /^ {4}(?!# )/.test(line))
const quoted = ({ meaning, remedy }: Saying) =>
  `${meaning}\n${remedy}`.match(/`[^`]+`|https?:\/\/[^\s)]+(?<![.,])/g) ?? []

describe.each(others)('the words of findings in %s', (language) => {
  const { findings, chapters } = HANDBOOK_WORDS[language]

  it('are there for each finding and for no other', () => {
    expect(Object.keys(findings).sort()).toEqual([...codes].sort())
    expect(Object.keys(chapters).sort()).toEqual(Object.keys(HANDBOOK_WORDS.en.chapters).sort())
  })

  it.each(codes)('leave the same blanks in %s, and the same lines to copy', (code) => {
    const [there, here] = [ENGLISH[code], findings[code]]
    expect(blanks(here)).toEqual(blanks(there))
    expect(toCopy(here)).toEqual(toCopy(there))
    expect(quoted(here).toSorted()).toEqual(quoted(there).toSorted())
    expect(here.source).toBe(there.source)
    expect(here.remedy === '').toBe(there.remedy === '')
  })

  it.each(codes)('are sentences of their own at %s', (code) => {
    const { says, meaning } = findings[code]
    expect(says).toMatch(/^[^\s.].*[^.\s]$/)
    expect(meaning).toMatch(/^[A-ZÄÖÜ„{].*\.$/s)
    expect(meaning).not.toBe(ENGLISH[code].meaning)
  })
})
