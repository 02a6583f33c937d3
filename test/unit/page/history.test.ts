import { afterEach, describe, expect, it, vi } from 'vitest'
import { asHistory, byTarget, type Past, withoutTests, withTest, withVerdict } from '../../../web/start/history.ts'
import * as own from '../../../web/start/own-tests.ts'
import { waitOf } from '../../../web/start/submit.ts'

const past = (id: string, target = 'example.com', verdict: Past['verdict'] = null): Past => ({
  id,
  target,
  at: '2026-11-24T02:43:12.000Z',
  verdict,
})
const many = (count: number, target: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => past(`t${at}`, target(at))).reduce<Past[]>(withTest, [])

describe('the list of past tests', () => {
  it('has the newest first, and each once', () => {
    const list = withTest(withTest([], past('a')), past('b', 'example.net'))
    expect(withTest(list, past('a')).map(({ id }) => id)).toEqual(['b', 'a'])
    expect(byTarget(withTest(list, past('c'))).map(({ target, tests }) => [target, tests.length])).toEqual([
      ['example.com', 2],
      ['example.net', 1],
    ])
  })

  it('is not filled by one target that is tested all day, nor without end by many', () => {
    const busy = many(100, (at) => (at === 0 ? 'other.example' : 'example.com'))
    expect(byTarget(busy).map(({ target, tests }) => [target, tests.length])).toEqual([
      ['example.com', 8],
      ['other.example', 1],
    ])
    expect(busy[0]?.id).toBe('t99')
    const wide = byTarget(many(100, (at) => `${at}.example`))
    expect([wide.length, wide[0]?.target, wide.at(-1)?.target]).toEqual([24, '99.example', '76.example'])
  })

  it('learns a verdict and forgets', () => {
    const list = [past('a'), past('b')]
    expect(withVerdict(list, 'b', 'failed').map(({ verdict }) => verdict)).toEqual([null, 'failed'])
    expect(withoutTests(list, ['a', 'x']).map(({ id }) => id)).toEqual(['b'])
  })

  it.each([
    [null],
    ['a'],
    [{ 0: past('a') }],
    [[null, 1, 'a', {}, { ...past('a'), at: 'then' }, { ...past('a'), verdict: 'great' }, { ...past('a'), id: 7 }]],
  ])('takes nothing from a storage that holds %j', (stored) => {
    expect(asHistory(stored)).toEqual([])
  })
})

describe('what this browser keeps of its tests', () => {
  afterEach(() => vi.unstubAllGlobals())

  function storage(): Map<string, string> {
    const kept = new Map<string, string>()
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    })
    return kept
  }
  const remember = (id: string) => own.rememberTest({ id, target: 'example.com', at: past('').at }, `token of ${id}`)

  it('is token and entry of each, and whoever forgets one forgets both', () => {
    const kept = storage()
    for (const id of ['a', 'b', 'c']) remember(id)
    own.noteVerdict('b', 'passed')
    own.noteVerdict('nobody', 'passed')
    expect(own.pastTests().map(({ id, verdict }) => [id, verdict])).toEqual([
      ['c', null],
      ['b', 'passed'],
      ['a', null],
    ])
    own.forgetTests(['b'])
    expect([own.tokenOf('b'), own.tokenOf('a')]).toEqual([null, 'token of a'])
    expect(own.pastTests()).toHaveLength(2)
    own.forgetAllTests()
    expect(kept.size).toBe(0)
  })

  it('keeps the tokens that an earlier version left', () => {
    storage().set('helograph.tokens', '[["old","secret"],7]')
    expect(own.tokenOf('old')).toBe('secret')
    remember('a')
    expect(own.tokenOf('old')).toBe('secret')
  })

  it.each([
    ['is refused', undefined],
    [
      'is full',
      {
        getItem: () => '{',
        setItem: () => {
          throw new Error('quota')
        },
        removeItem: () => {},
      },
    ],
  ])('is nothing where storage %s, and that harms nobody', (_, shelf) => {
    if (shelf) vi.stubGlobal('localStorage', shelf)
    else Object.defineProperty(globalThis, 'localStorage', { configurable: true, get: () => raise() })
    remember('a')
    own.noteVerdict('a', 'passed')
    own.forgetTests(['a'])
    own.forgetAllTests()
    expect([own.tokenOf('a'), own.pastTests()]).toEqual([null, []])
    if (!shelf) Reflect.deleteProperty(globalThis, 'localStorage')
  })
})

function raise(): never {
  throw new DOMException('refused', 'SecurityError')
}

describe('what a server asks to wait', () => {
  const now = Date.parse('2026-11-24T02:43:12.000Z')
  it.each([
    [null, null],
    ['7', 7000],
    ['0', 0],
    ['Tue, 24 Nov 2026 02:44:12 GMT', 60_000],
    ['Tue, 24 Nov 2026 02:42:12 GMT', 0],
    ['soon', null],
  ])('%s is %s ms', (header, ms) => expect(waitOf(header, now)).toBe(ms))
})
