import { describe, expect, it } from 'vitest'
import { ENGLISH } from '../../../shared/diagnosis/words/english.ts'
import { clockTime, duration, moment, spokenDuration } from '../../../shared/durations.ts'
import type { TestEvent } from '../../../shared/events.ts'
import { fold } from '../../../shared/fold.ts'
import { EN } from '../../../shared/languages/en/index.ts'
import type { Facts, Finding, Report } from '../../../shared/report.ts'
import { changes } from '../../../web/report/announcements.ts'
import { byProgram } from '../../../web/report/by-program.ts'
import { passages } from '../../../web/report/prose.ts'
import { defaultSession, readPlace } from '../../../web/report/selection.ts'
import { columns } from '../../../web/report/step-order.ts'
import { SCALE, timeline } from '../../../web/report/timeline.ts'
import { looseFindings, standouts, transcriptView } from '../../../web/report/transcript-view.ts'
import { waitingFor } from '../../../web/report/waiting.ts'
import { crowd, hanging, implicitTls, mixed } from '../../samples/tests.ts'

const facts = (events: TestEvent[]) => fold(null, events) as Facts
const report = (events: TestEvent[]): Report => ({ ...facts(events), verdict: null, headline: '', findings: [] })
const session = (events: TestEvent[], index: number) => facts(events).sessions[index] as Facts['sessions'][number]
const finding = (more: Partial<Finding>): Finding => ({
  code: 'sample',
  severity: 'error',
  fault: 'target',
  session: 2,
  step: 'starttls',
  title: 'Sample',
  evidence: '',
  evidenceLine: null,
  meaning: '',
  remedy: '',
  source: '',
  about: '/findings#sample',
  under: null,
  ...more,
})

describe('times', () => {
  it.each([
    [0.04, '0 ms'],
    [3.25, '3.3 ms'],
    [24.4, '24 ms'],
    [999.4, '999 ms'],
    [999.6, '1 s'],
    [6075, '6.1 s'],
    [60_000, '60 s'],
    [125_000, '2 min 5 s'],
  ])('%d ms reads %s', (ms, text) => expect(duration(ms)).toBe(text))

  it('are spoken in whole words', () => {
    expect([212, 6075, 125_000].map(spokenDuration)).toEqual(['212 milliseconds', '6.1 seconds', '2 minutes 5 seconds'])
  })

  it('read the same on every machine', () => {
    expect(moment('2026-11-24T02:43:12.049Z')).toBe('24 Nov 2026, 02:43:12 UTC')
    expect(clockTime(49)).toBe('0.049')
  })
})

describe('the annotated transcript', () => {
  const slow = session(mixed(), 2)
  const refusal = slow.transcript.find(({ text }) => text.startsWith('454'))

  it('puts a finding beneath the very line that caused it', () => {
    const blocks = transcriptView(slow, [finding({ evidenceLine: refusal?.n ?? 0 })])
    const step = blocks.find((block) => block.kind === 'step' && block.step.name === 'starttls')
    if (step?.kind !== 'step') throw new Error('no starttls')
    expect(step.chunks.flat().map(({ line, cause }) => [line.text, cause])).toEqual([
      ['STARTTLS', null],
      [refusal?.text, 'error'],
    ])
    expect(step.findings).toEqual([])
  })

  it('puts a finding without a line at the end of its step, and shows every finding once', () => {
    const all = [
      finding({}),
      finding({ evidenceLine: refusal?.n ?? 0 }),
      finding({ step: 'certificate' }),
      finding({ step: null }),
    ]
    const placed = transcriptView(slow, all).flatMap((b) =>
      b.kind === 'step' ? [...b.findings, ...b.chunks.flat().flatMap((l) => l.findings)] : [],
    )
    expect(placed).toHaveLength(2)
    expect(looseFindings(slow, all)).toHaveLength(2)
  })

  it('gathers what was skipped for one reason, and keeps the seldom steps out of the way', () => {
    const quiet = transcriptView(slow, []).flatMap((block) => (block.kind === 'skipped' ? [block.names.join(' ')] : []))
    expect(quiet).toEqual(['certificate ehlo-tls', 'tls', 'auth relay'])
  })

  it('changes the ground where TLS begins, and tells implicit TLS in the order of time', () => {
    const order = transcriptView(session(implicitTls(), 0), []).flatMap((b) =>
      b.kind === 'step' ? [b.step.name] : b.kind === 'seal' ? ['|'] : [],
    )
    expect(order.slice(0, 5)).toEqual(['connect', 'tls', '|', 'certificate', 'banner'])
  })

  it('names one finding in many sessions once', () => {
    const found = [finding({}), finding({ session: 3 }), finding({ title: 'Other' }), finding({ severity: 'notice' })]
    expect(standouts(found).map(({ count }) => count)).toEqual([2, 1])
  })
})

describe('the map of conversations', () => {
  it('has a column for each step that plays a part', () => {
    expect(columns(facts(mixed()).sessions, true)).toEqual([
      'connect',
      'banner',
      'ehlo',
      'starttls',
      'certificate',
      'ehlo-tls',
      'mail-from',
      'rcpt-to',
      'quit',
    ])
    expect(columns(facts(implicitTls()).sessions, true)).toEqual([
      'connect',
      'tls',
      'banner',
      'ehlo',
      'certificate',
      'mail-from',
      'rcpt-to',
      'quit',
    ])
    expect(columns(facts(hanging()).sessions, false)).not.toContain('rcpt-to')
  })

  it('shows the first that runs, and at the end the worst', () => {
    expect(defaultSession(report(hanging()))?.index).toBe(0)
    expect(defaultSession(report(mixed()))?.index).toBe(2)
    expect(defaultSession(report(crowd()))?.index).toBe(14)
  })

  it.each([
    ['#s3', 2],
    ['#s3-starttls', 2],
    ['#s1-l17', 0],
    ['#s0', undefined],
    ['#x', undefined],
    ['#s1-<b>', undefined],
  ])('reads the place %s', (hash, index) => expect(readPlace(hash)?.session).toBe(index))
})

