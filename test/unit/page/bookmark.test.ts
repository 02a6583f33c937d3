import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EN } from '../../../shared/languages/en/index.ts'
import { parseTarget, planTarget } from '../../../shared/target.ts'
import { FAMILIES, SECURITIES, VIAS } from '../../../shared/words.ts'
import { formatBookmark, type LeftOut, readBookmark } from '../../../web/start/bookmark.ts'
import { type Choices, DEFAULTS } from '../../../web/start/request.ts'
import { leftOutWords } from '../../../web/start/words.ts'

const TARGETS = [
  'example.com',
  'mx1.example.com:587',
  'bob@example.com',
  '[2001:db8::1]:465',
  'smtps://mx1.example.com',
  '',
]

/** What a test of this text with these options would be. */
function planOf(text: string, { via, port, security, family }: Choices) {
  const parsed = parseTarget(text)
  return parsed.ok ? planTarget(parsed.target, { via, security, family, ...(port === null ? {} : { port }) }) : null
}

/** As a request has them: what is as usual is not said. */
function asked(choices: Choices): Choices {
  return choices.via === 'auto' ? { ...choices, via: undefined as unknown as Choices['via'] } : choices
}

describe('a test in the address of the start page', () => {
  it.each<[string, string, Partial<Choices>]>([
    ['', '', {}],
    ['?target=example.com', 'example.com', {}],
    ['?target=mx1.example.com:587', 'mx1.example.com:587', {}],
    ['?target=%5B2001:db8::1%5D:465', '[2001:db8::1]:465', {}],
    ['?target=example.com&port=587&security=starttls', 'example.com', { port: 587, security: 'starttls' }],
    [
      '?target=example.com&via=mx&port=2525&security=none&family=6&patience=300&envelope=false&relay=true&injection=true&depth=true',
      'example.com',
      {
        via: 'mx',
        port: 2525,
        security: 'none',
        family: '6',
        patience: 300,
        envelope: false,
        relay: true,
        injection: true,
        depth: true,
      },
    ],
  ])('%s', (search, target, chosen) => {
    const choices = { ...DEFAULTS, ...chosen }
    expect(formatBookmark(target, choices)).toBe(search)
    expect(readBookmark(search)).toEqual({ target, choices, leftOut: [] })
  })

  it.each<[string, Partial<Choices>, LeftOut[]]>([
    ['?port=0', {}, ['port']],
    ['?port=65536', {}, ['port']],
    ['?port=25x', {}, ['port']],
    ['?port=', {}, ['port']],
    ['?port=465', { port: 465 }, []],
    ['?patience=4.9', {}, ['patience']],
    ['?patience=301', {}, ['patience']],
    ['?patience=1e2', {}, ['patience']],
    ['?patience=5.5', { patience: 5.5 }, []],
    ['?security=TLS', {}, ['security']],
    ['?family=4&family=4', { family: '4' }, []],
    ['?family=4&family=6', { family: '4' }, ['family']],
    ['?relay=yes&depth=true', { depth: true }, ['relay']],
    ['?constructor=1', {}, ['other']],
    ['?relay=constructor', {}, ['relay']],
    ['?utm_source=x&port=587', { port: 587 }, ['other']],
    ['?user=bob&password=secret', {}, ['login']],
    ['?auth[user]=bob', {}, ['other']],
    ['?target=two..dots.example', {}, ['target']],
  ])('%s leaves out %o', (search, chosen, leftOut) => {
    expect(readBookmark(search)).toEqual({ target: '', choices: { ...DEFAULTS, ...chosen }, leftOut })
  })

  it('repeats nothing of what it leaves out, and has no words where it leaves out nothing', () => {
    const { leftOut } = readBookmark('?port=call-0800&call=me&password=secret&target=%3Cb%3Ehello')
    const words = leftOutWords(leftOut, EN.start).join(' ')
    expect(words).toContain('port (a number from 1 to 65535)')
    expect(words).toContain('A login does not belong')
    for (const secret of ['0800', 'call', 'me ', 'secret', 'hello', '<']) expect(words).not.toContain(secret)
    expect(leftOutWords([], EN.start)).toEqual([])
  })

  it('has no local part, and the test is that of the mail domain all the same', () => {
    const search = formatBookmark('Bob <bob@example.com>', DEFAULTS)
    expect(search).toBe('?target=example.com&via=mx')
    expect(readBookmark('?target=bob@example.com').target).toBe('example.com')
    expect(readBookmark('?target=bob@example.com').choices.via).toBe('mx')
  })

  it('has nothing of a target or an option that makes no sense as yet', () => {
    const odd = { ...DEFAULTS, port: 70000, patience: null as unknown as number }
    expect(formatBookmark('bob@', odd)).toBe('')
  })

  it('means the same test again, whatever was chosen', () => {
    const choices: fc.Arbitrary<Choices> = fc.record({
      via: fc.constantFrom(...VIAS),
      port: fc.option(fc.integer({ min: 1, max: 65535 })),
      security: fc.constantFrom(...SECURITIES),
      family: fc.constantFrom(...FAMILIES),
      patience: fc.double({ min: 5, max: 300, noNaN: true }),
      envelope: fc.boolean(),
      relay: fc.boolean(),
      injection: fc.boolean(),
      depth: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.constantFrom(...TARGETS), choices, (text, chosen) => {
        const read = readBookmark(formatBookmark(text, chosen))
        expect(read.leftOut).toEqual([])
        expect(planOf(read.target, asked(read.choices))).toEqual(planOf(text, asked(chosen)))
        expect({ ...read.choices, via: null }).toEqual({ ...chosen, via: null })
        // Once more changes nothing.
        expect(readBookmark(formatBookmark(read.target, read.choices))).toEqual(read)
      }),
    )
  })

  it('takes any query without complaint', () => {
    fc.assert(
      fc.property(fc.string(), (search) => {
        const { target, choices } = readBookmark(search)
        expect(readBookmark(formatBookmark(target, choices))).toEqual({ target, choices, leftOut: [] })
      }),
    )
  })
})
