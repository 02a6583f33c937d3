import { readFileSync } from 'node:fs'
import { Resvg } from '@resvg/resvg-js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rasterise } from '../../../server/pictures/rasterise.ts'
import { conclude } from '../../../shared/conclude.ts'
import { ENGLISH } from '../../../shared/diagnosis/words/english.ts'
import type { TestEvent } from '../../../shared/events.ts'
import { fold } from '../../../shared/fold.ts'
import { columns, type LampStatus } from '../../../shared/lamps.ts'
import { EN } from '../../../shared/languages/en/index.ts'
import { badgeSvg } from '../../../shared/pictures/badge.ts'
import { COLOURS, LAMP_COLOURS, lamp } from '../../../shared/pictures/lamp.ts'
import { PREVIEW, previewSvg } from '../../../shared/pictures/preview.ts'
import { cut, cutName, type Face, shownName, widthOf, wrap, xml } from '../../../shared/pictures/text.ts'
import { tally } from '../../../shared/pictures/words.ts'
import type { Facts, Report } from '../../../shared/report.ts'
import { clean, crowd, hanging, implicitTls, interrupted, mixed, nullMx } from '../../samples/tests.ts'
import { colourAt, readPng } from '../png.ts'
import { elementsOf } from '../xml.ts'

const ROOM = PREVIEW.width - 64
const fonts = new URL('../../../node_modules/dejavu-fonts-ttf/ttf/', import.meta.url).pathname
const font = {
  loadSystemFonts: false,
  fontFiles: ['DejaVuSansCondensed', 'DejaVuSansMono', 'DejaVuSansMono-Bold'].map((face) => `${fonts}${face}.ttf`),
  defaultFontFamily: 'DejaVu Sans Condensed',
}
const reportOf = (events: TestEvent[]) => conclude(fold(null, events) as Facts, ENGLISH)
const texts = (svg: string) => elementsOf(svg).filter(({ name }) => name === 'text')
const said = (svg: string) => texts(svg).map(({ text }) => text)

/** Names that would like to be something else than names. */
const HOSTILE = {
  markup: '</text><script>alert(1)</script>',
  'an attribute': '"><image href="https://evil.example/x"/>',
  'a comment': ']]><!--&amp;<!DOCTYPE x>',
  'control characters': 'a\u0000b\u0007\u001b[31m\u009bc',
  'turned directions': '\u202egnp.elif\u202c\u2066x\u2069',
  'what is no character': '\ud800lone\udfff\uffff\ufffe',
  'piled up accents': 'Z\u0351\u0352\u0353'.repeat(200),
  'letters without a glyph': '𝕏💥中文字'.repeat(40),
  'a name without end': 'W'.repeat(5000),
  'letters from right to left': 'שלוםעולם'.repeat(30),
}
const hostile = fc.oneof(
  fc.constantFrom(...Object.values(HOSTILE)),
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.string({ unit: fc.constantFrom('<', '>', '&', '"', "'", ';', '#', '\u0000', '\ud800', ']') }),
)

/** A report in which everything that strangers choose is chosen by one. */
function spoilt(report: Report, name: string, address: string): Report {
  return {
    ...report,
    target: { ...report.target, host: name, input: name },
    headline: `${name} greets as it should.`,
    sessions: report.sessions.map((session) => ({ ...session, host: name, address })),
  }
}

