/**
 * A check: a question asked beside the conversation, with a lamp of its own. It asks at once, while the sessions run, and
 * can neither delay nor change them; where its answer depends on what they saw, it waits for their end.
 */
import type { Fact, MailHost, Options, Target } from '../../../shared/events.ts'
import type { Session } from '../../../shared/report.ts'
import type { CheckName, Route, Status } from '../../../shared/words.ts'
import type { Clock } from '../clock.ts'
import type { Resolver } from '../dns/resolver.ts'
import type { Guard } from '../guard.ts'
import type { HttpsGet } from './https-get.ts'

/** The test as a check sees it. */
export interface Scene {
  /** With the kind that it turned out to be. */
  target: Target
  options: Options
  route: Route
  hosts: readonly MailHost[]
  /** What the mail sessions came to, once all of them are over; of their transcripts only what `Witness` keeps. */
  sessions(): Promise<readonly Session[]>
}

/** What checks need from outside. */
export interface CheckTools {
  clock: Clock
  /** Milliseconds since 1970. */
  today(): number
  resolver: Resolver
  guard: Guard
  get: HttpsGet
}

export interface CheckData {
  /**
   * What was asked and answered, a line each, for people: the page shows them beneath the check. Zone lines for what the
   * DNS said; whatever comes from a stranger is escaped.
   */
  lines?: string[]
  [more: string]: unknown
}

export interface CheckResult {
  /** `skipped`: there is nothing to say, or nobody could be asked; never a reproach. */
  status: Exclude<Status, 'running'>
  /** For the margin of the page: a few words. */
  summary: string
  /** What was asked and answered; its shape is told in docs/api.md, check by check. */
  data: CheckData
}

export interface Check {
  name: CheckName
  /** Whether it belongs to such a test at all; if not, nothing is told of it. */
  concerns(scene: Scene): boolean
  /** Never rejects for what somebody answered, or did not. */
  ask(scene: Scene, tools: CheckTools, signal: AbortSignal): Promise<CheckResult>
}

/** Holds all checks that concern the test, side by side. Once the signal is aborted nothing more is told. */
export async function askBeside(
  checks: readonly Check[],
  scene: Scene,
  tools: CheckTools,
  tell: (fact: Fact) => void,
  signal: AbortSignal,
): Promise<void> {
  const concerned = checks.filter((check) => check.concerns(scene))
  await Promise.all(
    concerned.map(async (check) => {
      tell({ type: 'check', name: check.name, status: 'running', summary: '', data: {} })
      const result = await check.ask(scene, tools, signal)
      if (!signal.aborted) tell({ type: 'check', name: check.name, ...result })
    }),
  )
}
