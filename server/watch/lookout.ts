/** What a test means for each watch of its target: judged, decided, written down and put into the outbox, all in one commit. */

import { compare } from '../../shared/compare/compare.ts'
import { COMPARE } from '../../shared/languages/en/compare.ts'
import { ofMail } from '../../shared/question.ts'
import type { Report } from '../../shared/report.ts'
import { inMaintenance } from '../../shared/watch/calm.ts'
import { mailTime } from '../../shared/watch/days.ts'
import { decide, type Sight, wishOf } from '../../shared/watch/decide.ts'
import type { WatchFact } from '../../shared/watch/events.ts'
import { isOpen } from '../../shared/watch/incident.ts'
import { judge } from '../../shared/watch/judge.ts'
import type { Look, Mood } from '../../shared/watch/look.ts'
import { type MailWord, mailWord, wordBetween } from '../../shared/watch/mail.ts'
import { canTell, putsOff } from '../../shared/watch/paths.ts'
import type { Rule } from '../../shared/watch/rules.ts'
import { isGap } from '../../shared/watch/schedule.ts'
import type { WatchState } from '../../shared/watch/state.ts'
import type { StepName } from '../../shared/words.ts'
import type { WatchEntry, WatchStore } from '../store/watch/watch-store.ts'
import type { Alarms } from './alarms.ts'
import { dated, type Note, type WatchBook } from './book.ts'
import { daysWith } from './day-book.ts'

export type Lookout = {
  /** @returns in how many milliseconds it should be looked at again; null: when it is time */
  seen(watches: readonly string[], report: Report): Promise<number | null>
}

export type LookoutOptions = {
  store: WatchStore
  book: WatchBook
  alarms: Alarms
  reportOf: (test: string) => Promise<Report | null>
  /** what was written may call for something at a certain time */
  written: (entry: WatchEntry) => void
}

/** Asked of every test, whatever a watch is to tell of. */
const NO_MAIL: Rule = { rule: 'no-mail' }
/** Facts that a test shows which nobody would want to find thinned out. */
const USUAL: ReadonlySet<WatchFact['type']> = new Set(['alerted'])

export function createLookout({ store, book, alarms, reportOf, written }: LookoutOptions): Lookout {
  /** Most watches compare with the same test, or with none. */
  async function baselineOf(entry: WatchEntry, known: Map<string, Report | null>): Promise<Report | null> {
    const { baseline } = entry.state
    if (baseline === null || !entry.settings.rules.some(({ rule }) => rule === 'anything-changed')) return null
    if (!known.has(baseline)) known.set(baseline, await reportOf(baseline))
    return known.get(baseline) ?? null
  }

  async function note(
    entry: WatchEntry,
    report: Report,
    now: number,
    known: Map<string, Report | null>,
  ): Promise<Note> {
    const { id, settings } = entry
    const before = await store.latestLook(id)
    // Each has a date of its own, also where the clock was set back while Helograph was stopped.
    const at = Math.max(now, before ? Date.parse(before.at) + 1 : now)
    const beganAt = Date.parse(report.startedAt)
    const ended = before ? Date.parse(before.at) : null
    const gap = ended !== null && isGap(settings.intervalMinutes, ended, beganAt)
    const baseline = await baselineOf(entry, known)
    const seen = { report, comparison: baseline && compare(baseline, report, COMPARE) }
    // A baseline that expired is replaced, without a word.
    const state = entry.state.baseline && !baseline ? { ...entry.state, baseline: null } : entry.state
    const sight: Sight = {
      test: report.id,
      verdict: report.verdict,
      headline: report.headline,
      told: canTell(report),
      mail: mailWord(judge(NO_MAIL, seen), putsOff(report)),
      takenBefore: before?.mail === 'taken' ? before.at : null,
      judged: settings.rules.map((rule) => ({ rule, judged: judge(rule, seen) })),
      gapFrom: gap && before ? before.at : null,
      beganAt: report.startedAt,
      maintenance: inMaintenance(settings.maintenance, at),
    }
    const facts = decide(state, sight, at)
    const said = await alarms.with(entry, facts, at, report)
    const after = dated(entry.state, said.facts, at).state
    const look = lookOf(report, moodOf(after, sight), sight.mail, at, facts)
    // The time since the last test counts for how the watch stood then; after a gap, and at first, for how it stands now.
    const first = before === null || ended === null || gap
    const mood = first ? look.mood : before.mood
    const word = first ? sight.mail : wordBetween(entry.state.mail, sight.mail)
    const mail = mood === 'maintenance' ? mood : mailTime(word)
    const since = Math.min(first ? beganAt : ended, at)
    const days = await daysWith(id, { look, since, mood, mail, facts, before: entry.state, after }, store)
    return { ...said, look, days }
  }

  return {
    async seen(watches, report) {
      const known = new Map<string, Report | null>()
      const wishes: number[] = []
      for (const id of watches) {
        let seenAt = 0
        const entry = await book.write(id, (current, at) => {
          seenAt = at
          // A watch that was paused meanwhile does not want to know.
          return current.settings.paused ? null : note(current, report, at, known)
        })
        if (!entry) continue
        written(entry)
        const wish = wishOf(entry.state, entry.settings.rules, seenAt)
        if (wish !== null) wishes.push(wish)
      }
      return wishes.length > 0 ? Math.min(...wishes) : null
    },
  }
}

function moodOf(state: WatchState, { told, maintenance }: Sight): Mood {
  if (maintenance) return 'maintenance'
  if (state.incidents.some(isOpen)) return 'broken'
  // What broke a rule was told by this very test, whatever else it could not tell.
  if (Object.keys(state.suspicions).length > 0) return 'suspect'
  return told ? 'fine' : 'unable'
}

function lookOf(report: Report, mood: Mood, mail: MailWord, at: number, facts: readonly WatchFact[]): Look {
  return {
    at: new Date(at).toISOString(),
    test: report.id,
    mood,
    mail,
    verdict: report.verdict,
    headline: report.headline,
    durationMs: report.durationMs ?? 0,
    steps: latencyOf(report),
    notable: facts.some(({ type }) => !USUAL.has(type)),
  }
}

/** Of each step the slowest that went through. */
function latencyOf({ sessions }: Report): Look['steps'] {
  const steps: Partial<Record<StepName, number>> = {}
  for (const { name, status, durationMs } of sessions.filter(ofMail).flatMap((session) => session.steps)) {
    if (status !== 'passed' && status !== 'warned') continue
    if (durationMs !== null) steps[name] = Math.max(steps[name] ?? 0, durationMs)
  }
  return steps
}