describe('the picture of a link', () => {
  it.each([
    ['failed', implicitTls, 'bücher.example', 'failed: 1 mail server, 1 address (1 failed)'],
    ['warned', mixed, 'example.com', 'warning: 2 mail servers, 4 addresses (2 failed, 2 passed) · 1 check'],
    ['passed', clean, 'mx1.example.com', 'passed: 1 mail server, 1 address (1 passed) · 1 check'],
    ['passed', nullMx, 'nomail.example', 'passed · 1 check'],
    ['running', hanging, 'mx9.example.net', 'running: 1 mail server, 2 addresses (2 running) · 1 check'],
    [
      'inconclusive',
      interrupted,
      'mx9.example.net',
      'interrupted: 1 mail server, 2 addresses (2 inconclusive) · 1 check',
    ],
  ] as const)('says that it is %s, of whom, and counts', async (status, sample, name, counts) => {
    const report = reportOf(sample())
    const svg = previewSvg(report, EN)
    expect(said(svg)).toEqual(expect.arrayContaining([name, counts]))
    expect(said(svg).join(' ')).toContain(report.headline)
    const { width, height, ...picture } = readPng(await rasterise(svg))
    expect({ width, height }).toEqual(PREVIEW)
    expect(colourAt({ width, height, ...picture }, 600, 5)).toBe(LAMP_COLOURS[status])
  })

  it('has a lamp of the right colour for each step of each address', async () => {
    const report = reportOf(mixed())
    const picture = readPng(await rasterise(previewSvg(report, EN)))
    const steps = columns(report.sessions, true)
    const [size, pitch, row] = [24, 36, 44]
    for (const [at, session] of report.sessions.entries()) {
      for (const [column, name] of steps.entries()) {
        const status = session.steps.find((step) => step.name === name)?.status as LampStatus
        const x = PREVIEW.width - 64 - (steps.length - column) * pitch + (pitch - size)
        const y = 284 + at * row
        // Beside the sign; a ring is empty in its middle.
        const [dx, dy] = { warned: [4, 19], skipped: [12, 12] }[status as string] ?? [4, 14]
        const colour = status === 'skipped' ? COLOURS.ground : LAMP_COLOURS[status]
        expect(colourAt(picture, x + (dx ?? 0), y + (dy ?? 0)), `${session.address} ${name}`).toBe(colour)
        expect(colourAt(picture, x + 3, y + 3) === COLOURS.ground, `shape of ${name}`).toBe(status !== 'failed')
      }
    }
  })

  it('tells the gravest of many addresses, and counts the others', () => {
    const svg = previewSvg(reportOf(crowd()), EN)
    expect(said(svg)).toEqual(expect.arrayContaining(['mx8.big.example', 'and 15 more addresses: 15 passed']))
    expect(said(svg).filter((text) => /^mx\d+\.big\.example$/.test(text))).toHaveLength(5)
  })

  it('is a picture of words, whatever a name holds, and no word leaves it', () => {
    const samples = [clean, mixed, crowd, hanging].map((sample) => reportOf(sample()))
    fc.assert(
      fc.property(fc.constantFrom(...samples), hostile, hostile, (report, name, address) => {
        const elements = elementsOf(previewSvg(spoilt(report, name, address), EN))
        expect(new Set(elements.map((element) => element.name))).toEqual(
          new Set(
            ['svg', 'rect', 'g', 'path', 'circle', 'text'].filter((tag) => elements.some(({ name: n }) => n === tag)),
          ),
        )
        expect(
          elements.flatMap(({ attributes }) => Object.keys(attributes)).filter((key) => /^on|href|style/i.test(key)),
        ).toEqual([])
      }),
      { numRuns: 200 },
    )
  })

  it.each(Object.entries(HOSTILE))('keeps its edges free of %s', (_, name) => {
    const drawn = new Resvg(previewSvg(spoilt(reportOf(crowd()), name, name), EN), { font }).render()
    const picture = { width: drawn.width, height: drawn.height, pixels: drawn.pixels }
    for (let y = 20; y < PREVIEW.height; y++) {
      for (const x of [30, ROOM + 34]) expect(colourAt(picture, x, y), `${x}, ${y}`).toBe(COLOURS.ground)
    }
  })
})

