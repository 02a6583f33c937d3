import { describe, expect, it } from 'vitest'
import { conclude } from '../../../shared/conclude.ts'
import { fold } from '../../../shared/fold.ts'
import { EN } from '../../../shared/languages/en/index.ts'
import type { Report } from '../../../shared/report.ts'
import { KeepTesting, type KeepTools } from '../../../web/keep/keep-testing.svelte.ts'
import { asRun, type End, type Run, toStore } from '../../../web/keep/run.ts'
import { titleWhileKeeping } from '../../../web/keep/title.ts'
import { endWords, turnWords } from '../../../web/keep/words.ts'
import type { Answer } from '../../../web/start/submit.ts'
import { clean } from '../../samples/tests.ts'

const BEGAN = Date.parse('2026-11-24T02:43:12.000Z')
const REQUEST = { target: 'mx1.example.com', depth: true, auth: { user: 'bob', password: 'secret' } }

/** A test with this id, whose banner lamp has this status. */
function report(id: string, banner: 'passed' | 'failed' = 'passed', status: Report['status'] = 'finished'): Report {
  const facts = fold(null, clean())
  if (!facts) throw new Error('no report')
  const sample = conclude(facts, {})
  const sessions = sample.sessions.map((session) => ({
    ...session,
    steps: session.steps.map((step) => (step.name === 'banner' ? { ...step, status: banner } : step)),
  }))
  return { ...sample, id, status, sessions, verdict: status === 'finished' ? banner : null }
}

/** A tab with its storage and its clock, and a server that answers in this order. */
function tab(...answers: Answer[]) {
  const asked: unknown[] = []
  const gone: string[] = []
  const told: End[] = []
  let stored: string | null = null
  let due: { at: number; call: () => void } | null = null
  let now = BEGAN
  let held = false
  const tools: KeepTools = {
    now: () => now,
    later(ms, call) {
      const mine = { at: now + ms, call }
      due = mine
      return () => {
        if (due === mine) due = null
      }
    },
    async begin(request) {
      asked.push(request)
      return answers.shift() ?? refused(500, null)
    },
    go: (id) => void gone.push(id),
    load: () => asRun(JSON.parse(stored ?? 'null')),
    save(run) {
      stored = run && JSON.stringify(toStore(run))
    },
    async claim() {
      if (held) return null
      held = true
      return () => {
        held = false
      }
    },
    tell: (_, end) => void told.push(end),
    focused: () => false,
  }
  let page = new KeepTesting(tools, EN)
  return {
    asked,
    gone,
    told,
    tools,
    get stored() {
      return stored
    },
    get held() {
      return held
    },
    set held(value) {
      held = value
    },
    get page() {
      return page
    },
    /** Lets time pass, second by second, until the page goes elsewhere. @returns the seconds that it took */
    async pass(seconds: number): Promise<number> {
      const since = now
      const until = now + seconds * 1000
      const before = gone.length
      while (due && due.at <= until && gone.length === before) {
        const { at, call } = due
        due = null
        now = at
        call()
        await settle()
      }
      if (gone.length === before) now = until
      return (now - since) / 1000
    },
    /** The page of the test that was gone to, or of this one. */
    async open(shown: Report): Promise<KeepTesting> {
      page.leave()
      page = new KeepTesting(tools, EN)
      await page.resume(shown.id)
      page.hear(shown)
      return page
    },
  }
}

const settle = () => new Promise((resolve) => setImmediate(resolve))
const accepted = (id: string): Answer => ({ ok: true, id, deleteToken: '' })
const refused = (status: number, retryAfterMs: number | null): Answer => ({
  ok: false,
  code: null,
  said: `HTTP ${status}`,
  status,
  retryAfterMs,
  latest: null,
})

