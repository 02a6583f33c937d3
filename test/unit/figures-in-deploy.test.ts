/** The board and the alerts in deploy/ ask for figures that there are, by labels and words that they have. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createMetrics } from '../../server/metrics/metrics.ts'
import { watchProcess } from '../../server/metrics/process.ts'
import { PROBLEMS } from '../../server/problems.ts'
import { CHECKS, FAILURE_KINDS, FAULTS, STATUSES, STEPS, VERDICTS } from '../../shared/words.ts'

const read = (name: string) => readFileSync(new URL(`../../deploy/${name}`, import.meta.url), 'utf8')

const metrics = createMetrics('1.2.3')
watchProcess(metrics.registry)
const nobody = async () => ({ bytes: 0, freeBytes: 0 })
const none = () => 0
metrics.watch({
  running: none,
  mostRunning: 0,
  waiting: none,
  sessions: none,
  sessionsWaiting: none,
  viewers: none,
  watches: none,
  belated: none,
  politelyLate: none,
  ready: async () => true,
  store: nobody,
})

type Figure = { type: string; labels: string[] }
const figures = new Map<string, Figure>()
for (const { name, type } of await metrics.registry.getMetricsAsJSON()) {
  const { labelNames = [] } = metrics.registry.getSingleMetric(name) as unknown as { labelNames?: string[] }
  const labels = [...labelNames, 'instance', 'job']
  if (String(type) !== 'histogram') figures.set(name, { type: String(type), labels })
  else
    for (const part of ['bucket', 'sum', 'count'])
      figures.set(`${name}_${part}`, { type: 'counter', labels: [...labels, 'le'] })
}
// Prometheus makes it by itself, for each place that it reads.
figures.set('up', { type: 'gauge', labels: ['job', 'instance'] })

/** The words that a label may have, where they come from a closed list of ours. */
const WORDS: Record<string, readonly string[]> = {
  status: [...STATUSES, 'found', 'empty', 'absent'],
  step: STEPS,
  check: CHECKS,
  kind: FAILURE_KINDS,
  fault: FAULTS,
  verdict: [...VERDICTS, 'none'],
  code: Object.keys(PROBLEMS),
  budget: ['client', 'target', 'asked', 'whole', 'tests', 'session'],
}
const LANGUAGE = new Set([
  'sum',
  'min',
  'max',
  'by',
  'rate',
  'increase',
  'changes',
  'predict_linear',
  'histogram_quantile',
  'or',
  'and',
  'le',
  'label_values',
])

/** As much of PromQL as is used here: names, selectors, groupings. Anything else is an error. */
function examine(query: string): void {
  const used = [...query.matchAll(/([a-z_][a-z0-9_]*)(?:\{([^}]*)\})?(\[)?/g)].filter(([, name = '']) =>
    figures.has(name),
  )
  expect(used.length, query).toBeGreaterThan(0)
  for (const [, name = '', selector = '', range] of used) {
    const { type, labels } = figures.get(name) as Figure
    if (type === 'counter') expect(range, `${name} is a counter: take its rate`).toBe('[')
    for (const [, label = '', words = ''] of selector.matchAll(/([a-z_]+)=~?"([^"]*)"/g)) {
      expect(labels, `${name}{${label}}`).toContain(label)
      for (const word of words.split('|')) if (WORDS[label]) expect(WORDS[label], `${label} of ${name}`).toContain(word)
    }
    for (const [, group = ''] of query.matchAll(/\bby \(([^)]*)\)/g))
      for (const label of group.split(', ')) expect(labels, `${query}: by ${label}`).toContain(label)
  }
  const rest = query.replace(/\{[^}]*\}|\[[^\]]*\]|by \([^)]*\)/g, ' ')
  for (const [word] of rest.matchAll(/[a-zA-Z_]\w+/g)) {
    expect(figures.has(word) || LANGUAGE.has(word) || word === 'instance', `${word} in ${query}`).toBe(true)
  }
}

describe('the board for Grafana', () => {
  type Panel = { id: number; type: string; title: string; targets?: { expr: string; legendFormat: string }[] }
  const board = JSON.parse(read('grafana/helograph.json')) as {
    panels: Panel[]
    templating: { list: { query: unknown }[] }
  }
  const panels = board.panels.filter(({ type }) => type !== 'row')

  it.each(panels.map((panel) => [panel.title, panel] as const))('%s', (_, { targets = [] }) => {
    expect(targets.length).toBeGreaterThan(0)
    for (const { expr, legendFormat } of targets) {
      examine(expr)
      for (const [, label] of legendFormat.matchAll(/\{\{(\w+)\}\}/g))
        expect(expr).toMatch(new RegExp(`by \\([^)]*\\b${label}\\b`))
    }
  })

  it('has a number of its own for each panel, and shows every figure of Helograph', () => {
    expect(new Set(board.panels.map(({ id }) => id)).size).toBe(board.panels.length)
    const shown = panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr)).join('\n')
    for (const { name } of metrics.registry.getMetricsAsArray().filter(({ name }) => name.startsWith('helograph_'))) {
      expect(shown).toContain(name)
    }
  })

  it('chooses instances by a figure that there is', () => {
    for (const { query } of board.templating.list)
      if (typeof query === 'object') examine((query as { query: string }).query)
  })
})

describe('alerts for Prometheus', () => {
  const rules = read('prometheus/alerts.yml')
    .split(/^ {6}- alert: /m)
    .slice(1)

  it.each(rules.map((rule) => [rule.split('\n')[0], rule]))('%s', (name, rule = '') => {
    const [, folded, plain] = /^ {8}expr: (?:>-\n((?: {10}.*\n)+)|(.+)\n)/m.exec(rule) ?? []
    examine((folded ?? plain ?? '').replace(/\s+/g, ' ').trim())
    expect(name).toMatch(/^Helograph[A-Z]\w+$/)
    expect(rule).toMatch(/severity: (page|ticket)/)
    expect(rule).toMatch(/summary: \S.*\.\n/)
    expect(rule).toMatch(/mend: \S.*\.?\n?/)
  })
})
