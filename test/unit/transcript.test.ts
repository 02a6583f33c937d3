import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TestEvent } from '../../shared/events.ts'
import { TranscriptWriter } from '../../shared/transcript.ts'
import { Scribe } from '../samples/scribe.ts'
import * as samples from '../samples/tests.ts'
import { wholeTranscript } from '../setup/whole-transcript.ts'

const write = (batches: TestEvent[][]) => {
  const writer = new TranscriptWriter()
  return batches.map((batch) => writer.push(batch))
}

describe('the transcript as text', () => {
  it('tells a session as telnet shows it, with times, lamps and the change to TLS', () => {
    const text = wholeTranscript(samples.clean())
    expect(text).toContain('--- mx1.example.com [192.0.2.25] port 25 ---\n')
    expect(text).toContain('   0.062 < 220 mx1.example.com ESMTP Postfix\n')
    expect(text).toMatch(
      / > STARTTLS\n.* < 220 2\.0\.0 Ready to start TLS\n {4}---- from here on inside TLSv1\.3, TLS_AES_256_GCM_SHA384\n {6}ok starttls /,
    )
    expect(text).toMatch(/\n=== [A-Z]+: .+\n/)
  })

  it('tells sessions that run side by side one after another', () => {
    const text = wholeTranscript(samples.mixed())
    const chapters = text.split(/^(?=--- .* ---$)/m).slice(1)
    expect(chapters.map((chapter) => /\[(.+?)\]/.exec(chapter)?.[1]).sort()).toEqual([
      '192.0.2.25',
      '198.51.100.7',
      '2001:db8:7::7',
      '2001:db8::25',
    ])
    const slow = chapters.find((chapter) => chapter.includes('[198.51.100.7]')) as string
    expect(slow.match(/^ *\d+\.\d{3} [<>]/gm)).toHaveLength(17)
    expect(slow).toContain('FAIL starttls')
    expect(chapters.find((chapter) => chapter.includes('[2001:db8:7::7]'))).toContain(
      'UTC refused: The address answered with a reset',
    )
  })

  it('streams the first session whose server speaks, line by line, and holds the others back', () => {
    const events = samples.mixed()
    const pieces = write(events.map((event) => [event]))
    const at = events.findIndex(
      (event) => event.type === 'line' && event.session === 0 && event.text.startsWith('220 mx1'),
    )
    expect(pieces[at]).toMatch(/ +\d+\.\d{3} < 220 mx1\.example\.com ESMTP Postfix\n$/)
    const sent = events.findIndex((event, n) => n > at && event.type === 'line' && event.session === 0)
    expect(pieces[sent]).toMatch(/^ +\d+\.\d{3} > EHLO .+\n$/)
    const other = events.findIndex((event, n) => n > at && event.type === 'line' && event.session === 2)
    expect(pieces[other]).toBe('')
  })

  it('does not keep anybody waiting for a server that is silent', () => {
    const scribe = new Scribe('silent000001')
    const connected = (session: number, address: string) =>
      scribe
        .open(session, 1, 'mx.example.com', 10, address)
        .begin('connect')
        .end('connect', 'passed', 'connected')
        .begin('banner')
    connected(0, '192.0.2.1')
    connected(1, '192.0.2.2').line('banner', 'received', '220 mx.example.com ESMTP')
    const text = write([scribe.finish(9).slice(0, -1)]).join('')
    expect(text).toMatch(/--- mx\.example\.com \[192\.0\.2\.2\] port 25 ---\n {6}ok connect .+\n.+ < 220 mx/)
    expect(text).not.toContain('[192.0.2.1]')
  })

  it('shows a session that is alone before its server speaks', () => {
    const scribe = new Scribe('alone0000001')
    scribe
      .open(0, 1, 'mx1.example.com', 10, '192.0.2.1')
      .begin('connect')
      .end('connect', 'passed', 'connected')
      .begin('banner')
    const events = scribe.finish(9).slice(0, -1)
    expect(write([events])[0]).toMatch(/--- mx1\.example\.com \[192\.0\.2\.1\] port 25 ---\n {6}ok connect/)
  })

  it('says that a test was interrupted, and why', () => {
    expect(wholeTranscript(samples.interrupted())).toMatch(/\ninterrupted: The probe was stopped/)
  })

  it('leads from the first test to the second look, and back', () => {
    const due = '2026-11-24T02:48:20.000Z'
    const url = 'https://helograph.example/t/second000001'
    const first = new Scribe('first0000001')
    first.tell(5, { type: 'follow-up', id: 'second000001', url, due, reason: 'mx1 asked to come back later.' })
    expect(wholeTranscript(first.finish(6))).toContain(
      `\nmx1 asked to come back later. Looking again at 24 Nov 2026, 02:48:20 UTC:\n${url}\n`,
    )
    const [queued, ...rest] = new Scribe('second000001').finish(6)
    const second = [{ ...queued, followUpOf: 'first0000001', notBefore: due } as TestEvent, ...rest]
    expect(wholeTranscript(second)).toContain(
      `\n${url}\nsecond look of https://helograph.example/t/first0000001, begins at 24 Nov 2026, 02:48:20 UTC\n`,
    )
  })

  it('is the same however the events are divided into batches', () => {
    const all = Object.values(samples).map((sample) => sample())
    fc.assert(
      fc.property(fc.constantFrom(...all), fc.array(fc.nat(200), { maxLength: 12 }), (events, cuts) => {
        const places = [0, ...cuts.map((cut) => cut % (events.length + 1)), events.length].sort((a, b) => a - b)
        const batches = places.slice(1).map((end, index) => events.slice(places[index], end))
        expect(write(batches).join('')).toBe(write([events]).join(''))
      }),
    )
  })

  it('never lets a control or a direction-changing character through', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const scribe = new Scribe('hostile00001', { input: text })
        scribe
          .open(0, 1, text, null, text)
          .begin('banner')
          .line('banner', 'received', text)
          .end('banner', 'failed', text, {
            kind: 'protocol',
            fault: 'target',
            message: text,
            received: text,
          })
        expect(wholeTranscript(scribe.finish(9, 'interrupted', text))).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u)
      }),
    )
  })
})
