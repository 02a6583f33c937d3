import { describe, expect, it } from 'vitest'
import { compare } from '../../../../shared/compare/compare.ts'
import { conclude } from '../../../../shared/conclude.ts'
import { ENGLISH } from '../../../../shared/diagnosis/words/english.ts'
import type { TestEvent } from '../../../../shared/events.ts'
import { fold } from '../../../../shared/fold.ts'
import { ALL_WORDS } from '../../../../shared/languages/all.ts'
import { conclusionsIn, eventsIn, reportIn } from '../../../../shared/phrases/report-in.ts'
import type { Facts, Report } from '../../../../shared/report.ts'
import { LiveReport } from '../../../../web/live/live-report.svelte.ts'
import * as samples from '../../../samples/tests.ts'

const TESTS: [string, TestEvent[]][] = Object.entries(samples).flatMap(([name, make]) =>
  typeof make === 'function' && make.length === 0 ? [[name, (make as () => TestEvent[])()]] : [],
)

const report = (language: 'en' | 'de', events: readonly TestEvent[]) => reportIn(language, events) as Report

describe.each(TESTS)('the test %s', (_, events) => {
  it('is in English what it is to whoever concludes it', () => {
    expect(report('en', events)).toEqual(conclude(fold(null, events) as Facts, ENGLISH))
  })

  it('is judged alike in German, and what crossed the wire is as it was', () => {
    const [english, german] = [report('en', events), report('de', events)]
    const judged = ({ verdict, sessions, checks, findings }: Report) => ({
      verdict,
      lamps: sessions.map(({ status, steps }) => [status, steps.map((step) => step.status)]),
      checks: checks.map(({ name, status }) => [name, status]),
      findings: findings.map(({ code, severity, session, step, evidenceLine }) => [
        code,
        severity,
        session,
        step,
        evidenceLine,
      ]),
      wire: sessions.flatMap(({ transcript }) => transcript.filter(({ direction }) => direction !== 'note')),
    })
    expect(judged(german)).toEqual(judged(english))
  })

  it('is the same to a page that followed it as to one that reads it afterwards', () => {
    const facts = fold(null, events) as Facts
    const live = new LiveReport(eventsIn('de', events), conclusionsIn('de', facts), ALL_WORDS.de.underWay)
    const { headline: _, ...seen } = live.report as Report
    expect(report('de', events)).toMatchObject(seen)
  })
})

it('two tests differ in the same places, in whatever language they are compared', () => {
  const shape = (before: TestEvent[], after: TestEvent[], language: 'en' | 'de') => {
    const { sessions, checks, findings, same, verdict } = compare(
      report(language, before),
      report(language, after),
      ALL_WORDS[language].compare,
    )
    return {
      same,
      verdict,
      checks: checks.map(({ name }) => name),
      findings: [findings.gained, findings.lost].map((list) => list.map(({ code }) => code)),
      sessions: sessions.map(({ steps }) => steps.map(({ name, lines }) => [name, lines.map(({ n }) => n)])),
    }
  }
  for (const [, before] of TESTS)
    for (const [, after] of TESTS) expect(shape(before, after, 'de')).toEqual(shape(before, after, 'en'))
})
