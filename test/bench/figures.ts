/** Plain statistics and a plain table. */

export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

/** @param q 0 to 1; the nearest value that was really seen */
export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN
}

export function spread(values: readonly number[], digits: number): string {
  const [low, high] = [Math.min(...values), Math.max(...values)]
  return `${median(values).toFixed(digits)} (${low.toFixed(digits)}-${high.toFixed(digits)})`
}

export interface Row {
  what: string
  figure: string
  /** What we want, in words; empty where nothing is promised. */
  goal: string
  met: boolean | null
}

export function printTable(title: string, rows: readonly Row[]): void {
  console.log(`\n## ${title}\n\n| what | figure | goal | |\n| --- | --- | --- | --- |`)
  for (const { what, figure, goal, met } of rows) {
    console.log(`| ${what} | ${figure} | ${goal} | ${met === null ? '' : met ? 'met' : 'MISSED'} |`)
  }
}

export function atMost(what: string, value: number, limit: number, unit: string, digits = 2): Row {
  return { what, figure: `${value.toFixed(digits)} ${unit}`, goal: `at most ${limit} ${unit}`, met: value <= limit }
}
