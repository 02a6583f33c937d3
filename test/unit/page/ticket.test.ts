import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { conclude } from '../../../shared/conclude.ts'
import { ENGLISH } from '../../../shared/diagnosis/words/english.ts'
import type { TestEvent } from '../../../shared/events.ts'
import { fold } from '../../../shared/fold.ts'
import { DE } from '../../../shared/languages/de/index.ts'
import { EN } from '../../../shared/languages/en/index.ts'
import { reportIn } from '../../../shared/phrases/report-in.ts'
import type { Facts, Finding, Report } from '../../../shared/report.ts'
import { ticket } from '../../../web/report/ticket.ts'
import { Scribe } from '../../samples/scribe.ts'
import { clean, mixed } from '../../samples/tests.ts'

const LINK = 'https://helograph.example/t/mixed0000001'
const reportOf = (events: TestEvent[]) => conclude(fold(null, events) as Facts, ENGLISH)

/** Splits Markdown as a reader of CommonMark does: a fence ends with as many backticks or more, alone on a line. */
function read(markdown: string): { code: string[][]; words: string[] } {
  const code: string[][] = []
  const words: string[] = []
  let bar: string | null = null
  for (const line of markdown.split(/\r\n|\r|\n/)) {
    const fence: string | undefined = /^ {0,3}(`{3,})[^`]*$/.exec(line)?.[1]
    if (bar === null && fence) {
      bar = fence
      code.push([])
    } else if (bar !== null && fence && fence.length >= bar.length && line.trim() === fence) bar = null
    else if (bar !== null) code.at(-1)?.push(line)
    else words.push(line)
  }
  if (bar !== null) throw new Error('a fence that does not end')
  return { code, words }
}

/** A server whose banner is the given text. */
function greeted(text: string): Report {
  const scribe = new Scribe('ticket000001', { input: 'mx.example', host: 'mx.example' })
  const talk = scribe.open(0, 5, 'mx.example', null, '192.0.2.1').connect('192.0.2.1')
  talk.step('banner', null, [text], 20, 'failed', {
    kind: 'reply',
    fault: 'target',
    message: 'It refuses service.',
    received: text,
  })
  talk.skip('Not reached: the session ended at banner.')
  return reportOf(scribe.finish(talk.ms + 1))
}

describe('a report for a ticket', () => {
  it('is in the language of the page, and what crossed the wire is as it was', () => {
    const markdown = ticket(reportIn('de', mixed()) as Report, LINK, DE)
    expect(markdown).toContain('mx2.example.com \\[198.51.100.7\\] Port 25, starttls')
    expect(markdown).toContain('< 454 4.7.0 TLS not available due to local problem')
    expect(read(markdown).words.join(' ')).not.toMatch(/\b(?:the|port|with)\b/)
  })

  it('has verdict, failing lines, meaning and link', () => {
    const markdown = ticket(reportOf(mixed()), LINK, EN)
    const { code, words } = read(markdown)
    expect(words[0]).toMatch(/^\*\*example\.com: warning\.\*\* Mail reaches example\.com, but mx2/)
    expect(markdown).toContain(`<${LINK}>\n24 Nov 2026, 02:43:12 UTC, tested from Frankfurt as probe.helograph.example`)
    expect(code[0]).toEqual(['> STARTTLS', '< 454 4.7.0 TLS not available due to local problem'])
    expect(words).toContain('mx2.example.com \\[198.51.100.7\\] port 25, starttls')
    expect(markdown).toMatch(/^To mend it:$/m)
    expect(markdown).toMatch(/^Source: /m)
    expect(markdown.endsWith('\n')).toBe(true)
  })

  it('of a server that is as it should be is short', () => {
    const { code, words } = read(ticket(reportOf(clean()), LINK, EN))
    expect(code).toEqual([])
    expect(words.filter(Boolean)).toHaveLength(3)
  })

  it('tells so many findings, and counts the rest', () => {
    const report = reportOf(mixed())
    const finding = report.findings.find(({ severity }) => severity === 'error') as Finding
    const many = { ...report, findings: Array.from({ length: 11 }, () => ({ ...finding, under: null })) }
    const markdown = ticket(many, LINK, EN)
    expect(markdown.match(/^### /gm)).toHaveLength(8)
    expect(markdown).toContain('\nAnd 3 more.\n')
  })

  const BANNERS = [
    '554 ```',
    '554 ``` \n\n# Owned',
    '554 ````````',
    '```',
    '554 a\r\n```\r\n![x](https://evil.example)',
    '554 \u2028```\u0085```',
  ]

  it.each(BANNERS)('keeps the banner %j inside its fence', (banner) => {
    const { code, words } = read(ticket(greeted(banner), LINK, EN))
    expect(code[0]).toHaveLength(1)
    expect(code[0]?.[0]).toMatch(/^< /)
    expect(words.join('\n')).not.toMatch(/Owned|!\[x\]/)
  })

  it('keeps any banner inside its fence, and any name among its words', () => {
    const nasty = fc.string({
      unit: fc.constantFrom(
        '`',
        '```',
        '\n',
        '\r',
        '~~~',
        '# ',
        '<b>',
        '](',
        '![',
        '@all',
        '554 ',
        '\u2028',
        'a',
        ' ',
        '\\',
        '|',
        '_',
        '*',
      ),
    })
    fc.assert(
      fc.property(nasty, nasty, fc.boolean(), (banner, name, onWire) => {
        const report = greeted(`554 ${banner}`)
        const spoilt: Report = {
          ...report,
          headline: name,
          target: { ...report.target, host: name },
          findings: report.findings.map((finding) => ({
            ...finding,
            title: name,
            meaning: 'm',
            remedy: '',
            evidence: banner,
            evidenceLine: onWire ? finding.evidenceLine : null,
          })),
          sessions: report.sessions.map((session) => ({ ...session, host: name })),
        }
        const { code, words } = read(ticket(spoilt, LINK, EN))
        expect(code.length).toBeLessThanOrEqual(1)
        expect(words.filter((line) => /^### /.test(line))).toHaveLength(
          spoilt.findings.filter(({ severity, under }) => severity !== 'notice' && under === null).length,
        )
        for (const line of words.filter((one) => one !== `<${LINK}>`)) {
          expect(line.replace(/\\./g, '')).not.toMatch(/[<>`[\]|~]|(?<![a-z\d])@/i)
        }
      }),
    )
  })

  it('cuts a line without end', () => {
    const { code } = read(ticket(greeted(`554 ${'x'.repeat(5000)}`), LINK, EN))
    expect(code[0]?.[0]).toHaveLength(301)
  })
})
