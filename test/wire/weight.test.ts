/** What the pages weigh on their way: brotli, as the built product sends them, with the runtime of Svelte and the words of one language. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { LANGUAGES, type Language } from '../../shared/language.ts'
import { ALL_WORDS } from '../../shared/languages/all.ts'

const assets = path.resolve(import.meta.dirname, '../../dist/web/client/assets')
const files = readdirSync(assets).filter((name) => name.endsWith('.js'))
const source = (file: string) => readFileSync(path.join(assets, file), 'utf8')

/** The chunk of that name, and of a shelf of words the one that says this. */
function chunk(name: string, says = ''): string {
  const found = files.filter((file) => file.startsWith(`${name}-`) && source(file).includes(says))
  expect(found, `chunks of ${name}`).toHaveLength(1)
  return found[0] as string
}

/** Where the page begins, as its template names it. */
function entry(): string {
  const template = readFileSync(path.join(assets, '../index.html'), 'utf8')
  return /assets\/(index-[\w-]+\.js)/.exec(template)?.[1] ?? ''
}

/** Chunks with all that they import before they can run. */
function withImports(roots: readonly string[]): Set<string> {
  const needed = new Set<string>()
  const need = (file: string) => {
    if (needed.has(file)) return
    needed.add(file)
    for (const [, other] of source(file).matchAll(/\bimport\b(?:[^"'(]*\bfrom)?\s*["']\.\/([\w-]+\.js)["']/g))
      need(other as string)
  }
  roots.forEach(need)
  return needed
}

/** And with all that they fetch when somebody asks for it. */
function withAllParts(roots: readonly string[]): Set<string> {
  const parts = withImports(roots)
  for (const part of parts) {
    // Where every page begins, all others are named.
    if (part === entry()) continue
    const later = [...source(part).matchAll(/\bimport\(\s*["'`]\.\/([\w-]+\.js)["'`]/g)].map(
      ([, other]) => other as string,
    )
    for (const other of withImports(later)) parts.add(other)
  }
  return parts
}

const packed = (file: string) => statSync(path.join(assets, `${file}.br`)).size

/** In bytes. */
function weightOf(...roots: string[]): number {
  let bytes = 0
  for (const file of withImports([entry(), ...roots])) bytes += packed(file)
  return bytes
}

/** What the runtime of Svelte weighs, packed by itself; it lies in the chunk that every page begins with. */
const SVELTE = 16_000

const first = (language: Language) => chunk('first', ALL_WORDS[language].start.manners)
const reports = (language: Language) => chunk('reports', ALL_WORDS[language].report.goodToKnow)
const running = (language: Language) => chunk('running', queued(language))
/** How the sentence begins. */
const queued = (language: Language) => ALL_WORDS[language].underWay.queued('…').split('…')[0] as string

describe.each(LANGUAGES)('in %s', (language) => {
  it('the first view weighs at most 35 KB', () => {
    expect(weightOf(chunk('StartPage'), first(language))).toBeLessThanOrEqual(35_000)
  })

  it('a report weighs at most 60 KB, also while its test runs', () => {
    const ended = weightOf(chunk('ReportPage'), first(language), reports(language))
    const whole = weightOf(
      chunk('ReportPage'),
      chunk('open-report'),
      first(language),
      reports(language),
      running(language),
    )
    expect(whole).toBeLessThanOrEqual(60_000)
    expect(ended).toBeLessThanOrEqual(whole - 3000)
    // Whatever is split off later must not go uncounted.
    expect(ended).toBeGreaterThan(40_000)
  })

  it('a report weighs at most 60 KB besides Svelte with every dialog opened and everything asked for that it has', () => {
    const shelves = [
      first(language),
      reports(language),
      running(language),
      chunk('keeping', ALL_WORDS[language].keep.notification),
      chunk('asking', ALL_WORDS[language].place.next),
      chunk('trouble', ALL_WORDS[language].problem.deleted),
    ]
    const parts = withAllParts([entry(), chunk('ReportPage'), chunk('open-report'), ...shelves])
    for (const name of [
      'Since',
      'KeepPanel',
      'browser-keep',
      'ticket',
      'KeyList',
      'PlaceBar',
      'LoginDialog',
      'ProblemPage',
    ])
      expect(parts, name).toContain(chunk(name))
    const bytes = [...parts].reduce((sum, part) => sum + packed(part), 0)
    expect(bytes - SVELTE).toBeLessThanOrEqual(60_000)
    expect(bytes - SVELTE).toBeGreaterThan(45_000)
  })

  it('no chunk that a page loads has the words of another language in it', () => {
    const loaded = withImports([
      entry(),
      chunk('ReportPage'),
      chunk('StartPage'),
      chunk('open-report'),
      first(language),
      reports(language),
      running(language),
    ])
    for (const other of LANGUAGES.filter((one) => one !== language)) {
      const { form, report } = ALL_WORDS[other]
      for (const file of loaded)
        for (const said of [form.hint, report.goodToKnow, queued(other)]) expect(source(file), file).not.toContain(said)
    }
  })
})

it('no page judges: neither rules nor words of findings are in what a browser loads', () => {
  const judging = files.filter((file) => source(file).includes('starttls-masked'))
  // The handbook is drawn by the server; as code it comes to whoever works on it, and to nobody else.
  expect(judging).toEqual([chunk('FindingsPage')])
})

it('the start page loads nothing of a report, nor a report anything of the start page', () => {
  expect(withImports([entry(), chunk('StartPage')])).not.toContain(chunk('ReportPage'))
  expect(withImports([entry(), chunk('ReportPage'), chunk('open-report')])).not.toContain(chunk('StartPage'))
})