describe('keeping on testing', () => {
  it('goes from report to report until a lamp turns, and never asks for the login again', async () => {
    const t = tab(accepted('b'), accepted('c'))
    await t.page.begin(report('a'), REQUEST)
    expect([t.page.phase, t.page.leftMs]).toEqual(['waiting', 15_000])
    expect(await t.pass(60)).toBe(15)
    expect(t.gone).toEqual(['b'])
    expect(t.asked).toEqual([{ target: 'mx1.example.com', depth: true }])
    expect(t.stored).not.toContain('secret')

    await t.open(report('b', 'passed', 'running'))
    expect(t.page.phase).toBe('watching')
    await t.pass(8)
    t.page.hear(report('b'))
    expect(t.page.phase).toBe('waiting')
    expect(await t.pass(60)).toBe(15)

    await t.open(report('c', 'failed'))
    expect(t.page.phase).toBe('ended')
    expect(t.told).toEqual([t.page.run?.end])
    expect(t.page.run?.end).toMatchObject({
      kind: 'changed',
      turns: [{ lamp: 'banner', from: 'passed', to: 'failed' }],
    })
    expect(t.page.run?.tests.map(({ id, lamp }) => [id, lamp])).toEqual([
      ['a', 'passed'],
      ['b', 'passed'],
      ['c', 'failed'],
    ])
    await t.pass(3600)
    expect(t.asked).toHaveLength(2)
    expect(t.held).toBe(false)
    expect((await t.open(report('c', 'failed'))).phase).toBe('ended')
  })

  it('begun while the test runs, compares with the end of it', async () => {
    const t = tab()
    await t.page.begin(report('a', 'passed', 'running'), REQUEST)
    expect(t.page.phase).toBe('watching')
    t.page.hear(report('a', 'failed'))
    expect(t.page.phase).toBe('waiting')
  })

  it('waits as long as the server of the page asks, and longer each time that it says no', async () => {
    const t = tab(refused(429, 40_000), refused(503, null), refused(0, null), accepted('b'))
    await t.page.begin(report('a'), REQUEST)
    const waits = []
    for (let at = 0; at < 4; at++) {
      waits.push(t.page.leftMs / 1000)
      await t.pass(t.page.leftMs / 1000)
    }
    expect(waits).toEqual([15, 40, 30, 60])
    expect(t.gone).toEqual(['b'])
  })

  it('ends where the server will never have it', async () => {
    const t = tab(refused(403, null))
    await t.page.begin(report('a'), REQUEST)
    await t.pass(15)
    expect(t.page.run?.end).toEqual({ kind: 'refused', message: 'HTTP 403' })
  })

  it('ends by itself after half an hour, also where the machine slept meanwhile', async () => {
    const t = tab(...Array.from({ length: 200 }, (_, at) => accepted(`t${at}`)))
    await t.page.begin(report('a'), REQUEST)
    let seconds = 0
    while (t.page.phase === 'waiting') {
      seconds += await t.pass(60)
      await t.open(report(t.gone.at(-1) ?? ''))
    }
    expect(t.page.run?.end).toEqual({ kind: 'over' })
    expect([seconds, t.asked.length]).toEqual([1800, 120])

    const asleep = tab(accepted('b'))
    await asleep.page.begin(report('a'), REQUEST)
    const { now } = asleep.tools
    asleep.tools.now = () => now() + 3_600_000
    await asleep.pass(1)
    expect(asleep.page.run?.end).toEqual({ kind: 'over' })
    expect(asleep.asked).toEqual([])
  })

  it('stops when told, and when another page of the tab was told', async () => {
    const t = tab(accepted('b'))
    await t.page.begin(report('a'), REQUEST)
    t.page.stop()
    expect([t.page.phase, t.page.run, t.stored, t.held]).toEqual(['idle', null, null, false])
    await t.page.begin(report('a'), REQUEST)
    t.tools.save(null)
    await t.pass(60)
    expect([t.page.phase, t.asked.length]).toEqual(['idle', 0])
  })

  it('stopped while the next test begins, does not go there', async () => {
    const t = tab(accepted('b'))
    await t.page.begin(report('a'), REQUEST)
    const { begin } = t.tools
    t.tools.begin = async (request) => {
      t.page.stop()
      return begin(request)
    }
    await t.pass(15)
    expect([t.asked.length, t.gone, t.stored]).toEqual([1, [], null])
  })

  it('waits while an earlier test of the row is looked at, and is over where another is', async () => {
    const t = tab(accepted('b'))
    await t.page.begin(report('a'), REQUEST)
    await t.pass(15)
    await t.open(report('b'))
    await t.open(report('a'))
    expect([t.page.phase, t.held]).toEqual(['aside', false])
    expect(await t.pass(600)).toBe(600)
    expect(t.asked).toHaveLength(1)
    t.page.goOn()
    expect(t.gone).toEqual(['b', 'b'])
    await t.open(report('elsewhere'))
    expect([t.page.phase, t.stored]).toEqual(['idle', null])
  })

  it('goes on after a reload with the time that is left', async () => {
    const t = tab(accepted('b'))
    await t.page.begin(report('a'), REQUEST)
    await t.pass(10)
    await t.open(report('a'))
    expect([t.page.phase, t.page.leftMs]).toEqual(['waiting', 5000])
    await t.pass(5)
    expect(t.gone).toEqual(['b'])
  })

  it('takes a sound that is asked for while the next test begins along', async () => {
    const t = tab(accepted('b'))
    await t.page.begin(report('a'), REQUEST)
    const { begin } = t.tools
    t.tools.begin = async (request) => {
      t.page.set({ sound: true })
      return begin(request)
    }
    await t.pass(15)
    expect((await t.open(report('b'))).run?.signals).toEqual({ sound: true, notification: false })
  })

  it('begins once, however often the button is pressed', async () => {
    const t = tab()
    await Promise.all([t.page.begin(report('a'), REQUEST), t.page.begin(report('a'), REQUEST)])
    expect([t.page.phase, t.held]).toEqual(['waiting', true])
  })

  it('left while it waits for its turn, gives it back', async () => {
    const t = tab()
    const begun = t.page.begin(report('a'), REQUEST)
    t.page.leave()
    await begun
    expect([t.page.phase, t.held, t.stored]).toEqual(['idle', false, null])
  })

  it('is for one tab at a time', async () => {
    const t = tab()
    t.held = true
    await t.page.begin(report('a'), REQUEST)
    expect([t.page.phase, t.stored]).toEqual(['elsewhere', null])
    await t.pass(60)
    expect(t.asked).toEqual([])
  })

  it('says so where the browser keeps nothing from one page to the next', async () => {
    const t = tab()
    t.tools.save = () => {}
    await t.page.begin(report('a'), REQUEST)
    expect(t.page.run?.end).toMatchObject({ kind: 'refused' })
    expect(t.asked).toEqual([])
  })
})

