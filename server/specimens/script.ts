/**
 * The language of the folder dialogues/: a conversation as text, and what must come of it.
 *
 *   # why, and its source             before anything else
 *   @ security starttls               an option of the test, or `target`, `host`, `port`, `mx NAME ADDRESS PREFERENCE`, `breath whole`
 *
 *   S: 250 OK                         the server says a line, CRLF behind it
 *   S*1001 250-more                   so many of them
 *   S~ 220 \xFF\n                     it sends these very bytes; S~*70000 x repeats them
 *   C: EHLO *                         the client must say this; * stands for anything
 *   C? RSET                           the client may say this
 *   HELLO                             the client must begin a TLS handshake; its first record is thrown away
 *   TLS expired TLSv1                 TLS from here on: certificate (valid) and highest version (TLSv1.3) may be left out
 *   TLS valid TLSv1.2 demanding       the same, and nobody gets in without a certificate
 *   TIME 6s                           time passes, once the client has nothing to do but wait
 *   DRIP 1s 220 slow                  a byte, then so much time, then the next
 *   SILENCE                           time passes until the client is gone
 *   ALWAYS 450 not now\r\n            whatever the client says from here on is answered by these bytes, up to QUIT: 221
 *   CLOSE, RESET                      the server ends or breaks the connection
 *   REFUSE                            alone: nobody listens here
 *   DEAF                              instead of anything else: the server does not even answer the connection
 *   KEEP                              before anything else: the server will not end its side when the client ends its own
 *
 *   ---                               then what is expected: test/wire/expectations.ts
 *   === 127.0.0.2                     what follows is about the server at this address, before or after the ---;
 *                                     without any server the script is about the DNS alone
 *   === 127.0.0.1 #2                  and about the second visit there
 */

export type Action = { line: number } & (
  | { does: 'send'; bytes: Buffer }
  | { does: 'hear'; pattern: string; optional: boolean }
  | { does: 'hello' }
  | { does: 'tls'; certificate: string; version: string; demanding: boolean }
  | { does: 'time'; ms: number }
  | { does: 'drip'; ms: number; bytes: Buffer }
  | { does: 'always'; bytes: Buffer }
  | { does: 'silence' | 'close' | 'reset' | 'keep' | 'refuse' | 'deaf' }
)

/** What the test must have found: a word and what follows it. */
export interface Expectation {
  line: number
  word: string
  rest: string
}

export interface Script {
  /** `@` lines: word, rest. */
  head: [string, string][]
  /** Address of a server, and ` #2` where it is the second visit there, to what it does. */
  servers: Map<string, Action[]>
  /** The same to what the session must come to. */
  expectations: Map<string, Expectation[]>
}

export const FIRST_ADDRESS = '127.0.0.1'

export class ScriptError extends Error {
  constructor(line: number, message: string) {
    super(`line ${line}: ${message}`)
  }
}

export function parseScript(text: string): Script {
  const script: Script = { head: [], servers: new Map(), expectations: new Map() }
  let address = FIRST_ADDRESS
  let judging = false
  for (const [index, raw] of text.split('\n').entries()) {
    const line = index + 1
    if (raw.trim() === '' || raw.startsWith('#')) continue
    if (raw === '---') {
      judging = true
      address = FIRST_ADDRESS
    } else if (raw.startsWith('=== ')) {
      address = raw.slice(4).trim()
      if (!judging) script.servers.set(address, [])
    } else if (judging) {
      listOf(script.expectations, address).push({ line, ...cut(raw) })
    } else if (raw.startsWith('@ ')) {
      const { word, rest } = cut(raw.slice(2))
      script.head.push([word, rest])
    } else {
      listOf(script.servers, address).push({ line, ...parseAction(raw, line) })
    }
  }
  if (!judging) throw new ScriptError(text.split('\n').length, 'no --- and so nothing is expected')
  return script
}

type Deed = Action extends infer Each ? (Each extends unknown ? Omit<Each, 'line'> : never) : never

function parseAction(raw: string, line: number): Deed {
  const [, verb = '', times = '1', rest = ''] = /^(S:|S~|S(?=\*)|C:|C\?|[A-Z]+)(?:\*(\d+))? ?(.*)$/s.exec(raw) ?? []
  switch (verb) {
    case 'S:':
    case 'S':
      return { does: 'send', bytes: Buffer.from(`${rest}\r\n`.repeat(Number(times))) }
    case 'S~':
      return { does: 'send', bytes: repeated(bytesOf(rest, line), Number(times)) }
    case 'C:':
    case 'C?':
      return { does: 'hear', pattern: rest, optional: verb === 'C?' }
    case 'HELLO':
      return { does: 'hello' }
    case 'TLS': {
      const { word, rest: behind } = cut(rest)
      const { word: version, rest: demand } = cut(behind)
      if (demand !== '' && demand !== 'demanding') throw new ScriptError(line, `nobody knows what ${demand} means`)
      return {
        does: 'tls',
        certificate: word || 'valid',
        version: version || 'TLSv1.3',
        demanding: demand === 'demanding',
      }
    }
    case 'TIME':
      return { does: 'time', ms: duration(rest, line) }
    case 'DRIP': {
      const { word, rest: bytes } = cut(rest)
      return { does: 'drip', ms: duration(word, line), bytes: bytesOf(bytes, line) }
    }
    case 'ALWAYS':
      return { does: 'always', bytes: bytesOf(rest, line) }
    case 'SILENCE':
      return { does: 'silence' }
    case 'CLOSE':
      return { does: 'close' }
    case 'RESET':
      return { does: 'reset' }
    case 'KEEP':
      return { does: 'keep' }
    case 'REFUSE':
      return { does: 'refuse' }
    case 'DEAF':
      return { does: 'deaf' }
    default:
      throw new ScriptError(line, `nobody knows what ${raw} means`)
  }
}

/** Milliseconds, from `6s` or `250ms`. */
export function duration(text: string, line: number): number {
  const [, number, unit] = /^(\d+(?:\.\d+)?)(ms|s)$/.exec(text) ?? []
  if (!number) throw new ScriptError(line, `${text} is not a time such as 6s or 250ms`)
  return Number(number) * (unit === 's' ? 1000 : 1)
}

/** Bytes from text with \r, \n, \\ and \xNN in it. */
function bytesOf(text: string, line: number): Buffer {
  const pieces = text.match(/\\(?:x[0-9A-Fa-f]{2}|[rn\\])|[^\\]+|\\/g) ?? []
  return Buffer.concat(
    pieces.map((piece) => {
      if (!piece.startsWith('\\')) return Buffer.from(piece)
      if (piece === '\\') throw new ScriptError(line, 'a backslash that escapes nothing')
      if (piece[1] === 'x') return Buffer.from(piece.slice(2), 'hex')
      return Buffer.from(piece === '\\r' ? '\r' : piece === '\\n' ? '\n' : '\\')
    }),
  )
}

function repeated(bytes: Buffer, times: number): Buffer {
  return Buffer.alloc(bytes.length * times, bytes)
}

/** The first word, and what follows it. */
function cut(text: string): { word: string; rest: string } {
  const [, word = '', rest = ''] = /^(\S*)\s*(.*?)\s*$/.exec(text) ?? []
  return { word, rest }
}

function listOf<T>(map: Map<string, T[]>, key: string): T[] {
  const list = map.get(key) ?? []
  map.set(key, list)
  return list
}
