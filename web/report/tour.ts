import type { Finding } from '../../shared/report.ts'
import { STEPS } from '../../shared/words.ts'
import { anchorsOf } from './whereabouts.ts'

/** The places of all that is not as it should be, in the order in which they stand on the page: sessions first, then what stands beside them. */
export function tour(findings: Finding[]): string[] {
  const anchors = anchorsOf(findings)
  const grave = findings.filter(({ severity }) => severity !== 'notice')
  const along = grave
    .flatMap((finding) => {
      const { session, step, evidenceLine } = finding
      const at = { step: step === null ? -1 : STEPS.indexOf(step), n: evidenceLine ?? Number.POSITIVE_INFINITY }
      return session === null ? [] : [{ session, ...at, finding }]
    })
    .sort((a, b) => a.session - b.session || a.step - b.step || a.n - b.n)
    .map(({ finding }) => finding)
  const beside = grave.filter(({ session }) => session === null)
  return [...new Set([...along, ...beside].map((finding) => anchors.get(finding) ?? ''))]
}

/** The next stop, or the one before; past the end it begins anew. Null: there is nothing to see. */
export function stopAfter(stops: string[], here: string | null, by: 1 | -1): string | null {
  const at = here === null ? -1 : stops.indexOf(here)
  if (at < 0) return (by === 1 ? stops[0] : stops.at(-1)) ?? null
  return stops[(at + by + stops.length) % stops.length] ?? null
}
