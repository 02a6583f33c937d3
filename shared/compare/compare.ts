/** The difference of two reports by meaning: by host, address and step, not by the number of a line. Pure. */
import type { Report } from '../report.ts'
import { checksChanged } from './checks.ts'
import { circumstancesChanged } from './circumstances.ts'
import type { ComparedTest, Comparison } from './comparison.ts'
import { findingsChanged } from './findings.ts'
import { gistOfSummary } from './gist.ts'
import { isWhole } from './known.ts'
import { pairsOf } from './pairs.ts'
import { sessionChanged } from './sessions.ts'
import { type Say, summaryOf } from './words.ts'

/**
 * What changed from one test to another. Either may still run: then only what both know is compared. Two tests in which
 * nothing changed have nothing in their lists; exchanging the tests exchanges before and after, gained and lost, new and gone.
 */
export function compare(before: Report, after: Report, say: Say): Comparison {
  const pairs = pairsOf(before.sessions, after.sessions)
  const complete = isWhole(before) && isWhole(after)
  const found = {
    before: inShort(before),
    after: inShort(after),
    complete,
    asked: circumstancesChanged(before, after, say),
    verdict: complete && before.verdict !== after.verdict ? { before: before.verdict, after: after.verdict } : null,
    headline:
      complete && gistOfSummary(before.headline) !== gistOfSummary(after.headline)
        ? { before: before.headline, after: after.headline }
        : null,
    checks: checksChanged(before, after),
    sessions: pairs.flatMap((pair) => sessionChanged(before, after, pair, say) ?? []),
    findings: findingsChanged(before, after, pairs),
  }
  const { asked, verdict, headline, checks, sessions, findings } = found
  const changes = [asked, checks, sessions, findings.gained, findings.lost]
  const same = changes.every((list) => list.length === 0) && !verdict && !headline
  return { ...found, same, summary: summaryOf({ ...found, same }, say) }
}

function inShort({ id, url, target, status, verdict, headline, startedAt }: Report): ComparedTest {
  return { id, url, target: target.input, status, verdict, headline, startedAt }
}
