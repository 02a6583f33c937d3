import fc from 'fast-check'
import MailComposer from 'nodemailer/lib/mail-composer'
import PostalMime, { type Email } from 'postal-mime'
import { describe, expect, it } from 'vitest'
import { mailOf } from '../../../server/alarm/mail.ts'
import type { AlertMessage } from '../../../shared/watch/alert.ts'
import { alertLetter, confirmationLetter, linksLetter } from '../../../shared/watch/say/letter.ts'
import { letterHtml } from '../../../shared/watch/say/letter-html.ts'
import { about, confirmation, links, opened, recovered } from '../../samples/alerts.ts'
import { elementsOf } from '../xml.ts'

const FROM = 'alarm@helograph.example'

async function read(message: AlertMessage, to = 'ops@mailbox.test', key = 'delivery1'): Promise<Email> {
  const source = await new MailComposer(mailOf(message, to, FROM, key)).compile().build()
  return PostalMime.parse(source)
}

const header = ({ headers }: Email, name: string) => headers.find(({ key }) => key === name)?.value

/** As XML, which it is on purpose: whoever gets markup in, or an attribute out, breaks it. */
const markup = (html: string) => elementsOf(html.replace('<!doctype html>', ''))

/** What a server can say that means something to somebody on the way to a person. */
const HOSTILE = [
  'Bcc: everybody@example.net\r\nSubject: other',
  '\n\nAnother body',
  '</td></tr></table><img src="https://evil.example/pixel">',
  '"><script>alert(1)</script>',
  "' onmouseover='alert(1)",
  '&lt;b&gt; &#x202E; ]]><!--',
  '\u202Egnp.exe\u2066\u0000\u0007\u001B[2J',
  '=?utf-8?q?Subject?= =?utf-8?b?eA==?=',
  '=3D=\n=0D=0ABcc: x@y.example',
  '.\r\nQUIT\r\n',
  'a'.repeat(3000),
  '\uD800 lone, \uFFFE no character',
]

const named = (texts: string[]) => texts.map((text) => [JSON.stringify(text).slice(0, 60), text] as const)

describe('a mail', () => {
  it('says who sent it, to whom, and that a machine did', async () => {
    const mail = await read(opened)
    expect(mail.from).toEqual({ name: 'Helograph', address: FROM })
    expect(mail.to).toEqual([{ name: '', address: 'ops@mailbox.test' }])
    expect(mail.subject).toBe('Alarm: No mail can reach example.com: mx1.example.com takes no mail at all')
    expect(header(mail, 'auto-submitted')).toBe('auto-generated')
    expect(header(mail, 'importance')).toBe('high')
    expect(mail.text).toContain('554 5.3.2 mx1.example.com no service here')
    expect(mail.html).toContain('554 5.3.2 mx1.example.com no service here')
  })

  it('can be ended with one click, where the address is safe', async () => {
    const mail = await read(opened)
    expect(header(mail, 'list-unsubscribe')).toBe('<https://helograph.example/stop/token>')
    expect(header(mail, 'list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')
    const bare = await read({ ...opened, stop: { ...opened.stop, url: 'http://localhost:8080/stop/x' } })
    expect(header(bare, 'list-unsubscribe')).toBe('<http://localhost:8080/stop/x>')
    expect(header(bare, 'list-unsubscribe-post')).toBeUndefined()
  })

  it('stands with the others of its incident, and bears the same name in every try', async () => {
    const first = await read(opened)
    const again = await read(opened, 'ops@mailbox.test', 'another try')
    const last = await read(recovered)
    expect(first.messageId).toBe('<watch1-3-email1.1@helograph.example>')
    expect(again.messageId).toBe(first.messageId)
    expect(first.inReplyTo).toBeUndefined()
    expect(last.messageId).toBe('<watch1-3-email1.2@helograph.example>')
    expect(last.inReplyTo).toBe(first.messageId)
    expect(last.references).toBe(first.messageId)
    expect((await read(confirmation)).messageId).toBe('<delivery1@helograph.example>')
  })

  it.each(named(HOSTILE))('is the same mail, whatever a server says: %s', async (_, said) => {
    const [plain, hostile] = [await read(opened), await read(about(said))]
    expect(hostile.headers.map(({ key }) => key)).toEqual(plain.headers.map(({ key }) => key))
    expect([...(hostile.subject ?? '')].length).toBeLessThanOrEqual(150)
    expect(hostile.subject).not.toMatch(/[\p{Cc}\p{Cf}]/u)
    expect(hostile.text).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u)
    expect(hostile.attachments).toEqual([])
    expect(hostile.to).toEqual(plain.to)
  })

  it('goes to one mailbox only', async () => {
    const mail = await read(opened, 'a@mailbox.test, b@mailbox.test')
    expect(mail.to).toHaveLength(1)
  })
})

describe('the HTML of a mail', () => {
  const NAMES = new Set([
    'html',
    'head',
    'meta',
    'title',
    'body',
    'table',
    'tr',
    'td',
    'p',
    'h1',
    'h2',
    'span',
    'a',
    'br',
  ])

  it.each([
    ['an alert', letterHtml(alertLetter(opened))],
    ['a recovery', letterHtml(alertLetter(recovered))],
    ['a confirmation', letterHtml(confirmationLetter(confirmation))],
    ['links', letterHtml(linksLetter(links))],
  ])('loads nothing from anywhere: %s', (_, html) => {
    const elements = markup(html)
    expect(elements.filter(({ name }) => !NAMES.has(name))).toEqual([])
    for (const { attributes } of elements) {
      expect(Object.keys(attributes)).not.toContain('src')
      expect(attributes.style ?? '').not.toMatch(/url\(|expression|@import/)
      if (attributes.href) expect(attributes.href).toMatch(/^https:\/\/helograph\.example\//)
    }
  })

  it('has the lamps, each with its sign', () => {
    const pills = markup(letterHtml(alertLetter(opened))).filter(
      ({ name, text }) => name === 'span' && /^[✓✕]/.test(text),
    )
    expect(pills.map(({ text }) => text)).toEqual(['✕ Alarm', '✓ connect', '✕ banner', '✕ connect'])
  })

  const shape = (html: string) => markup(html).map(({ name, attributes }) => `${name} ${Object.keys(attributes)}`)

  it.each(named(HOSTILE.filter((said) => !said.includes('\n'))))(
    'has the same markup, whatever a server says: %s',
    (_, said) => {
      expect(shape(letterHtml(alertLetter(about(said))))).toEqual(shape(letterHtml(alertLetter(about('no')))))
    },
  )

  it('is well-formed, whatever a server says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (said) => {
        markup(letterHtml(alertLetter(about(said))))
      }),
    )
  })
})
