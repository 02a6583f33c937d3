import { beforeEach, expect, it, vi } from 'vitest'
import { DEFAULT_OPTIONS } from '../../../shared/options.ts'
import type { Report } from '../../../shared/report.ts'
import { earlierRun, forgetRun } from '../../../web/compare/own-runs.ts'
import { forgetAllTests, rememberTest } from '../../../web/start/own-tests.ts'

const kept = new Map<string, string>()
beforeEach(() => {
  kept.clear()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  })
})

type Known = Pick<Report, 'id' | 'startedAt' | 'target' | 'options'>
const target: Known['target'] = {
  input: 'example.com',
  kind: 'domain',
  host: 'example.com',
  port: 25,
  security: 'auto',
  family: 'any',
}
const run = (id: string, minute: number, more: Partial<Known> = {}): Known => ({
  id,
  startedAt: `2026-11-24T02:${String(minute).padStart(2, '0')}:00.000Z`,
  target,
  options: DEFAULT_OPTIONS,
  ...more,
})
/** The page of a test that this browser began. */
const own = (known: Known) => {
  rememberTest({ id: known.id, target: known.target.input, at: known.startedAt }, 'token')
  return earlierRun(known)
}

it('knows the last test of the same target and options that this browser began', () => {
  expect(own(run('one', 1))).toBeNull()
  expect(own(run('two', 2))).toEqual({ id: 'one', startedAt: run('one', 1).startedAt, own: true })
  expect(own(run('three', 3))?.id).toBe('two')
  expect(earlierRun(run('two', 2))?.id).toBe('one')
  expect(earlierRun(run('one', 1))).toBeNull()
})

it('compares nothing that was asked differently', () => {
  own(run('one', 1))
  expect(own(run('two', 2, { options: { ...DEFAULT_OPTIONS, depth: true } }))).toBeNull()
  expect(own(run('three', 3, { target: { ...target, port: 587 } }))).toBeNull()
  expect(own(run('four', 4, { target: { ...target, input: 'EXAMPLE.com', kind: 'host' } }))?.id).toBe('one')
})

it('offers its own test beside one that somebody else began, and does not take that for its own', () => {
  own(run('one', 1))
  expect(earlierRun(run('foreign', 2))).toMatchObject({ id: 'one', own: false })
  expect(own(run('three', 3))?.id).toBe('one')
})

it('forgets a test that is gone, and knows nothing where storage holds anything else', () => {
  own(run('one', 1))
  forgetRun('one')
  expect(own(run('two', 2))).toBeNull()
  kept.set('helograph.runs', '[["a"], 3, {"b": 1}]')
  expect(earlierRun(run('three', 3))).toBeNull()
  kept.set('helograph.runs', '{')
  expect(earlierRun(run('three', 3))).toBeNull()
})

it('forgets with everything else what is forgotten on the start page', () => {
  own(run('one', 1))
  forgetAllTests()
  expect(kept.size).toBe(0)
  expect(earlierRun(run('two', 2))).toBeNull()
})
