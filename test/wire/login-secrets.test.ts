/** A server that gives a password away in every way it can: the built product repeats none of it anywhere. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Report } from '../../shared/report.ts'
import { type Answer, LoginServer, politely } from '../setup/login-server.ts'
import { Home } from '../setup/product.ts'

const USER = 'quimby@people.example'
const PASSWORD = 'Zebra-Quartz;41'
const base64 = (text: string) => Buffer.from(text).toString('base64')
const SASL = base64(`\0${USER}\0${PASSWORD}`)
const letters = [...PASSWORD]

/** What it says, as the lines of a reply without their codes. */
const ECHOES: Record<string, string[]> = {
  'as it is': [`5.7.8 ${PASSWORD} is wrong`],
  'with the name': [`5.7.8 ${USER} has not ${PASSWORD}`],
  'as it was sent': [SASL],
  'in base64': [base64(PASSWORD)],
  'in base64 amid words': [base64(`--${USER} said: ${PASSWORD}--`).slice(2)],
  'in hexadecimal': [Buffer.from(PASSWORD).toString('hex')],
  'a letter a line': letters,
  'in two halves': [PASSWORD.slice(0, 7), PASSWORD.slice(7)],
  backwards: [letters.toReversed().join('')],
  'with spaces': [letters.join(' ')],
  'in capitals': [PASSWORD.toUpperCase()],
  'percent-encoded': [letters.map((one) => `%${one.charCodeAt(0).toString(16)}`).join('')],
  'between control characters': [letters.join('\u0000')],
  'in a line without end': [`${PASSWORD} `.repeat(900)],
}

let home: Home
let server: LoginServer
const shown: string[] = []

beforeAll(async () => {
  home = await Home.create({ LOG_LEVEL: 'trace' })
  await home.start()
  server = await LoginServer.start()
})
afterAll(async () => {
  await server?.stop()
  await home?.leave()
})

async function run(answer: Answer): Promise<Report> {
  server.answer = answer
  const response = await fetch(`${home.url}/api/tests`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      target: server.target,
      security: 'implicit',
      auth: { user: USER, password: PASSWORD, mechanism: 'PLAIN' },
    }),
  })
  const { id } = (await response.json()) as { id: string }
  const read = async (path: string) => (await fetch(`${home.url}${path}`, { headers: { accept: 'text/html' } })).text()
  // The stream of events ends with the test.
  for (const path of [`/api/tests/${id}/events`, `/api/tests/${id}/transcript`, `/t/${id}`])
    shown.push(await read(path))
  const report = await read(`/api/tests/${id}`)
  shown.push(report)
  return JSON.parse(report)
}

/** Each reply after the login repeats what was learnt there. */
const echoing =
  (lines: string[], code: string): Answer =>
  (line, verb) => {
    if (verb === 'EHLO') return politely(line, verb)
    const own = verb === 'AUTH' ? code : verb === 'QUIT' ? '221' : '550'
    return lines.map((text, at) => `${own}${at === lines.length - 1 ? ' ' : '-'}${text}\r\n`).join('')
  }

function expectNoTrace(text: string, where: string): void {
  const plain = text.toLowerCase()
  const traces = [
    PASSWORD,
    USER,
    SASL,
    'zebra',
    'quartz',
    'quimby',
    ...Object.values(ECHOES).map((lines) => lines.join(' ')),
  ]
  for (const trace of traces) expect(plain.includes(trace.toLowerCase()), `${trace} in ${where}`).toBe(false)
}

describe('a server that repeats a password', () => {
  it.each(Object.entries(ECHOES))('%s', async (_, lines) => {
    for (const code of ['535', '235']) {
      const { sessions } = await run(echoing(lines, code))
      const said = sessions[0]?.transcript.map(({ text }) => text) ?? []
      expect(said).toContain('AUTH PLAIN ********')
      // Not even a letter of it alone.
      expect(said.filter((text) => /^\d{3}[ -].$/.test(text))).toEqual([])
      expect(
        said.filter((text) => text.startsWith(`${code} ********`) || text.startsWith(`${code}-********`)),
      ).not.toEqual([])
    }
    for (const [at, text] of shown.entries()) expectNoTrace(text, `answer ${at}`)
  })

  it('and hangs up in the middle of it', async () => {
    const { sessions } = await run((line, verb) => (verb === 'AUTH' ? `535-${PASSWORD}` : politely(line, verb)))
    const cut = sessions[0]?.failures.find(({ step }) => step === 'auth')
    expect(cut).toMatchObject({ kind: 'closed', received: '535-********' })
    for (const [at, text] of shown.entries()) expectNoTrace(text, `answer ${at}`)
  })

  it('was told it, and the store, the log and the figures were not', async () => {
    expect(server.heard).toContain(`AUTH PLAIN ${SASL}`)
    expectNoTrace(await (await fetch(`${home.url}/metrics`)).text(), 'metrics')
    await home.stop()
    for (const entry of await readdir(home.folder, { withFileTypes: true })) {
      if (entry.isFile()) expectNoTrace((await readFile(join(home.folder, entry.name))).toString('latin1'), entry.name)
    }
    expect(home.log).toContain('is ready at')
    expectNoTrace(home.log, 'log')
  })
})