describe('words in pictures', () => {
  it('take no more room than is thought', () => {
    const samples = [
      'mx1.example.com',
      'WWWWWWWW',
      '2001:db8::25',
      'iiiiiiii',
      'Mail reaches example.com, but',
      'ÄÖÜß…',
      'Привет',
      'Ωμέγα',
    ]
    for (const face of ['words', 'wire'] as const) {
      const family = { words: 'DejaVu Sans Condensed', wire: 'DejaVu Sans Mono' }[face]
      for (const text of samples) {
        const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="2000" height="100"><text y="50" font-size="40" font-family="${family}">${xml(text)}</text></svg>`
        const true_ = new Resvg(svg, { font }).getBBox()?.width ?? 0
        expect(true_, `${text} in ${face}`).toBeLessThanOrEqual(widthOf(text, 40, face) + 1)
        if (/^[ -~]*$/.test(text)) expect(true_).toBeGreaterThan(widthOf(text, 40, face) * 0.85)
      }
    }
  })

  it('are cut to their room, names in their middle', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom<Face>('words', 'wire'),
        fc.integer({ min: 40, max: 900 }),
        (text, face, room) => {
          for (const short of [
            cut(text, room, 20, face),
            cutName(text, room, 20, face),
            ...wrap(text, room, 20, face, 2),
          ])
            expect(widthOf(short, 20, face)).toBeLessThanOrEqual(room)
          expect(wrap(text, room, 20, face, 2).length).toBeLessThanOrEqual(2)
        },
      ),
    )
    expect(cutName('mx1.a-very-long-name-of-a-mail-server.example.com', 300, 20, 'wire')).toMatch(
      /^mx1\.a.*….*example\.com$/,
    )
  })

  it('show a name as people write it where the faces have its letters', () => {
    expect(shownName('xn--bcher-kva.example')).toBe('bücher.example')
    expect(shownName('xn--fsqu00a.example')).toBe('xn--fsqu00a.example')
    expect(shownName('xn--4dbrk0ce')).toBe('ישראל')
    expect(shownName('mx1.example.com')).toBe('mx1.example.com')
  })

  it('count the gravest first', () => {
    expect(tally(['passed', 'failed', 'passed', 'warned'], EN.preview)).toBe('1 failed, 1 warning, 2 passed')
    expect(tally([], EN.preview)).toBe('')
  })
})

it('lamps have the shapes that they have on the page', () => {
  const page = readFileSync(new URL('../../../web/signs/Lamp.svelte', import.meta.url), 'utf8')
  for (const status of ['passed', 'warned', 'failed', 'running', 'inconclusive'] as const) {
    for (const { name, attributes } of elementsOf(lamp(status, 0, 0, 16)).slice(1)) {
      const form = ['d', 'cx', 'cy', 'r', 'x', 'y', 'width', 'height', 'rx'].filter((key) => key in attributes)
      expect(page).toMatch(
        new RegExp(`<${name}[^>]* ${form.map((key) => `${key}="${escaped(attributes[key] as string)}"`).join(' ')}`),
      )
    }
  }
  const tokens = readFileSync(new URL('../../../web/styles/tokens.css', import.meta.url), 'utf8')
  for (const name of ['ground', 'sheet', 'ink', 'green', 'amber', 'red', 'grey'] as const)
    expect(tokens).toContain(`--${name}: light-dark(${COLOURS[name]},`)
})

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

describe('the badge', () => {
  it.each([
    [clean, 'mx1.example.com', 'passed', COLOURS.green],
    [mixed, 'example.com', 'warning', COLOURS.amber],
    [implicitTls, 'bücher.example', 'failed', COLOURS.red],
    [hanging, 'mx9.example.net', 'running', COLOURS.ink],
    [interrupted, 'mx9.example.net', 'interrupted', COLOURS.soft],
  ])('has name, word and colour', (sample, name, word, colour) => {
    const svg = badgeSvg(reportOf(sample()))
    expect(said(svg)).toEqual([name, word])
    expect(elementsOf(svg).some(({ name: tag, attributes }) => tag === 'rect' && attributes.fill === colour)).toBe(true)
    expect(elementsOf(svg)[0]?.attributes['aria-label']).toMatch(new RegExp(`^Helograph: .* ${word}$`))
  })

  it('is small and harmless whatever the name is', () => {
    const report = reportOf(mixed())
    fc.assert(
      fc.property(hostile, (name) => {
        const elements = elementsOf(badgeSvg(spoilt(report, name, name)))
        expect(Number(elements[0]?.attributes.width)).toBeLessThan(420)
        expect(
          elements.map((element) => element.name).filter((tag) => /script|image|style|foreign|a$/i.test(tag)),
        ).toEqual([])
        for (const { attributes } of elements) expect(Object.keys(attributes).join(' ')).not.toMatch(/\bon|href|style/i)
      }),
      { numRuns: 200 },
    )
  })
})
