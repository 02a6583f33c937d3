import { describe, expect, it } from 'vitest'
import { Traces } from '../../../server/probe/smtp/auth/traces.ts'
import { Veil } from '../../../server/probe/smtp/auth/veil.ts'
import { Credentials } from '../../../shared/credentials.ts'
import { escapeText } from '../../../shared/escape.ts'
import type { Fact } from '../../../shared/events.ts'

const PASSWORD = 'Correct-Horse7'
const base64 = (text: string, encoding: BufferEncoding = 'utf8') => Buffer.from(text, encoding).toString('base64')
const hex = (text: string) => Buffer.from(text).toString('hex')
const rot13 = (text: string) =>
  text.replace(/[a-z]/gi, (letter) => {
    const first = letter <= 'Z' ? 65 : 97
    return String.fromCharCode(((letter.charCodeAt(0) - first + 13) % 26) + first)
  })
const each = (show: (character: string) => string) => [...PASSWORD].map(show).join('')
const code = (character: string) => character.charCodeAt(0)

/** A text that has the password in it, in every way that we could think of. */
const DISGUISES: [string, string][] = [
  ['as it is', `wrong password ${PASSWORD}`],
  ['in capitals', PASSWORD.toUpperCase()],
  ['with spaces', each((one) => `${one} `)],
  ['with dots', each((one) => `${one}.`)],
  ['half of it', 'Correct'],
  ['backwards', [...PASSWORD].reverse().join('')],
  ['rotated', rot13(PASSWORD)],
  ['base64', base64(PASSWORD)],
  ['base64 without its end', base64(PASSWORD).replace(/=+$/, '').slice(0, -2)],
  ['base64 from the middle', base64(`xx you said ${PASSWORD}`).slice(3)],
  ['base64url', Buffer.from(`\0bob\0${PASSWORD}`).toString('base64url')],
  ['base64 of base64', base64(base64(PASSWORD))],
  ['base64 of UTF-16', base64(PASSWORD, 'utf16le')],
  ['base64 with spaces', base64(PASSWORD).replace(/(.{4})/g, '$1 ')],
  ['hexadecimal', hex(PASSWORD)],
  ['hexadecimal with colons', hex(PASSWORD).toUpperCase().replace(/(..)/g, '$1:')],
  ['hexadecimal of base64', hex(base64(PASSWORD))],
  ['decimal', each((one) => `${code(one)} `)],
  ['percent-encoded', each((one) => `%${code(one).toString(16)}`)],
  ['quoted-printable', each((one) => `=${code(one).toString(16).toUpperCase()}`)],
  ['as HTML', each((one) => `&#${code(one)};`)],
  ['as HTML in hexadecimal', each((one) => `&#x${code(one).toString(16)};`)],
  ['as JSON', each((one) => `\\\\u00${code(one).toString(16)}`)],
  ['as control pictures around it', escapeText(each((one) => `${one}\u0000`))],
  ['in full width', String.fromCodePoint(...[...PASSWORD].map((one) => code(one) + 0xfee0))],
]

describe('traces of a password', () => {
  const traces = new Traces()
  traces.addPassword(PASSWORD)

  it.each(DISGUISES)('are found %s', (_, text) => expect(traces.in(text)).toBe(true))

  it.each([
    '5.7.8 Error: authentication failed: UGFzc3dvcmQ6',
    'Username or password is not correc',
    '2.1.5 Ok',
    'VXNlcm5hbWU6',
    '',
    'PDE4OTYuNjk3MTcwOTUyQG14LnRlc3Q+',
    'r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096',
  ])('are not seen in %j', (text) => expect(traces.in(text)).toBe(false))

  it('are everywhere where nobody could tell', () => {
    const short = new Traces()
    short.addPassword('abc')
    expect(short.in('Ok')).toBe(true)
    expect(traces.in('x '.repeat(5000))).toBe(true)
  })

  it('of signs alone are found as they are', () => {
    const signs = new Traces()
    signs.addPassword('!$%&/()=')
    expect([signs.in('no: !$%&/()=!'), signs.in('no')]).toEqual([true, false])
  })
})

/** What comes out of a veil that was drawn. */
function through(facts: Fact[], user = 'bob@example.com', password = PASSWORD): Fact[] {
  const seen: Fact[] = []
  const veil = new Veil((fact) => seen.push(fact))
  veil.draw(new Credentials({ user, password }))
  for (const fact of facts) veil.tell(fact)
  return seen
}
const heard = (text: string): Fact => ({ type: 'line', session: 0, step: 'auth', direction: 'received', text })
const ended = (summary: string, received: string): Fact => ({
  type: 'step',
  session: 0,
  step: 'auth',
  status: 'warned',
  summary,
  failure: { kind: 'reply', fault: 'unknown', message: 'The login was refused with 535.', received },
})
const texts = (facts: Fact[]) => facts.map((fact) => (fact.type === 'line' ? fact.text : fact.type))

describe('the veil', () => {
  it('lets everything through until it is drawn', () => {
    const seen: Fact[] = []
    new Veil((fact) => seen.push(fact)).tell(heard(`250-${PASSWORD}`))
    expect(texts(seen)).toEqual([`250-${PASSWORD}`])
  })

  it('keeps the code of a reply and hides the rest, in whatever lines the password comes', () => {
    const letters = [...PASSWORD].map((one, at) => heard(`535${at === PASSWORD.length - 1 ? ' ' : '-'}${one}`))
    const shown = texts(through(letters))
    expect(shown.slice(0, -1)).toEqual(letters.slice(0, -1).map(() => '535-********'))
    expect(shown.at(-1)).toBe('535 ********')
  })

  it('hides it in summary and evidence too, also where each line alone says little', () => {
    const [, , step] = through([heard('535-Corre'), heard('535 ct-Ho'), ended('535 ct-Ho', '535-Corre\\r\\n535 ct-Ho')])
    expect(step).toMatchObject({
      summary: '535 ********',
      failure: { message: 'The login was refused with 535.', received: '535-********\\r\\n535 ********' },
    })
  })

  it('hides a reply that was cut off', () => {
    const facts = through([
      heard(`535-${PASSWORD}`),
      ended('The server ended the connection.', `535-${PASSWORD}\\r\\n`),
    ])
    expect(JSON.stringify(facts)).not.toMatch(/horse/i)
    expect(texts(facts)).toEqual(['535-********', 'step'])
  })

  it('blots out the name where it stands, and leaves the sentence', () => {
    const [line] = texts(through([heard('535 5.7.8 no login for Bob@Example.com (bob), bobcat')]))
    expect(line).toBe('535 5.7.8 no login for ******** (********), bobcat')
  })

  it('hides a name in disguise', () => {
    expect(texts(through([heard(`535 ${base64('bob@example.com')}`)]))).toEqual(['535 ********'])
  })

  it('shows what has nothing of it, line by line and in order', () => {
    const facts = [
      heard('535-5.7.8 Authentication failed'),
      heard('535 see https://mx.test/535'),
      ended('535 see', 'x'),
    ]
    expect(through(facts)).toEqual(facts)
  })
})
