import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ALERT_KINDS, type Alert } from '../../../shared/watch/alert.ts'
import { spanWords } from '../../../shared/watch/compose.ts'
import { isGsm7, smsSize } from '../../../shared/watch/say/gsm7.ts'
import { lasting } from '../../../shared/watch/say/lasting.ts'
import { alertLetter, confirmationLetter, linksLetter } from '../../../shared/watch/say/letter.ts'
import { letterHtml } from '../../../shared/watch/say/letter-html.ts'
import { letterText } from '../../../shared/watch/say/letter-text.ts'
import { smsText } from '../../../shared/watch/say/sms.ts'
import { speechOf } from '../../../shared/watch/say/speech.ts'
import { webhookBody } from '../../../shared/watch/say/webhook-body.ts'
import {
  about,
  confirmation,
  evidence,
  incident,
  lastToday,
  links,
  opened,
  recovered,
  unable,
} from '../../samples/alerts.ts'

describe('a letter in plain text', () => {
  it('says what, since when, how confirmed, where, the line, the remedy, and the ways to answer, on one screen', () => {
    const text = letterText(alertLetter(opened))
    expect(text).toMatchInlineSnapshot(`
      "ALARM: No mail can reach example.com: mx1.example.com takes no mail at all.

      Watched    example.com
      Rule       mail cannot arrive at all
      Since      25 Nov 2026, 02:43:12 UTC
      Confirmed  25 Nov 2026, 02:44:12 UTC. Seen at 02:43:12 UTC, and again at
                 02:44:12 UTC, from Frankfurt.
      Incident   3 of this watch

      mx1.example.com, 192.0.2.25, port 25, at the step banner
        The server answered 554, where 220 is due.

      mx1.example.com 192.0.2.25
        ✓ connect  ✕ banner
      mx2.example.com 2001:db8::26
        ✕ connect

      The line:
        | 554 5.3.2 mx1.example.com no service here

      mx1.example.com takes no mail at all:
        A banner that begins with 554 says that there is no mail service here (RFC
        5321 3.1). Every sender turns away.

      What to do:
        Start the mail service again, or take this host out of the MX records:
            systemctl start postfix

      Source: RFC 5321 3.1

      I take care of it:
        https://helograph.example/ack/token
      The whole test:
        https://helograph.example/t/k3JqX9abcdEF

      No more of these messages to this address:
        https://helograph.example/stop/token
      "
    `)
    expect(text.split('\n').length).toBeLessThanOrEqual(45)
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(78)
  })

  it('says once what is told twice: an address without a name, and a message where there was no line', () => {
    const { address, message } = evidence
    const text = letterText(alertLetter({ ...opened, evidence: { ...evidence, host: address, line: message } }))
    expect(text).toContain(`\n${address}, port 25, at the step banner\n`)
    expect(text.split(message)).toHaveLength(2)
  })

  it('tells how long it lasted when it is over, and asks for nothing', () => {
    const text = letterText(alertLetter(recovered))
    expect(text).toMatch(/^RECOVERED: Mail reaches example\.com again\.$/m)
    expect(text).toMatch(/^Lasted +42 min$/m)
    expect(text).not.toContain('I take care of it')
    expect(text).toContain(recovered.stop.url)
  })

  it('says who took it on, and how often it came back', () => {
    const taken = { ...incident, flaps: 2, acknowledgedAt: '2026-11-25T02:50:00.000Z', acknowledgedBy: 'by SMS' }
    const text = letterText(alertLetter({ ...opened, kind: 'acknowledged', acknowledge: null, incident: taken }))
    expect(text).toMatch(/^Acknowledged +25 Nov 2026, 02:50:00 UTC by SMS$/m)
    expect(text).toContain('it went away and came back twice')
    expect(text).toContain('Nobody else is woken')
  })

  it('that is the last of a day says so, and is still what it is', () => {
    const text = letterText(alertLetter(lastToday)).replace(/\s+/g, ' ')
    expect(text).toContain(`STILL OPEN: ${opened.summary}`)
    expect(text).toContain('nothing more is sent here before tomorrow')
    expect(text).toContain('I take care of it: https://helograph.example/ack/token')
    const over = letterText(alertLetter({ ...recovered, lastToday: true }))
    expect(over).toMatch(/^RECOVERED: Mail reaches example\.com again\.$/m)
    expect(over.replace(/\s+/g, ' ')).toContain('This is the last message of today.')
    expect(smsText(lastToday)).toMatch(/^Still open: .* Last SMS of today\. .*\bOK\b/)
    expect(smsSize(smsText({ ...lastToday, summary: 'x'.repeat(900) }) ?? '').parts).toBe(2)
    expect(smsText({ ...lastToday, summary: 'x'.repeat(900) })).toContain('Last SMS of today. OK=take it')
    const speech = speechOf(lastToday)
    expect(speech?.sentences[1]).toBe('This is the last call of today.')
    expect(speech?.sentences[2]).toContain('press 1 to acknowledge')
    const body = JSON.parse(webhookBody(lastToday, 'key'))
    expect(body).toMatchObject({ type: 'reminder', lastToday: true, acknowledge: { key: '1' } })
    expect(body.text).toContain('takes no mail at all. This is the last message of today. http')
  })

  it('says that being unable to tell is no verdict', () => {
    expect(letterText(alertLetter(unable))).toContain('This does not say that mail is lost')
  })

  it('shows four conversations at most, the one that is meant first, and counts the others', () => {
    const sessions = Array.from({ length: 9 }, (_, index) => ({
      host: `mx${index}.example.com`,
      address: `192.0.2.${index}`,
      steps: [{ name: 'connect' as const, status: 'failed' as const }],
    }))
    const many = { ...opened, evidence: { ...evidence, address: '192.0.2.7', sessions } }
    const text = letterText(alertLetter(many))
    expect([...text.matchAll(/^mx(\d)\.example\.com 192/gm)].map(([, index]) => index).join('')).toBe('7012')
    expect(text).toContain('and 5 more conversations')
  })

  it('shows what came before the line, where something came', () => {
    const text = letterText(alertLetter({ ...opened, evidence: { ...evidence, received: '220-wait\\r\\n' } }))
    expect(text).toContain('Received by then:\n  | 220-wait\\r\\n')
  })

  it('quotes the beginning of what is long, and says how much is missing', () => {
    const text = letterText(alertLetter({ ...opened, evidence: { ...evidence, line: 'x'.repeat(600) } }))
    expect(text).toContain(`${'x'.repeat(500)}… and 100 more letters`)
  })

  it('has the links that somebody asked for', () => {
    const { subject, ...rest } = linksLetter(links)
    expect(subject).toBe('Your links: 2 watches')
    const text = letterText({ subject, ...rest })
    expect(text).toContain('The shop (mx1.example.net:587):\n  https://helograph.example/w/secret-two')
  })
})

