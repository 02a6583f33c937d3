/** What a mail server's answer makes of an alarm, with a server that says and does what it is told. */
import { once } from 'node:events'
import net from 'node:net'
import type { SMTPServerOptions } from 'smtp-server'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { createEmail } from '../../../server/alarm/email.ts'
import type { Handover } from '../../../server/watch/sender.ts'
import { freePorts } from '../../mta/place.ts'
import { startSmtpServer } from '../../mta/smtp-server.ts'
import { opened } from '../../samples/alerts.ts'
import { ManualClock } from '../manual-clock.ts'

let clock: ManualClock
let troubles: string[]

beforeEach(() => {
  clock = new ManualClock()
  troubles = []
})

function send(port: number, login = ''): Promise<Handover> {
  const email = createEmail({
    smtpUrl: `smtp://${login}127.0.0.1:${port}?ignoreTLS=true`,
    from: 'alarm@helograph.example',
    heloName: 'helograph.example',
    clock,
    trouble: (words) => void troubles.push(words),
  })
  return email.send({ address: 'ops@mailbox.test', secret: '' }, opened, 'delivery1')
}

async function server(options: SMTPServerOptions): Promise<number> {
  const { port } = await freePorts(['port'])
  const started = await startSmtpServer('127.0.0.1', port, {
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    ...options,
  })
  onTestFinished(() => started.stop())
  return port
}

const no = (responseCode: number, text: string) => Object.assign(new Error(text), { responseCode })

describe('the answer', () => {
  it.each<[string, SMTPServerOptions, Handover['outcome'], RegExp]>([
    [
      'no to the recipient',
      { onRcptTo: (_, __, done) => done(no(550, 'No such user')) },
      'refused',
      /^550 No such user/,
    ],
    ['not now to the recipient', { onRcptTo: (_, __, done) => done(no(451, 'Later')) }, 'try-again', /^451 Later/],
    ['the disk is full', { onMailFrom: (_, __, done) => done(no(452, 'Disk full')) }, 'try-again', /^452 Disk full/],
    ['no to the mail', { onData: refusing(554, 'Spam') }, 'refused', /^554 Spam/],
    ['not now to the mail', { onData: refusing(451, 'Scanner is ill') }, 'try-again', /^451 Scanner/],
  ])('%s', async (_, options, outcome, answer) => {
    expect(await send(await server(options))).toEqual({ outcome, answer: expect.stringMatching(answer) })
    expect(troubles).toEqual([])
  })

  it('no to our sender is for the operator to mend', async () => {
    const port = await server({ onMailFrom: (_, __, done) => done(no(553, 'Not your address')) })
    const handover = await send(port)
    expect(handover).toEqual({ outcome: 'try-again', answer: expect.stringContaining('must mend it') })
    expect(handover.answer).not.toContain('553')
    expect(troubles.join()).toContain('553 Not your address')
  })

  it('no to our login too, and its name and password are shown to nobody', async () => {
    const port = await server({
      allowInsecureAuth: true,
      onAuth: (_, __, done) => done(no(535, 'Bad credentials of me')),
    })
    const handover = await send(port, 'me:hunter2@')
    expect(handover).toEqual({ outcome: 'try-again', answer: expect.stringContaining('does not accept its login') })
    expect(handover.answer).not.toMatch(/hunter2|of me/)
    expect(troubles.join()).not.toContain('hunter2')
  })

  it('that never came after the mail was given leaves it unknown', async () => {
    const replies = ['250 mx.test', '250 Ok', '250 Ok', '354 Go on']
    const port = await listening((socket) => {
      socket.write('220 mx.test ESMTP\r\n')
      let heard = ''
      socket.on('data', (chunk) => {
        heard += chunk
        if (heard.endsWith('\r\n.\r\n')) socket.destroy()
        else if (/^(EHLO|MAIL|RCPT|DATA)\b.*\r\n$/.test(String(chunk))) socket.write(`${replies.shift()}\r\n`)
      })
    })
    const handover = await send(port)
    expect(handover).toEqual({ outcome: 'unknown', answer: expect.stringContaining('before it had confirmed') })
  })

  it('is not waited for for ever', async () => {
    let came = () => {}
    const visited = new Promise<void>((resolve) => {
      came = resolve
    })
    const sending = send(await listening(() => came()))
    await visited
    clock.advance(50_000)
    expect(await sending).toMatchObject({ outcome: 'try-again' })
    expect(clock.pending).toBe(0)
  })
})

async function listening(serve: (socket: net.Socket) => void): Promise<number> {
  const open = new Set<net.Socket>()
  const server = net.createServer((socket) => {
    open.add(socket.on('error', () => {}))
    serve(socket)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  onTestFinished(() => {
    for (const socket of open) socket.destroy()
    server.close()
  })
  return (server.address() as net.AddressInfo).port
}

function refusing(code: number, text: string): NonNullable<SMTPServerOptions['onData']> {
  return (stream, _, done) => void stream.resume().on('end', () => done(no(code, text)))
}
