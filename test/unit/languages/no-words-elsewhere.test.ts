/** Whatever a page says stands in `shared/languages/`: components and their code hold no words of their own. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { type AST, parse } from 'svelte/compiler'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

const web = path.resolve(import.meta.dirname, '../../../web')
const files = readdirSync(web, { recursive: true, encoding: 'utf8' })

/** Attributes that are read, by eyes or by a voice; `label` and `heading` are so of our own components. */
const READ = /^(?:title|alt|placeholder|label|heading|content|aria-(?:label|description|roledescription|valuetext))$/
const LETTERS = /\p{L}{2,}/u

/**
 * What is the same in every language: the name of the house, words of protocols, and what a terminal is told. A new entry
 * needs a reason of that kind.
 */
const SAME_EVERYWHERE = [
  /^Helograph$/,
  /^– Helograph$/,
  /^API$/,
  /^(?:STARTTLS|TLS|RTT)$/,
  // Commands, and what they are fed with.
  /^curl\b/,
  /^"target":"example\.com"/,
  /^\/api\/tests$/,
  /^example\.com$/,
  // Attributes of the head that machines read.
  /^(?:noindex|website|image\/png|summary_large_image)$/,
  // Units and keys.
  /^(?:UTC|ms)$/,
]

const same = (text: string) => SAME_EVERYWHERE.some((known) => known.test(text))

type Node = { type: string; [part: string]: unknown }

/** The texts in markup that a reader would see or hear. */
function textsOf(markup: unknown): string[] {
  const found: string[] = []
  const say = (text: string) => {
    const shown = text.trim()
    if (LETTERS.test(shown) && !same(shown)) found.push(shown)
  }
  const look = (node: Node, read: boolean): void => {
    if (node.type === 'Text') {
      if (read) say(node.data as string)
      return
    }
    if (node.type === 'Attribute') {
      const heard = READ.test(node.name as string)
      if (heard) each(node.value, true)
      return
    }
    if (node.type === 'ExpressionTag') return void (read && literals(node.expression as Node))
    // Code and styles are not words; conditions and keys of blocks are not shown.
    if (node.type === 'StyleSheet' || node.type === 'Script') return
    for (const [part, value] of Object.entries(node)) {
      if (/^(?:test|expression|key|context|parameters|metadata)$/.test(part)) continue
      each(value, read)
    }
  }
  const each = (value: unknown, read: boolean): void => {
    if (Array.isArray(value)) for (const one of value) each(one, read)
    else if (value && typeof value === 'object' && 'type' in value) look(value as Node, read)
  }
  /** Strings that an expression can come to: not those that it compares with, asks by, or hands on. */
  const literals = (node: Node): void => {
    if (node.type === 'Literal' && typeof node.value === 'string') say(node.value)
    if (node.type === 'TemplateLiteral')
      for (const part of node.quasis as { value: { cooked: string } }[]) say(part.value.cooked)
    const parts: Record<string, string[]> = {
      ConditionalExpression: ['consequent', 'alternate'],
      LogicalExpression: ['left', 'right'],
      BinaryExpression: node.operator === '+' ? ['left', 'right'] : [],
      TemplateLiteral: ['expressions'],
    }
    for (const part of parts[node.type] ?? []) {
      const value = node[part]
      if (Array.isArray(value)) for (const one of value) literals(one as Node)
      else literals(value as Node)
    }
  }
  each(markup, true)
  return found
}

describe('no component has words of its own', () => {
  it.each(files.filter((file) => file.endsWith('.svelte')))('%s', (file) => {
    const { fragment } = parse(readFileSync(path.join(web, file), 'utf8'), { modern: true }) as AST.Root
    expect(textsOf(fragment)).toEqual([])
  })
})

/** Of two words and more, with a blank between them: what a person would read. */
const SENTENCE = /\p{L}{2,} \p{L}{2,}|\p{L}{3,}[.!?…] ?$/u

/** What nobody reads: errors for those who write programs, addresses of icons, and lists of the browser's own. */
const NOT_READ = [
  /^the words of “|^” were not fetched$/,
  /^<|<circle|<path|<rect/,
  /the browser refused/,
  /^[a-z-]+(?:, ?\[?[a-z-]+[\]]?)+$/,
]

/** The strings of a program, but for what it imports. */
function stringsOf(program: string): string[] {
  const found: string[] = []
  const look = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node))
      found.push(node.text)
    ts.forEachChild(node, look)
  }
  look(ts.createSourceFile('file.ts', program, ts.ScriptTarget.Latest))
  return found
}

describe('no program of the page has words of its own', () => {
  it.each(files.filter((file) => /\.(?:ts|svelte)$/.test(file)))('%s', (file) => {
    const source = readFileSync(path.join(web, file), 'utf8')
    const program = file.endsWith('.svelte') ? (/<script[^>]*>([\s\S]*?)<\/script>/.exec(source)?.[1] ?? '') : source
    const read = stringsOf(program).filter((text) => SENTENCE.test(text) && !NOT_READ.some((known) => known.test(text)))
    expect(read).toEqual([])
  })
})

it('finds words where there are some', () => {
  const markup = `<script lang="ts">const a = 'x'</script>
    <p class="big words">Read me {a === 'yes or' ? 'one way' : \`another \${a}\`}</p><img alt="A picture" src="a b" /><Own label="Press me" />`
  const { fragment } = parse(markup, { modern: true }) as AST.Root
  expect(textsOf(fragment)).toEqual(['Read me', 'one way', 'another', 'A picture', 'Press me'])
  const program = "import 'not this'\nconst said = ok ? 'It is so.' : `There are some`"
  expect(stringsOf(program).filter((text) => SENTENCE.test(text))).toEqual(['It is so.', 'There are some'])
})
