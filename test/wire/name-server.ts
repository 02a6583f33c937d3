/** DNS servers to ask in tests: real sockets on loopback that answer as they are told to. */
import dgram from 'node:dgram'
import { once } from 'node:events'
import net from 'node:net'
import packet, { type DecodedPacket, type Answer as PacketAnswer } from 'dns-packet'
import { onTestFinished } from 'vitest'
import type { Endpoint } from '../../server/probe/door.ts'

export interface Says {
  answers?: PacketAnswer[]
  authorities?: PacketAnswer[]
  /** RFC 1035 4.1.1 and the AD bit. */
  flags?: number
  id?: number
  name?: string
}

export const AD = 0x20
export const NXDOMAIN = 3
export const SERVFAIL = 2

/** A DNS server that answers each UDP question with so many packets, and TCP with one. */
export async function serve(
  udp: (query: DecodedPacket) => (Says | Buffer)[],
  tcp?: (query: DecodedPacket) => Says,
): Promise<Endpoint & { asked: string[] }> {
  // Both on one port, TCP first: on a busy machine it is the scarcer one.
  const port = tcp ? await serveTcp(tcp) : 0
  const socket = dgram.createSocket('udp4')
  const asked: string[] = []
  socket.on('message', (bytes, from) => {
    const query = packet.decode(bytes)
    asked.push(`${query.questions?.[0]?.name} ${query.questions?.[0]?.type}`)
    for (const say of udp(query)) socket.send(Buffer.isBuffer(say) ? say : encode(query, say), from.port, from.address)
  })
  socket.bind(port, '127.0.0.1')
  await once(socket, 'listening')
  onTestFinished(() => void socket.close())
  return { address: '127.0.0.1', port: socket.address().port, asked }
}

/** The same from records: what is not among them does not exist. */
export function serveRecords(records: readonly PacketAnswer[]): Promise<Endpoint & { asked: string[] }> {
  return serve((query) => {
    const [question] = query.questions ?? []
    const named = records.filter(({ name }) => name === question?.name)
    return [{ answers: named.filter(({ type }) => type === question?.type), flags: named.length > 0 ? 0 : NXDOMAIN }]
  })
}

async function serveTcp(say: (query: DecodedPacket) => Says): Promise<number> {
  const server = net.createServer((client) => {
    client.on('data', (bytes) => {
      const query = packet.decode(bytes.subarray(2))
      const answer = encode(query, say(query))
      const length = Buffer.alloc(2)
      length.writeUInt16BE(answer.length)
      // In two pieces, as a network may deliver it.
      client.write(length)
      client.write(answer)
    })
    client.on('error', () => {})
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  return (server.address() as net.AddressInfo).port
}

function encode(query: DecodedPacket, { answers = [], authorities = [], flags = 0, id, name }: Says): Buffer {
  const [question] = query.questions ?? []
  if (!question) throw new Error('a query without a question')
  return packet.encode({
    type: 'response',
    id: id ?? query.id ?? 0,
    flags,
    questions: [{ ...question, name: name ?? question.name }],
    answers,
    authorities,
  })
}
