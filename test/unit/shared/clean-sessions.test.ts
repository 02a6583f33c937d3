/** Every rule over what real servers in good order said, so that a rule that is too eager is seen at once. */

import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { diagnose } from '../../../shared/diagnosis/diagnose.ts'
import { ENGLISH } from '../../../shared/diagnosis/words/english.ts'
import { factsOf } from './play.ts'

const sessions = readFileSync(new URL('../../samples/clean-sessions.txt', import.meta.url), 'utf8')
  .split(/^=== /m)
  .slice(1)
  .map((text) => {
    const [head = '', ...lines] = text.split('\n')
    const [name = '', port = '', said = ''] = head.split('|').map((word) => word.trim())
    return { name, port: Number(port), said: said === '' ? [] : said.split(', '), dialogue: lines.join('\n') }
  })

describe('a real server in good order', () => {
  it.each(sessions)('$name: $said', ({ port, said, dialogue }) => {
    const facts = factsOf([dialogue, { host: 'mx.test', port }])
    expect(diagnose(facts, ENGLISH).map(({ code }) => code)).toEqual(said)
  })

  it('is there in several kinds', () => expect(sessions.length).toBeGreaterThanOrEqual(7))
})
