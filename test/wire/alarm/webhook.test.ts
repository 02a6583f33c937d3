/** Webhooks to a real receiver that takes them, fails, stalls and lies; and never to where nobody may aim them. */
import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { createPost } from '../../../server/alarm/post.ts'
import { createWebhook } from '../../../server/alarm/webhook.ts'
import { createDoor } from '../../../server/probe/door.ts'
import { createGuard } from '../../../server/probe/guard.ts'
import { type CertificateName, makeCertificates } from '../../../server/specimens/certificates.ts'
import { zoneResolver } from '../../../server/specimens/zone-resolver.ts'
import type { Handover } from '../../../server/watch/sender.ts'
import type { AlertMessage } from '../../../shared/watch/alert.ts'
import { about, confirmation, evidence, links, opened } from '../../samples/alerts.ts'
import { type Answer, babbles, type Received, Receiver, says, stalls } from '../../setup/receiver.ts'
import { ManualClock } from '../manual-clock.ts'

const { authority, credentials } = makeCertificates()
const SECRET = 'the-secret-of-the-channel'
const NOW = Date.parse('2026-11-25T02:44:13.000Z')
const CHALLENGE = { ...confirmation, challenge: 'c4a1-1e2f', url: null }

let clock: ManualClock

beforeEach(() => {
  clock = new ManualClock()
})
afterEach(() => expect(clock.pending, 'timers left').toBe(0))

async function receiver(answer: Answer, certificate: CertificateName | null = 'valid'): Promise<Receiver> {
  const started = await Receiver.start(answer, certificate && credentials[certificate])
  onTestFinished(() => started.stop())
  return started
}

type Ways = { zone?: string[]; allow?: string[] }

function send(url: string, message: AlertMessage = opened, ways: Ways = {}): Promise<Handover> {
  const { zone = ['mx.test A 127.0.0.1'], allow = ['127.0.0.0/8'] } = ways
  const guard = createGuard(allow)
  const post = createPost({ clock, door: createDoor(guard), trust: [authority] })
  const webhook = createWebhook({ resolver: zoneResolver(zone), guard, post, clock, epoch: () => NOW })
  return webhook.send({ address: url, secret: SECRET }, message, 'delivery1')
}

/** What docs/watching.md gives receivers to check us with, run as it stands there. */
async function documentedCheck() {
  const docs = readFileSync(new URL('../../../docs/watching.md', import.meta.url), 'utf8')
  const [, code = ''] = /```js\n([\s\S]*?isFromHelograph[\s\S]*?)```/.exec(docs) ?? []
  const module = await import(`data:text/javascript,${encodeURIComponent(code)}`)
  return module.isFromHelograph as (header: string, body: string, secret: string, now?: number) => boolean
}

describe('a webhook', () => {
  it('is JSON with an id that is the same in every try, and says in a line what people read', async () => {
    const hook = await receiver(says(200))
    expect(await send(hook.url('mx.test'))).toEqual({ outcome: 'delivered', answer: 'It answered 200.' })
    const [{ headers, body, method }] = (await hook.have(1)) as [Received]
    expect(method).toBe('POST')
    expect(headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'helograph-event': 'delivery1',
      'idempotency-key': 'delivery1',
      'user-agent': 'Helograph',
    })
    expect(JSON.parse(body)).toMatchObject({
      event: 'delivery1',
      type: 'opened',
      happening: opened.id,
      text: `Alarm: No mail can reach example.com: mx1.example.com takes no mail at all ${evidence.url}`,
      at: opened.at,
      watch: opened.watch,
      incident: { number: 3, since: '2026-11-25T02:43:12.310Z' },
      evidence: { step: 'banner', line: evidence.line, received: evidence.received, url: evidence.url },
      acknowledge: { url: opened.acknowledge?.url },
      stop: { url: opened.stop.url },
    })
  })

  it('bears a signature that holds as the docs say, and no other way', async () => {
    const hook = await receiver(says(204))
    await send(hook.url('mx.test'))
    const [{ headers, body }] = (await hook.have(1)) as [Received]
    const signature = String(headers['helograph-signature'])
    expect(signature).toMatch(/^t=1795574653,v1=[0-9a-f]{64}$/)
    const check = await documentedCheck()
    expect(check(signature, body, SECRET, NOW)).toBe(true)
    expect(check(signature, `${body} `, SECRET, NOW)).toBe(false)
    expect(check(signature, body, 'another secret', NOW)).toBe(false)
    expect(check(signature, body, SECRET, NOW + 301_000)).toBe(false)
    expect(check(signature.replace('t=17', 't=18'), body, SECRET, NOW)).toBe(false)
    expect(check('', body, SECRET, NOW)).toBe(false)
  })

  it.each<[string, Answer, string, RegExp]>([
    ['is ill', says(500, 'out of order'), 'try-again', /^It answered 500\. out of order$/],
    ['does not know the path for the moment', says(404), 'try-again', /404/],
    ['sends us elsewhere', says(302, '', { location: 'http://127.0.0.1/' }), 'refused', /redirects are not followed/],
    ['babbles without end', babbles, 'delivered', /200/],
    ['answers with what steers a terminal', says(500, '\u001B[2J\u202E'), 'try-again', /\\x1B\[2J\\u\{202E\}$/],
  ])('to a receiver that %s', async (_, answer, outcome, words) => {
    const hook = await receiver(answer)
    const handover = await send(hook.url('mx.test'))
    expect(handover).toEqual({ outcome, answer: expect.stringMatching(words) })
  })

  it('to a receiver that is gone for good, by its own word, is the last', async () => {
    const hook = await receiver(says(410))
    expect(await send(hook.url('mx.test'))).toEqual({
      outcome: 'refused',
      answer: 'It answered 410: it is gone for good.',
      unwanted: true,
    })
  })

  it('to a receiver that stalls may have arrived or not', async () => {
    const hook = await receiver(stalls)
    const sending = send(hook.url('mx.test'))
    await hook.have(1)
    while (clock.next !== 10_000) await new Promise((resolve) => setImmediate(resolve))
    clock.advance(10_000)
    expect(await sending).toEqual({ outcome: 'unknown', answer: 'No answer within 10 s.' })
  })

  it('is not told to a server with the wrong certificate', async () => {
    const hook = await receiver(says(200), 'other-name')
    expect(await send(hook.url('mx.test'))).toMatchObject({
      outcome: 'try-again',
      answer: 'The certificate is not valid for mx.test.',
    })
    expect(hook.received).toEqual([])
  })

  it('is tried at the next address of the name', async () => {
    const hook = await receiver(says(200))
    const zone = ['mx.test A 127.9.9.9', 'mx.test A 127.0.0.1']
    expect(await send(hook.url('mx.test'), opened, { zone })).toMatchObject({ outcome: 'delivered' })
  })

  it('is the same document, whatever a server says', async () => {
    const hook = await receiver(says(200))
    await send(hook.url('mx.test'), about('"},{"type":"recovered"\u0000\u202E</script>'))
    const told = JSON.parse(hook.received[0]?.body ?? '')
    expect(told.type).toBe('opened')
    expect(told.text).not.toMatch(/[\p{Cc}\p{Cf}]/u)
  })
})

