import type { Finding } from '../../shared/report.ts'
import { STEPS } from '../../shared/words.ts'
import { besides } from './beside.ts'
import { lineAnchor, stepAnchor } from './selection.ts'

/** The places of all that is not as it should be, in the order in which they stand on the page: sessions first, then what stands beside them. */
export function tour(findings: Finding[]): string[] {
  const grave = findings.filter(({ severity }) => severity !== 'notice')
  const along = grave
    .flatMap(({ session, step, evidenceLine }) =>
      session === null || step === null
        ? []
        : [
            {
              session,
              at: STEPS.indexOf(step),
              n: evidenceLine ?? 0,
              anchor: evidenceLine === null ? stepAnchor(session, step) : lineAnchor(session, evidenceLine),
            },
          ],
    )
    .sort((a, b) => a.session - b.session || a.at - b.at || a.n - b.n)
    .map(({ anchor }) => anchor)
  const beside = besides(findings)
    .filter(({ finding }) => finding.severity !== 'notice')
    .map(({ anchor }) => anchor)
  return [...new Set([...along, ...beside])]
}

/** The next stop, or the one before; past the end it begins anew. Null: there is nothing to see. */
export function stopAfter(stops: string[], here: string | null, by: 1 | -1): string | null {
  const at = here === null ? -1 : stops.indexOf(here)
  if (at < 0) return (by === 1 ? stops[0] : stops.at(-1)) ?? null
  return stops[(at + by + stops.length) % stops.length] ?? null
}
