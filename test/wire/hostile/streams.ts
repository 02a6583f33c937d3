/** What a hostile server may send, stage by stage: generated, and shrunk where something breaks on it. */
import fc from 'fast-check'
import type { Options, Target } from '../../../shared/events.ts'
import { DEFAULT_OPTIONS } from '../../../shared/options.ts'
import { SECURITIES } from '../../../shared/words.ts'

/** One breath of a server; the first comes with the connection, each other when something was said to it. */
export interface Turn {
  /** `honest` stands for the reply that is due. */
  pieces: ('honest' | Buffer)[]
  /** Where the bytes are cut, each piece leaving by itself; the numbers are taken modulo the length. */
  cuts: number[]
  /** What comes after it. `on`: the next turn follows at once, unasked. `raw`: the bytes go past TLS, where there is TLS. */
  after: 'listen' | 'on' | 'end' | 'reset' | 'deaf'
  raw: boolean
}

export interface Hostility {
  security: Target['security']
  options: Options
  /** Whether it answers a handshake with one; else with its turns. */
  speaksTls: boolean
  turns: Turn[]
}

const LINE_ENDS = ['\r\n', '\r\n', '\r\n', '\n', '\r', '\r\r\n', '']
const CODES = [
  '220',
  '250',
  '220',
  '250',
  '354',
  '421',
  '450',
  '454',
  '500',
  '530',
  '550',
  '554',
  '199',
  '999',
  '000',
  '2',
  '2500',
]

const code = fc.constantFrom(...CODES)
const text = fc.oneof(
  fc.constantFrom('', 'STARTTLS', 'AUTH PLAIN LOGIN', 'SIZE 99999999999999999999', 'ok', '<script>alert(1)</script>'),
  fc.constantFrom('\x1b[2J\x1b]0;gone\x07', '\u202etxt.exe', 'a\x00b', '\x80\xff\xfe', '\\x41', '2.1.5'),
  fc.string({ unit: 'binary', maxLength: 40 }),
)
const line = fc
  .tuple(code, fc.constantFrom(' ', '-', '', '\t'), text, fc.constantFrom(...LINE_ENDS))
  .map((parts) => Buffer.from(parts.join('')))
const lines = fc.array(line, { minLength: 1, maxLength: 6 }).map((all) => Buffer.concat(all))
/** The beginnings of TLS records: handshake, alert, data, nonsense (RFC 8446 5.1). */
const record = fc
  .tuple(fc.constantFrom(20, 21, 22, 23, 24, 128), fc.constantFrom(0, 1, 3, 4), fc.uint8Array({ maxLength: 60 }))
  .map(([type, minor, rest]) => Buffer.from([type, 3, minor, 0, rest.length, ...rest]))
const noise = fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes))
const flood = fc.oneof(
  fc.nat(200_000).map((length) => Buffer.alloc(length, 'x')),
  fc.nat(3000).map((count) => Buffer.from('250-x\r\n'.repeat(count))),
  fc.nat(20).map((count) => Buffer.from(`250-${'y'.repeat(60_000)}\r\n`.repeat(count))),
)

const piece = fc.oneof(
  { weight: 12, arbitrary: fc.constant('honest' as const) },
  { weight: 4, arbitrary: lines },
  { weight: 2, arbitrary: noise },
  { weight: 1, arbitrary: record },
  { weight: 1, arbitrary: fc.oneof({ weight: 9, arbitrary: lines }, { weight: 1, arbitrary: flood }) },
)

const turn = fc.record<Turn>({
  pieces: fc.oneof(
    { weight: 6, arbitrary: fc.constant<Turn['pieces']>(['honest']) },
    { weight: 3, arbitrary: fc.array(piece, { maxLength: 4 }) },
  ),
  cuts: fc.array(fc.nat(), { maxLength: 6 }),
  after: fc.oneof(
    { weight: 14, arbitrary: fc.constant('listen' as const) },
    { weight: 3, arbitrary: fc.constantFrom('on' as const, 'end' as const, 'reset' as const, 'deaf' as const) },
  ),
  raw: fc.oneof({ weight: 15, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
})

const seldom = fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) })

export const hostility: fc.Arbitrary<Hostility> = fc.record({
  security: fc.constantFrom(...SECURITIES),
  options: fc
    .record({
      patience: fc.constantFrom(5, 60, 300),
      envelope: fc.boolean(),
      relay: fc.boolean(),
      injection: seldom,
      depth: seldom,
    })
    .map((asked) => ({ ...DEFAULT_OPTIONS, ...asked, relay: asked.relay && asked.envelope })),
  speaksTls: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
  turns: fc.array(turn, { minLength: 1, maxLength: 16 }),
})
