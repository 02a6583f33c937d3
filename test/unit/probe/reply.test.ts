import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_LINE_OCTETS } from '../../../server/probe/smtp/framing.ts'
import { MAX_REPLY_LINES, type Parsed, ReplyParser } from '../../../server/probe/smtp/reply.ts'

/** Everything a parser tells about some bytes and the end after them, in the given pieces. */
function parse(pieces: readonly Uint8Array[], atEnd = true): Parsed[] {
  const parser = new ReplyParser()
  const told = pieces.flatMap((piece) => parser.push(Buffer.from(piece)))
  return atEnd ? [...told, ...parser.end()] : told
}

const whole = (text: string) => parse([Buffer.from(text, 'latin1')])
const replies = (told: Parsed[]) => told.flatMap((item) => (item.type === 'reply' ? [item.reply] : []))

describe('a reply', () => {
  it('of one line', () => {
    expect(replies(whole('220 mx.test ESMTP\r\n'))).toMatchObject([{ code: 220, texts: ['mx.test ESMTP'] }])
  })
  it('of many lines ends with the line that has no hyphen', () => {
    expect(replies(whole('250-mx.test\r\n250-SIZE 100\r\n250 8BITMIME\r\n'))).toMatchObject([
      { code: 250, texts: ['mx.test', 'SIZE 100', '8BITMIME'] },
    ])
  })
  it('that is a bare code (RFC 5321 4.2.1)', () => {
    expect(replies(whole('250\r\n250-\r\n250 \r\n'))).toMatchObject([
      { code: 250, texts: [''] },
      { code: 250, texts: ['', ''] },
    ])
  })
  it('with differing codes is decided by its last line', () => {
    const [reply] = replies(whole('250-mx.test\r\n451 later\r\n'))
    expect(reply).toMatchObject({ code: 451 })
    expect([...(reply?.oddities ?? [])]).toEqual(['mixed-codes'])
  })
  it('with a bare LF is understood, and noticed', () => {
    expect([...(replies(whole('220 mx\n'))[0]?.oddities ?? [])]).toEqual(['bare-lf'])
  })
  it('without a final line break is understood at the end of the connection', () => {
    expect([...(replies(whole('221 bye'))[0]?.oddities ?? [])]).toEqual(['no-final-break'])
  })
  it('of more than 512 octets a line is understood, and noticed', () => {
    expect([...(replies(whole(`220 ${'x'.repeat(506)}\r\n`))[0]?.oddities ?? [])]).toEqual([])
    expect([...(replies(whole(`220 ${'x'.repeat(507)}\r\n`))[0]?.oddities ?? [])]).toEqual(['long-line'])
  })
  it('keeps what had been received while it is not whole', () => {
    const parser = new ReplyParser()
    parser.push(Buffer.from('220-mx.test\r\n220-more\n22'))
    expect(parser.received).toBe('220-mx.test\\r\\n220-more\\n22')
    expect(parser.midReply).toBe(true)
  })
})

describe('what is not a reply', () => {
  it.each([
    'HTTP/1.1 400 Bad Request',
    'SSH-2.0-OpenSSH_9.2',
    '+OK POP3 ready',
    '2200 too long',
    '120 not yet',
    '620 no such thing',
    '22',
  ])('%j is told as it came', (line) => {
    const told = whole(`${line}\r\n220 never seen\r\n`)
    expect(told).toEqual([
      { type: 'line', text: line },
      { type: 'protocol', text: line },
    ])
  })

  it('of an empty line the line end is shown, for there is nothing else', () => {
    expect(whole('\r\n220 hi\r\n')).toEqual([
      { type: 'line', text: '' },
      { type: 'protocol', text: '\\r\\n' },
    ])
    expect(whole('\n220 hi\r\n').at(-1)).toEqual({ type: 'protocol', text: '\\n' })
  })
})

describe('more than any reply may hold', () => {
  it(`a line of more than ${MAX_LINE_OCTETS} octets`, () => {
    expect(whole(`220 ${'x'.repeat(MAX_LINE_OCTETS)}\r\n`).at(-1)).toMatchObject({ type: 'too-much' })
    expect(replies(whole(`220 ${'x'.repeat(MAX_LINE_OCTETS - 4)}\r\n`))).toHaveLength(1)
    expect(whole(`220 ${'x'.repeat(MAX_LINE_OCTETS - 3)}\n`)).toMatchObject([{ type: 'too-much' }])
  })
  it(`${MAX_REPLY_LINES} lines without an end`, () => {
    expect(whole('220-x\r\n'.repeat(MAX_REPLY_LINES)).at(-1)).toMatchObject({ type: 'too-much' })
    expect(replies(whole(`${'220-x\r\n'.repeat(MAX_REPLY_LINES - 1)}220 x\r\n`))).toHaveLength(1)
  })
  it('many long lines', () => {
    expect(whole(`220-${'x'.repeat(60_000)}\r\n`.repeat(20)).at(-1)).toMatchObject({ type: 'too-much' })
  })
})

describe('any split of any stream of bytes', () => {
  const smtpish = fc.array(
    fc.oneof(
      fc.constantFrom('220 ok\r\n', '250-a\r\n', '250 b\r\n', '421 x\n', '\r', '\n', '554-', '250', '\r\n', 'é', '\\'),
      fc.string({ unit: 'binary', maxLength: 6 }),
    ),
    { maxLength: 30 },
  )
  it('gives the same lines and the same replies', () => {
    fc.assert(
      fc.property(smtpish, fc.array(fc.nat(), { maxLength: 12 }), (parts, cuts) => {
        const bytes = Buffer.from(parts.join(''))
        const at = [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].sort((a, b) => a - b)
        const pieces = [0, ...at].map((start, index) => bytes.subarray(start, [...at, bytes.length][index]))
        const normal = (told: Parsed[]) =>
          JSON.stringify(told, (_key, value) => (value instanceof Set ? [...value] : value))
        expect(normal(parse(pieces))).toBe(normal(parse([bytes])))
      }),
      { numRuns: 3000 },
    )
  })
})

it('all lines of a reply are evidence, with the line ends between them as they were', () => {
  const told = whole('550-hi\r\n550-\\n there\n550 go away\r\n')
  expect(told.at(-1)).toMatchObject({ type: 'reply', reply: { shown: '550-hi\\r\\n550-\\\\n there\\n550 go away' } })
})