describe('where webhooks never go', () => {
  it.each([
    ['https://127.0.0.1:{port}/', [], /may not be connected to: it is a loopback address/],
    ['https://inside.test:{port}/', ['inside.test A 127.0.0.1'], /127\.0\.0\.1 may not be connected to/],
    ['https://[::1]:{port}/', [], /may not be connected to/],
    ['https://0x7f.1:{port}/', [], /127\.0\.0\.1 may not be connected to/],
    ['http://outside.test/', ['outside.test A 1.1.1.1'], /need https/],
    ['ftp://mx.test/', [], /begins with https/],
    ['https://me:secret@mx.test/', [], /without name and password/],
  ])('%s', async (url, zone, words) => {
    const hook = await receiver(says(200))
    const handover = await send(url.replace('{port}', `${hook.port}`), opened, { zone, allow: [] })
    expect(handover).toEqual({ outcome: 'refused', answer: expect.stringMatching(words) })
    expect(hook.visits).toBe(0)
  })

  it('a name that nobody can look up now is tried again', async () => {
    expect(await send('https://mx.test/', opened, { zone: ['mx.test SERVFAIL'] })).toMatchObject({
      outcome: 'try-again',
    })
    expect(await send('https://mx.test/', opened, { zone: [] })).toMatchObject({ outcome: 'try-again' })
  })

  it('without TLS they go only to what the operator allowed of the own network', async () => {
    const hook = await receiver(says(200), null)
    expect(await send(hook.url('mx.test'))).toMatchObject({ outcome: 'delivered' })
  })
})

describe('the confirmation of a webhook', () => {
  it('is done where the challenge comes back, and only there', async () => {
    const echo: Answer = ({ body }, response) => void response.end(JSON.parse(body).challenge)
    const wrapped: Answer = ({ body }, response) =>
      void response.end(JSON.stringify({ challenge: JSON.parse(body).challenge }))
    for (const answer of [echo, wrapped]) {
      const hook = await receiver(answer)
      expect(await send(hook.url('mx.test'), CHALLENGE)).toMatchObject({ outcome: 'delivered' })
      expect(JSON.parse(hook.received[0]?.body ?? '')).toMatchObject({ type: 'confirm', target: 'example.com' })
      expect(hook.received[0]?.headers['helograph-signature']).toMatch(/^t=/)
    }
    const polite = await receiver(says(200, 'thanks'))
    const handover = await send(polite.url('mx.test'), CHALLENGE)
    expect(handover).toEqual({ outcome: 'refused', answer: expect.stringContaining('not with the challenge') })
  })

  it('links are never posted', async () => {
    const hook = await receiver(says(200))
    expect(await send(hook.url('mx.test'), links)).toMatchObject({ outcome: 'refused' })
    expect(hook.visits).toBe(0)
  })
})