describe('a confirmation, which a stranger may have asked for', () => {
  it('holds nothing that the stranger wrote but the name of the domain', () => {
    const letter = confirmationLetter(confirmation)
    const coded = { ...confirmation, code: '471002', url: null }
    const all = [
      JSON.stringify(letter),
      letterText(letter),
      letterHtml(letter),
      smsText(coded),
      JSON.stringify(speechOf(coded)),
      webhookBody({ ...confirmation, challenge: 'c' }, 'key'),
    ].join('\n')
    expect(all).not.toMatch(/prize|evil/)
    expect(letterText(letter)).toContain('Confirm this address:\n  https://helograph.example/confirm/token')
  })

  it('has the code in an SMS of one part', () => {
    const text = smsText({ ...confirmation, code: '471002' }) ?? ''
    expect(text).toMatch(/^Helograph: 471002 is the code .*example\.com.* STOP\.$/)
    expect(smsSize(text)).toMatchObject({ encoding: 'GSM-7', parts: 1 })
  })

  it('speaks the code digit by digit, three times', () => {
    const speech = speechOf({ ...confirmation, code: '471002' })
    expect(speech?.sentences[0]).toContain('example dot com is: 4, 7, 1, 0, 0, 2.')
    expect(speech?.times).toBe(3)
  })
})

