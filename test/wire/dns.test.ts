import dgram from 'node:dgram'
import { once } from 'node:events'
import net from 'node:net'
import packet, { type DecodedPacket, type Answer as PacketAnswer } from 'dns-packet'
import { afterEach, describe, expect, it } from 'vitest'
import type { DnsServer } from '../../server/probe/dns/exchange.ts'
import { createResolver } from '../../server/probe/dns/resolver.ts'
import { ManualClock } from './manual-clock.ts'

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

interface Says {
  answers?: PacketAnswer[]
  /** RFC 1035 4.1.1 and the AD bit. */
  flags?: number
  id?: number
  name?: string
}

const AD = 0x20
const NXDOMAIN = 3
const SERVFAIL = 2

function encode(query: DecodedPacket, { answers = [], flags = 0, id, name }: Says): Buffer {
  const [question] = query.questions ?? []
  if (!question) throw new Error('a query without a question')
  return packet.encode({
    type: 'response',
    id: id ?? query.id ?? 0,
    flags,
    questions: [{ ...question, name: name ?? question.name }],
    answers,
  })
}

/** A DNS server that answers each UDP question with so many packets, and TCP with one. */
async function serve(
  udp: (query: DecodedPacket) => (Says | Buffer)[],
  tcp?: (query: DecodedPacket) => Says,
): Promise<DnsServer & { asked: string[] }> {
  const socket = dgram.createSocket('udp4')
  const asked: string[] = []
  socket.on('message', (bytes, from) => {
    const query = packet.decode(bytes)
    asked.push(`${query.questions?.[0]?.name} ${query.questions?.[0]?.type}`)
    for (const say of udp(query)) socket.send(Buffer.isBuffer(say) ? say : encode(query, say), from.port, from.address)
  })
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  closing.push(() => socket.close())
  const { port } = socket.address()
  if (tcp) {
    const server = net.createServer((client) => {
      client.on('data', (bytes) => {
        const answer = encode(packet.decode(bytes.subarray(2)), tcp(packet.decode(bytes.subarray(2))))
        const length = Buffer.alloc(2)
        length.writeUInt16BE(answer.length)
        // In two pieces, as a network may deliver it.
        client.write(length)
        client.write(answer)
      })
      client.on('error', () => {})
    })
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
    closing.push(() => server.close())
  }
  return { address: '127.0.0.1', port, asked }
}

const a = (name: string, data: string): PacketAnswer => ({ type: 'A', name, ttl: 300, data })
const never = new AbortController().signal

describe('a question to a resolver', () => {
  it('is answered with records, their TTL, and whether the resolver vouches for them', async () => {
    const server = await serve(() => [{ answers: [a('mx.test', '192.0.2.1')], flags: AD }])
    const answer = await createResolver([server], new ManualClock()).query('mx.test', 'A', never)
    expect(answer).toEqual({
      status: 'found',
      aliases: [],
      authentic: true,
      records: [{ name: 'mx.test', type: 'A', ttl: 300, data: '192.0.2.1', preference: null }],
    })
  })

  it('follows aliases, and believes nothing that was not asked', async () => {
    const alias: PacketAnswer = { type: 'CNAME', name: 'mx.test', ttl: 60, data: 'Real.test' }
    const server = await serve(() => [{ answers: [alias, a('real.test', '192.0.2.1'), a('other.test', '192.0.2.9')] }])
    const answer = await createResolver([server], new ManualClock()).query('mx.test', 'A', never)
    expect(answer).toMatchObject({
      status: 'found',
      records: [{ data: '192.0.2.1' }],
      aliases: [{ data: 'real.test' }],
    })
  })

  it('tells a name without such a record from a name that is not there', async () => {
    const server = await serve((query) => [{ flags: query.questions?.[0]?.name === 'none.test' ? NXDOMAIN : 0 }])
    const resolver = createResolver([server], new ManualClock())
    expect(await resolver.query('none.test', 'MX', never)).toMatchObject({ status: 'absent' })
    expect(await resolver.query('empty.test', 'MX', never)).toMatchObject({ status: 'empty' })
  })

  it('asks again over TCP where the answer was cut', async () => {
    const TC = 0x200
    const server = await serve(
      () => [{ flags: TC }],
      () => ({ answers: [a('mx.test', '192.0.2.1'), a('mx.test', '192.0.2.2')] }),
    )
    const answer = await createResolver([server], new ManualClock()).query('mx.test', 'A', never)
    expect(answer).toMatchObject({ status: 'found', records: [{ data: '192.0.2.1' }, { data: '192.0.2.2' }] })
  })

  it('is not deceived by answers to other questions, with another id, or of nonsense', async () => {
    const server = await serve((query) => [
      Buffer.from('nonsense'),
      { id: ((query.id ?? 0) + 1) % 65536, answers: [a('mx.test', '198.51.100.66')] },
      { name: 'evil.test', answers: [a('mx.test', '198.51.100.66')] },
      { answers: [a('mx.test', '192.0.2.1')] },
    ])
    const answer = await createResolver([server], new ManualClock()).query('mx.test', 'A', never)
    expect(answer).toMatchObject({ status: 'found', records: [{ data: '192.0.2.1' }] })
  })

  it('goes to the next resolver after an error, and reports the error where all have it', async () => {
    const [broken, well] = [
      await serve(() => [{ flags: SERVFAIL }]),
      await serve(() => [{ answers: [a('mx.test', '192.0.2.1')] }]),
    ]
    expect(await createResolver([broken, well], new ManualClock()).query('mx.test', 'A', never)).toMatchObject({
      status: 'found',
    })
    expect(await createResolver([broken], new ManualClock()).query('mx.test', 'A', never)).toMatchObject({
      status: 'failed',
      reason: 'server',
      message: expect.stringContaining('SERVFAIL'),
    })
    expect(broken.asked).toHaveLength(2)
  })

  it('ends in time where nobody answers, and leaves nothing behind', async () => {
    const clock = new ManualClock()
    const heard: (() => void)[] = []
    const server = await serve(() => {
      heard.shift()?.()
      return []
    })
    const asking = createResolver([server], clock).query('mx.test', 'A', never)
    for (const seconds of [2, 4]) {
      await new Promise<void>((resolve) => heard.push(resolve))
      clock.advance(seconds * 1000)
    }
    expect(await asking).toMatchObject({ status: 'failed', reason: 'timeout' })
    expect(clock.pending).toBe(0)
  })

  it('can be given up at any time', async () => {
    const stop = new AbortController()
    const clock = new ManualClock()
    const server = await serve(() => {
      stop.abort()
      return []
    })
    expect(await createResolver([server], clock).query('mx.test', 'A', stop.signal)).toMatchObject({ status: 'failed' })
    expect(clock.pending).toBe(0)
  })
})
