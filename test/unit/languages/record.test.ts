/** Whatever a probe may say has its words in every language that the page speaks. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { NOTATION, RECORD } from '../../../shared/languages/de/record/index.ts'
import { phraseBook } from '../../../shared/phrases/phrase-book.ts'

const root = path.resolve(import.meta.dirname, '../../..')
const german = phraseBook(RECORD, NOTATION)

/** Where the sentences of the record are written. Its readers in `shared/` write some that a finding quotes. */
const SAID_IN = [
  ...['server/probe', 'shared/diagnosis'].flatMap((room) =>
    readdirSync(path.join(root, room), { recursive: true, encoding: 'utf8' }).map((file) => `${room}/${file}`),
  ),
  'server/dispatch/reasons.ts',
  'shared/login.ts',
  'shared/second-look.ts',
  'shared/languages/en/strict.ts',
  'shared/way-out.ts',
].filter((file) => file.endsWith('.ts') && !/^shared\/diagnosis\/(?:words\/|handbook\.ts)/.test(file))

/** What no reader of a report is told. A new entry needs a reason of that kind. */
const NOT_SAID = [
  // Errors for those who write programs.
  /must not be connected to:|is no name server of this configuration|is not an address$/,
  /^no step but connect can be run/,
  // Commands and their parameters, as they go over the wire.
  /^(?:EHLO|HELO|AUTH|MAIL FROM:<|RCPT TO:<)/,
  /^(?:Client|Server) Key$/,
  // Protocols, records and fields.
  /^(?:IN|MX|TLSA|A\/AAAA|TXT "|\. IN|\. MX|mx:|Content-Type:|PTR|DH$|: NXDOMAIN$)/,
]

/** Of two words and more. */
const SENTENCE = /\p{L}{2,},? \p{L}{2,}/u
const LETTERS = /\p{L}{2,}/u

/** The strings of a program, and of its templates each piece between two blanks. */
function stringsOf(file: string): string[] {
  const found: string[] = []
  const look = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isLiteralTypeNode(node)) return
    if (ts.isStringLiteralLike(node)) {
      if (SENTENCE.test(node.text)) found.push(node.text)
    } else if (ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) {
      if (LETTERS.test(node.text) && / /.test(node.text)) found.push(node.text)
    }
    ts.forEachChild(node, look)
  }
  const source = readFileSync(path.join(root, file), 'utf8')
  look(ts.createSourceFile(file, source, ts.ScriptTarget.Latest))
  return found.map((text) => text.trim().replace(/\.$/, ''))
}

const phrases = Object.keys(RECORD)

describe('a sentence that somebody writes has its German', () => {
  it.each(SAID_IN)('%s', (file) => {
    const said = stringsOf(file).filter((text) => !NOT_SAID.some((known) => known.test(text)))
    expect(said.filter((text) => !phrases.some((phrase) => phrase.includes(text)))).toEqual([])
  })

  it('and whoever looks for them finds them', () => {
    const own = stringsOf('test/unit/languages/record.test.ts')
    expect(own).toContain('a sentence that somebody writes has its German')
    expect(stringsOf('server/probe/smtp/judge.ts')).toContain('does not belong here:')
  })
})

/** What a blank may hold in English, by what it is in the translation. */
const SAMPLES: Record<string, string> = {
  number: '7',
  day: '2026-11-24',
  moment: '24 Nov 2026, 02:43:12 UTC',
  addresses: '127.0.0.2',
  host: 'mx.example.com',
}

describe.each(Object.entries(RECORD))('%s', (english, other) => {
  const kinds = new Map([...other.matchAll(/\{(\w+)(?::(\w+))?\}/g)].map(([, name, kind]) => [name, kind]))
  const names = [...english.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)

  it('has the same blanks, is found, and ends as it does in English', () => {
    expect(new Set(kinds.keys())).toEqual(new Set(names))
    const filled = english.replace(/\{(\w+)\}/g, (_, name) => SAMPLES[kinds.get(name) ?? ''] ?? name)
    const told = german(filled)
    expect(told).not.toBeNull()
    const frame = other.split(/\{\w+(?::\w+)?\}/)
    for (const part of frame) expect(told).toContain(part)
    // What is put behind a summary depends on its full stop.
    expect(/[.!?…]$/.test(other)).toBe(/[.!?…]$/.test(english))
  })
})