describe('an SMS', () => {
  it('says all of it in two parts', () => {
    const text = smsText(opened) ?? ''
    expect(text).toBe(
      'Alarm: No mail can reach example.com: mx1.example.com takes no mail at all. Since 02:43 UTC, seen again 02:44. ' +
        'Step banner. "554 5.3.2 mx1.example.com no service here" Reply OK to take it, STOP to end. ' +
        'https://helograph.example/t/k3JqX9abcdEF',
    )
    expect(smsSize(text)).toEqual({ encoding: 'GSM-7', units: 242, parts: 2 })
  })

  it('has the line on the wire in one part where all of it fits into one, else in two', () => {
    const silent = { ...opened, summary: 'mx1 is silent.' }
    const one = smsText({ ...silent, evidence: { ...evidence, step: null, line: '554 5.3.2 no' } }) ?? ''
    expect(one).toContain('"554 5.3.2 no"')
    expect(smsSize(one)).toMatchObject({ encoding: 'GSM-7', parts: 1 })
    const two = smsText(silent) ?? ''
    expect(two).toContain(`"${evidence.line}"`)
    expect(smsSize(two)).toMatchObject({ encoding: 'GSM-7', parts: 2 })
  })

  it('has of a long line what two parts hold, and says that there was more', () => {
    const text = smsText({ ...opened, evidence: { ...evidence, line: `554 5.3.2 ${'no service '.repeat(40)}` } }) ?? ''
    expect(text).toMatch(/"554 5\.3\.2 (no service ){3,}.*\.\.\." Reply OK/)
    expect(smsSize(text)).toMatchObject({ encoding: 'GSM-7', parts: 2 })
    expect(smsSize(text).units).toBeGreaterThan(290)
  })

  it('says the day where it is another than that on which it is sent', () => {
    const since = '2026-11-23T02:43:12.000Z'
    const old = { ...incident, since, confirmedAt: '2026-11-23T02:44:12.000Z' }
    const still = smsText({ ...opened, kind: 'reminder', incident: old }) ?? ''
    expect(still).toContain('Since 23 Nov 02:43 UTC, seen again 02:44.')
    const over = { ...old, recoveredAt: '2026-11-25T03:25:00.000Z', lastedMs: 175_308_000 }
    expect(smsText({ ...recovered, incident: over })).toContain('From 23 Nov 02:43 to 03:25 UTC.')
    const { sentences = [] } = speechOf({ ...opened, incident: old }) ?? {}
    expect(sentences.at(-1)).toContain('It began on Monday 23 November at 2 43 U T C, and was seen again on Monday 23')
  })

  it('quotes no line where there was none', () => {
    const { message } = evidence
    expect(smsText({ ...opened, evidence: { ...evidence, line: message } })).not.toContain(message)
  })

  it('is in UTF-16 only where the name of the target needs it, and then in two parts', () => {
    const cyrillic = {
      ...opened,
      watch: { ...opened.watch, target: 'почта.example' },
      summary: 'почта.example is dead.',
    }
    const text = smsText(cyrillic) ?? ''
    expect(text).toContain('почта.example is dead. ')
    expect(text).toContain('"554 5.3.2')
    expect(smsSize(text)).toMatchObject({ encoding: 'UCS-2', parts: 2 })
    const elsewhere = smsText({ ...opened, evidence: { ...evidence, line: 'почта' } }) ?? ''
    expect(isGsm7(elsewhere)).toBe(true)
    const german = {
      ...opened,
      watch: { ...opened.watch, target: 'müller.example' },
      summary: 'müller.example is dead.',
    }
    expect(smsSize(smsText(german) ?? '').encoding).toBe('GSM-7')
  })

  it('tells how long it lasted', () => {
    expect(smsText(recovered)).toBe(
      'Recovered: Mail reaches example.com again. From 02:43 to 03:25 UTC. Reply STOP to end.',
    )
  })

  const everyKind = fc.record({
    kind: fc.constantFrom(...ALERT_KINDS),
    said: fc.string({ unit: 'binary', maxLength: 2000 }),
    name: fc.oneof(fc.constant('example.com'), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 63 })),
  })

  it('never has more than two parts, and always the link and the words to answer with', () => {
    fc.assert(
      fc.property(everyKind, ({ kind, said, name }) => {
        const alert: Alert = { ...about(said), kind }
        const text = smsText({ ...alert, watch: { ...alert.watch, target: name } }) ?? ''
        expect(smsSize(text).parts).toBeLessThanOrEqual(2)
        expect(text).toMatch(/Reply OK to take it, STOP to end\.|OK=take it STOP=end/)
        expect(text).toContain(evidence.url)
        expect(text).not.toMatch(/[\p{Cc}\p{Cf}]/u)
      }),
    )
  })
})

describe('a call', () => {
  it('has two sentences, said twice', () => {
    expect(speechOf(opened)).toEqual({
      times: 2,
      sentences: [
        'This is Helograph. No mail can reach example dot com: mx1 dot example dot com takes no mail at all.',
        'It began at 2 43 U T C, and was seen again at 2 44 U T C; press 1 to acknowledge, or press 9 for no more calls.',
      ],
      keys: true,
      farewell: 'No key was pressed, so nobody has acknowledged this. Goodbye.',
    })
  })

  it('is not longer than anybody listens, and reads no sign aloud, whatever a server said', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (said) => {
        const { sentences = [] } = speechOf(about(said)) ?? {}
        expect(sentences.join(' ').length).toBeLessThan(700)
        expect(sentences.join('')).toMatch(/^[\p{L}\p{N}\p{M} .,;:'-]*$/u)
      }),
    )
  })

  it('is not made for links', () => {
    expect(speechOf(links)).toBeNull()
    expect(smsText(links)).toBeNull()
  })
})

it.each([
  [0, 'less than a minute'],
  [59_999, 'less than a minute'],
  [60_000, '1 min'],
  [2_520_000, '42 min'],
  [3_600_000, '1 h'],
  [11_520_000, '3 h 12 min'],
  [86_400_000, '1 day'],
  [187_200_000, '2 days 4 h'],
])('%d ms are %s', (ms, words) => {
  expect(lasting(ms)).toBe(words)
})

it('how long it lasted is the same in the subject as in the letter', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40 * 86_400_000 }), (ms) => {
      const short = lasting(ms).replace(/ min$/, ' minutes').replace(/ h\b/, ' hours')
      const singular = (text: string) => text.replace(/(minute|hour|day)s\b/g, '$1')
      expect(singular(spanWords(ms))).toBe(singular(short))
    }),
  )
  expect(lasting(172_000)).toBe('3 min')
})

it('the letter of a change says that its link sets two tests side by side', () => {
  const url = 'https://helograph.example/compare/before000001/after0000001'
  const text = letterText(
    alertLetter({ ...opened, kind: 'changed', acknowledge: null, evidence: { ...evidence, url } }),
  )
  expect(text).toContain(`What changed: this test beside the one before:\n  ${url}\n`)
  expect(text).not.toContain('The whole test')
})
