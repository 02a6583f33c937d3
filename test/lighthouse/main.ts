/**
 * The built product as Lighthouse sees it on a telephone: prints a table, and whatever costs a point. Each page is judged
 * several times and the best run counts, since a machine that is busy besides only ever takes away. Exits 0 whatever it says.
 */
import { Helograph } from '../browser/helograph.ts'
import { keepReport } from '../browser/kept-report.ts'
import { MailServer } from '../browser/mail-server.ts'
import { fourServers } from '../samples/domains.ts'
import { CATEGORIES, type Judgement, judge, prepareLighthouse } from './lighthouse.ts'

const RUNS = 5
const TIMES = ['first-contentful-paint', 'largest-contentful-paint', 'interactive'] as const

prepareLighthouse()
const helograph = await Helograph.start((folder) => keepReport(folder, fourServers()))
const silent = await MailServer.start()
try {
  const pages = {
    'start page': helograph.url,
    'running test': await begin(silent.target),
    'finished report': `${helograph.url}/t/four00000001`,
    'practice servers': `${helograph.url}/practice`,
    findings: `${helograph.url}/findings`,
  }
  console.log(`| page | ${CATEGORIES.join(' | ')} | first paint | largest paint | usable |\n|${' --- |'.repeat(8)}`)
  const lacks: string[] = []
  for (const [name, url] of Object.entries(pages)) {
    const runs: Judgement[] = []
    while (runs.length < RUNS) runs.push(await judge(url))
    const best = runs.toSorted((a, b) => speed(b) - speed(a))[0] as Judgement
    const scores = CATEGORIES.map((category) => percent(best.categories[category].score))
    scores[0] = `${scores[0]} (of ${RUNS} runs the least ${percent(Math.min(...runs.map(speed)))})`
    const times = TIMES.map((id) => `${((best.audits[id]?.numericValue ?? Number.NaN) / 1000).toFixed(2)} s`)
    console.log(`| ${name} | ${[...scores, ...times].join(' | ')} |`)
    lacks.push(...lacking(best).map((line) => `- ${name}: ${line}`))
  }
  console.log(`\nWhat costs points:\n\n${lacks.join('\n') || 'nothing'}`)
} finally {
  await silent.stop()
  await helograph.remove()
}

/** A test that goes on for as long as it is looked at. @returns its page */
async function begin(target: string): Promise<string> {
  const answer = await fetch(`${helograph.url}/api/tests`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ target, patience: 300 }),
  })
  const { url } = (await answer.json()) as { url: string }
  return url
}

function speed(judgement: Judgement): number {
  return judgement.categories.performance.score
}

function percent(score: number): string {
  return Math.round(score * 100).toString()
}

/** The audits that count and are not whole. */
function lacking({ categories, audits }: Judgement): string[] {
  return CATEGORIES.flatMap((category) =>
    categories[category].auditRefs.flatMap(({ id, weight }) => {
      const audit = audits[id]
      if (!audit || weight === 0 || audit.score === null || audit.score === 1) return []
      return `${category}, ${audit.title}: ${percent(audit.score)} ${audit.displayValue ?? ''}`.trimEnd()
    }),
  )
}