describe('what the tab of a browser holds', () => {
  it.each([[null], [7], ['run'], [{}], [{ tests: [{ id: 'a' }] }], [{ version: 1, tests: [] }]])(
    '%j is no run',
    (stored) => expect(asRun(stored)).toBeNull(),
  )
})

describe('words', () => {
  const place = 'mx1.example.com [192.0.2.1]'
  it.each([
    [{ place, lamp: 'starttls', from: 'failed', to: 'passed' }, `starttls at ${place}: passed, was failed`],
    [{ place: '', lamp: 'mta-sts', from: 'warned', to: 'passed' }, 'mta-sts: passed, was warning'],
    [{ place, lamp: null, from: null, to: 'passed' }, `${place} is a new address`],
    [{ place, lamp: null, from: 'passed', to: null }, `${place} is not among the addresses any more`],
  ] as const)('%j', (turn, words) => expect(turnWords(turn, EN.keep, EN.common.lamps)).toBe(words))

  it('name two lamps, and how many more', () => {
    const turns = Array.from(
      { length: 5 },
      (_, at) => ({ place: '', lamp: `l${at}`, from: 'passed', to: 'failed' }) as const,
    )
    const reached = { place: '', lamp: 'relay', from: 'skipped', to: 'passed' } as const
    expect(endWords({ kind: 'changed', turns: [reached] }, EN.keep, EN.common.lamps)).toBe(
      'Changed! relay: passed, was skipped.',
    )
    expect(endWords({ kind: 'changed', turns: [reached, ...turns] }, EN.keep, EN.common.lamps)).toBe(
      'Changed! l0: failed, was passed; l1: failed, was passed, and 3 more.',
    )
  })

  it.each<[string, Pick<Run, 'end'> | null, string]>([
    ['no run', null, 'T'],
    ['it goes on', { end: null }, '\u21bb T'],
    ['a lamp turned', { end: { kind: 'changed', turns: [] } }, 'Changed! T'],
    ['over', { end: { kind: 'over' } }, 'T'],
  ])('tell in the tab: %s', (_, run, title) => expect(titleWhileKeeping('T', run as Run | null, EN.keep)).toBe(title))
})
