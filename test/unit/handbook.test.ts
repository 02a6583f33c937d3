/** docs/findings.md is made of the rules. After a change of them, run this file with `-u`, and read what it wrote. */
import { describe, expect, it } from 'vitest'
import { STEP_RULES, TEST_RULES } from '../../shared/diagnosis/diagnose.ts'
import { FAMILIES } from '../../shared/diagnosis/families.ts'
import { handbook, handbookText } from '../../shared/diagnosis/handbook.ts'
import { HANDBOOK_WORDS } from '../../shared/diagnosis/words/handbook-words.ts'

describe('the handbook', () => {
  it('is what stands in docs/findings.md', async () => {
    await expect(handbookText()).toMatchFileSnapshot('../../docs/findings.md')
  })

  it('has every rule in one family', () => {
    const told = FAMILIES.flatMap(({ rules }) => rules.map(({ code }) => code))
    expect([...told].sort()).toEqual([...STEP_RULES, ...TEST_RULES].map(({ code }) => code).sort())
  })

  it('leaves no word in braces, and begins every title with a server', () => {
    for (const { entries } of handbook(HANDBOOK_WORDS.en)) {
      for (const { code, title, meaning, remedy } of entries) {
        expect(title, code).toMatch(/^mx1\.example\.com \S/)
        expect(title + meaning + remedy, code).not.toMatch(/\{\w+\}/)
      }
    }
  })
})
