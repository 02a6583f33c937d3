/** Alarms by mail through a real Postfix into a real mailbox, read as a mail program reads it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createEmail } from '../../server/alarm/email.ts'
import { systemClock } from '../../server/probe/clock.ts'
import { makeCertificates } from '../../server/specimens/certificates.ts'
import { about, confirmation, opened, recovered } from '../samples/alerts.ts'
import { MAILBOX_DOMAIN, type Mail } from './mailbox.ts'
import { type PasswordService, startPasswords } from './password-service.ts'
import { type Personality, type Postfix, startPostfix } from './postfix.ts'

const { credentials } = makeCertificates()
const OWNER = { address: `ops@${MAILBOX_DOMAIN}`, secret: '' }
const FROM = 'alarm@helograph.example'

let passwords: PasswordService
let postfix: Postfix
let troubles: string[]

beforeAll(async () => {
  passwords = await startPasswords()
  postfix = await startPostfix(credentials.valid, passwords.port, passwords.port)
})
afterAll(async () => {
  await postfix?.stop()
  await passwords?.stop()
})

function email(personality: Personality = 'plain', more = '') {
  troubles = []
  const smtpUrl = `smtp://127.0.0.1:${postfix.ports[personality]}${more}`
  const trouble = (words: string) => void troubles.push(words)
  return createEmail({ smtpUrl, from: FROM, heloName: 'helograph.example', clock: systemClock, trouble })
}

let read = 0
/** The mails that came since it was last asked. */
async function arrived(count: number): Promise<Mail[]> {
  const mails = await postfix.mailbox.received(read + count)
  const fresh = mails.slice(read)
  read = mails.length
  return fresh
}

describe('an alarm by mail', () => {
  it('arrives with what happened as text and as HTML, and with the marks of a machine', async () => {
    const handover = await email().send(OWNER, opened, 'delivery1')
    expect(handover).toEqual({ outcome: 'delivered', answer: expect.stringMatching(/^250 2\.0\.0 Ok: queued as \w+$/) })
    const [mail] = (await arrived(1)) as [Mail]
    expect(mail.from).toEqual({ name: 'Helograph', address: FROM })
    expect(mail.returnPath).toBe(FROM)
    expect(mail.to).toEqual([{ name: '', address: OWNER.address }])
    expect(mail.subject).toBe('Alarm: No mail can reach example.com: mx1.example.com takes no mail at all')
    expect(mail.header('auto-submitted')).toBe('auto-generated')
    expect(mail.header('list-unsubscribe')).toBe(`<${opened.stop.url}>`)
    expect(mail.header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')
    expect(mail.header('content-type')).toMatch(/^multipart\/alternative;/)
    expect(mail.header('received')).toContain('from helograph.example')
    for (const part of [mail.text ?? '', mail.html ?? '']) {
      expect(part).toContain('554 5.3.2 mx1.example.com no service here')
      expect(part).toContain('✕')
      expect(part).toContain(opened.acknowledge?.url)
      expect(part).toContain('systemctl start postfix')
    }
    expect(mail.attachments).toEqual([])
    // RFC 5322 2.1.1: no line is longer than any server on the way takes.
    expect(Math.max(...mail.source.split('\n').map((line) => line.length))).toBeLessThanOrEqual(998)
  })

  it('stands with the recovery in one thread', async () => {
    await email().send(OWNER, opened, 'delivery1')
    await email().send(OWNER, recovered, 'delivery2')
    const mails = await arrived(2)
    const alarm = mails.find(({ subject }) => subject?.startsWith('Alarm')) as Mail
    const over = mails.find(({ subject }) => subject?.startsWith('Recovered')) as Mail
    expect(over.inReplyTo).toBe(alarm.messageId)
    expect(over.references).toBe(alarm.messageId)
    expect(over.messageId).not.toBe(alarm.messageId)
    expect(over.text).toMatch(/Lasted +42 min/)
  })

  it('confirms an address with a link', async () => {
    await email().send(OWNER, confirmation, 'delivery3')
    const [mail] = (await arrived(1)) as [Mail]
    expect(mail.subject).toBe('Confirm: alarms about example.com to this address')
    expect(mail.text).toContain(confirmation.url)
  })

  it('carries what a server said, and nothing of it becomes a header or a second mail', async () => {
    const said = 'no\r\nBcc: other@mailbox.test\r\n\r\n.\r\nMAIL FROM:<x@y.test>\r\n\u202E\u0000 <b>'
    expect(await email().send(OWNER, about(said), 'delivery4')).toMatchObject({ outcome: 'delivered' })
    const [mail] = (await arrived(1)) as [Mail]
    expect(mail.headers.map(({ key }) => key)).not.toContain('bcc')
    expect(mail.subject).not.toMatch(/[\r\n\u202E]/)
    expect(mail.text).toContain('MAIL FROM:<x@y.test>')
    expect((await postfix.mailbox.mails()).length).toBe(read)
  })

  it('goes through STARTTLS where it is offered, and only to a server that proves its name', async () => {
    const wary = await email('starttls').send(OWNER, opened, 'delivery5')
    expect(wary).toEqual({ outcome: 'try-again', answer: expect.stringContaining('could not be talked to') })
    expect(troubles).toEqual([wary.answer])
    const trusting = await email('starttls', '?tls.rejectUnauthorized=false').send(OWNER, opened, 'delivery5')
    expect(trusting.outcome).toBe('delivered')
    const [mail] = (await arrived(1)) as [Mail]
    expect(mail.header('received')).toContain('ESMTPS')
  })

  it('is refused for good where that is the answer to the recipient', async () => {
    const handover = await email('reject').send(OWNER, opened, 'delivery6')
    expect(handover).toEqual({ outcome: 'refused', answer: expect.stringMatching(/^554 5\.7\.1 .*Access denied$/) })
    expect(troubles).toEqual([])
  })

  it('is tried again where the server is not there', async () => {
    const gone = createEmail({
      smtpUrl: 'smtp://127.0.0.1:1',
      from: FROM,
      heloName: null,
      clock: systemClock,
      trouble: () => {},
    })
    expect(await gone.send(OWNER, opened, 'delivery7')).toMatchObject({
      outcome: 'try-again',
      answer: expect.stringContaining('ECONNREFUSED'),
    })
  })
})