describe('waiting', () => {
  const { options, sessions } = facts(hanging())
  const step = (index: number, name: string) => {
    const found = sessions[index]?.steps.find((one) => one.name === name)
    if (!found) throw new Error(name)
    return found
  }

  it('counts the seconds of the banner and says how long a sender must wait', () => {
    const { what, context } = waitingFor(step(0, 'banner'), [], options, 23_400, EN.transcript.waiting)
    expect(what).toBe('no banner yet, 23 s')
    expect(context).toBe('RFC 5321 4.5.3.2.1 has a sender wait 300 s; we give it 60 s.')
  })

  it('says which command has no reply yet', () => {
    const line = {
      n: 9,
      at: '',
      ms: 30,
      step: 'mail-from' as const,
      direction: 'sent' as const,
      text: 'MAIL FROM:<a@b.example>',
    }
    const running = { ...step(0, 'banner'), name: 'mail-from' as const, startedMs: 30 }
    expect(waitingFor(running, [line], options, 7_100, EN.transcript.waiting).what).toBe(
      'waiting for the reply to MAIL FROM, 7 s',
    )
  })
})

describe('the bar of times', () => {
  it('fills its scale, keeps the shortest step a hairline and names the longest wait', () => {
    const { spans, longest } = timeline(session(mixed(), 2).steps, 0)
    const end = spans.at(-1)
    expect((end?.from ?? 0) + (end?.width ?? 0)).toBeCloseTo(SCALE, 6)
    const hairlines = timeline(session(hanging(), 0).steps, 60_000).spans.map(({ width }) => width)
    expect(Math.min(...hairlines)).toBe(2)
    expect(longest?.name).toBe('banner')
  })

  it('is one scale: what took a hundred times as long is a hundred times as wide', () => {
    const { spans } = timeline(session(mixed(), 2).steps, 0)
    const [rcpt, banner] = ['rcpt-to', 'banner'].map((name) => spans.find((span) => span.name === name))
    if (!rcpt || !banner) throw new Error('no steps')
    expect(banner.width / rcpt.width).toBeCloseTo(banner.ms / rcpt.ms, 6)
  })
})

describe('lines of configuration', () => {
  it('come apart by program, whatever stands before the first', () => {
    expect(byProgram('reload\n# Postfix\na = b\nc = d\n# Exim: nothing to do\n# Sendmail, /etc/mail/x\ne')).toEqual([
      { whose: '', text: 'reload' },
      { whose: 'Postfix', text: 'a = b\nc = d' },
      { whose: 'Exim: nothing to do', text: '' },
      { whose: 'Sendmail, /etc/mail/x', text: 'e' },
    ])
    expect(byProgram('one # two')).toEqual([{ whose: '', text: 'one # two' }])
  })

  it.each(Object.entries(ENGLISH))('of %s are named once each', (_, { remedy }) => {
    for (const passage of passages(remedy)) {
      const named = passage.kind === 'code' ? byProgram(passage.text).map(({ whose }) => whose) : []
      expect(new Set(named).size).toBe(named.length)
    }
  })
})

describe('prose', () => {
  it('tells words from code, and takes nothing for HTML', () => {
    expect(passages('Look at `main.cf`:\n\n    # Postfix\n    postconf -n\n\n<b>Then</b> reload.')).toEqual([
      {
        kind: 'words',
        phrases: [
          { code: false, text: 'Look at ' },
          { code: true, text: 'main.cf' },
          { code: false, text: ':' },
        ],
      },
      { kind: 'code', text: '# Postfix\npostconf -n' },
      { kind: 'words', phrases: [{ code: false, text: '<b>Then</b> reload.' }] },
    ])
  })

  it('reads a fence', () => {
    expect(passages('Say:\n```\nEHLO x\n\n  QUIT\n```').at(-1)).toEqual({ kind: 'code', text: 'EHLO x\n\n  QUIT' })
  })
})

describe('the voice', () => {
  it('says how lamps changed, once, and the verdict at the end', () => {
    const events = mixed()
    const view = (upTo: number, state: 'live' | 'reconnecting' = 'live') => ({
      report: report(events.slice(0, upTo)),
      session: report(events.slice(0, upTo)).sessions[2],
      connection: { state },
    })
    const before = events.findIndex(
      (event) => event.type === 'step' && event.session === 2 && event.step === 'connect' && event.status === 'passed',
    )
    expect(changes(view(before), view(before + 1), EN)).toEqual(['connect: passed, 24 milliseconds'])
    expect(changes(view(before + 1), view(before + 2), EN)).toEqual([])
    const lost = changes(view(before), view(before, 'reconnecting'), EN)
    expect(lost).toEqual(['Connection to Helograph lost, trying again'])
    expect(changes(view(before, 'reconnecting'), view(before, 'reconnecting'), EN)).toEqual([])
  })
})
