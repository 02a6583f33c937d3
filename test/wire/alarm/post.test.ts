/** A POST over real sockets, to servers that take it, refuse it, stall and lie. */
import { getEventListeners, once } from 'node:events'
import net from 'node:net'
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { createPost, type Posted } from '../../../server/alarm/post.ts'
import { createDoor } from '../../../server/probe/door.ts'
import { createGuard } from '../../../server/probe/guard.ts'
import { type CertificateName, makeCertificates } from '../../../server/specimens/certificates.ts'
import { type Answer, babbles, Receiver, says, stalls } from '../../setup/receiver.ts'
import { ManualClock } from '../manual-clock.ts'

const { authority, credentials } = makeCertificates()

let clock: ManualClock
let stop: AbortController

beforeEach(() => {
  clock = new ManualClock()
  stop = new AbortController()
})

afterEach(() => {
  expect(clock.pending, 'timers left').toBe(0)
  expect(getEventListeners(stop.signal, 'abort'), 'listeners left').toEqual([])
})

async function receiver(answer: Answer, certificate: CertificateName | null = 'valid'): Promise<Receiver> {
  const started = await Receiver.start(answer, certificate && credentials[certificate])
  onTestFinished(() => started.stop())
  return started
}

function post(url: string, address = '127.0.0.1'): Promise<Posted> {
  const send = createPost({ clock, door: createDoor(createGuard(['127.0.0.0/8'])), trust: [authority] })
  return send({ url: new URL(url), address, headers: { 'x-mark': 'a' }, body: '{"ä":1}' }, stop.signal)
}

describe('a POST', () => {
  it('goes to the address, by the name, which nobody looks up', async () => {
    const hook = await receiver(says(200, 'thanks'))
    expect(await post(hook.url('mx.test', '/a?b=c'))).toEqual({ ok: true, status: 200, body: 'thanks' })
    expect(hook.received).toMatchObject([
      { path: '/a?b=c', method: 'POST', body: '{"ä":1}', host: `mx.test:${hook.port}`, headers: { 'x-mark': 'a' } },
    ])
    expect(hook.received[0]?.headers['content-length']).toBe('8')
  })

  it('goes without TLS where the URL says so', async () => {
    const hook = await receiver(says(204), null)
    expect(await post(hook.url('plain.test'))).toEqual({ ok: true, status: 204, body: '' })
  })

  it.each([400, 404, 410, 500, 503])('is answered with %i, and that is the answer', async (status) => {
    const hook = await receiver(says(status, 'no'))
    expect(await post(hook.url('mx.test'))).toEqual({ ok: true, status, body: 'no' })
  })

  it('is not taken to another place', async () => {
    const inside = await receiver(says(200), null)
    const hook = await receiver(says(307, '', { location: inside.url() }))
    expect(await post(hook.url('mx.test'))).toMatchObject({ ok: true, status: 307 })
    expect(inside.visits).toBe(0)
  })

  it('listens no longer than to the beginning of an answer without end', async () => {
    const hook = await receiver(babbles)
    const posted = await post(hook.url('mx.test'))
    expect(posted).toMatchObject({ ok: true, status: 200 })
    expect(posted.ok && posted.body).toBe('x'.repeat(4096))
  })

  it('waits ten seconds for an answer, and says that it may have arrived', async () => {
    const hook = await receiver(stalls)
    const posted = post(hook.url('mx.test'))
    await hook.have(1)
    await clockWaits()
    clock.advance(10_000)
    expect(await posted).toEqual({ ok: false, sent: true, message: 'No answer within 10 s.' })
  })

  it('waits five seconds for a server that does not even begin TLS', async () => {
    const deaf = net.createServer((socket) => socket.on('error', () => {})).listen(0, '127.0.0.1')
    await once(deaf, 'listening')
    onTestFinished(() => void deaf.close())
    const posted = post(`https://mx.test:${(deaf.address() as net.AddressInfo).port}/`)
    const [socket] = (await once(deaf, 'connection')) as [net.Socket]
    await once(socket, 'data')
    clock.advance(5000)
    expect(await posted).toEqual({ ok: false, sent: false, message: 'No connection within 5 s.' })
    socket.destroy()
  })

  it.each<[CertificateName, RegExp]>([
    ['other-name', /not valid for mx\.test/],
    ['expired', /expired/],
    ['self-signed', /cannot be trusted/],
    ['unknown-authority', /cannot be trusted/],
  ])('is not told to a server whose certificate is: %s', async (certificate, words) => {
    const hook = await receiver(says(200), certificate)
    const posted = await post(hook.url('mx.test'))
    expect(posted).toMatchObject({ ok: false, sent: false, message: expect.stringMatching(words) })
    expect(hook.received).toEqual([])
  })

  it('fails in words where nobody listens, and where it is not HTTP', async () => {
    const gone = await Receiver.start(says(200), null)
    const { port } = gone
    await gone.stop()
    expect(await post(`http://mx.test:${port}/`)).toMatchObject({
      ok: false,
      message: expect.stringMatching(/refused/),
    })
    const smtp = net.createServer((socket) => socket.on('error', () => {}).end('220 mx.test ESMTP\r\n'))
    await once(smtp.listen(0, '127.0.0.1'), 'listening')
    onTestFinished(() => void smtp.close())
    const posted = await post(`http://mx.test:${(smtp.address() as net.AddressInfo).port}/`)
    expect(posted).toMatchObject({ ok: false, message: expect.stringMatching(/not HTTP|broke|ended/) })
  })

  it('is over when Helograph stops', async () => {
    const hook = await receiver(stalls)
    const posted = post(hook.url('mx.test'))
    await hook.have(1)
    stop.abort()
    expect(await posted).toMatchObject({ ok: false, message: expect.stringMatching(/stopped/) })
  })
})

/** The request has arrived over there; that it has left is known here in the same moment, or in the next. */
async function clockWaits(): Promise<void> {
  while (clock.next !== 10_000) await new Promise((resolve) => setImmediate(resolve))
}
