/** DNS servers to ask in tests: real sockets on loopback that answer as they are told to. */
import dgram from 'node:dgram'
import { once } from 'node:events'
import net from 'node:net'
import packet, { type DecodedPacket, type Answer as PacketAnswer } from 'dns-packet'
import { onTestFinished } from 'vitest'
import type { DnsServer } from '../../server/probe/dns/exchange.ts'

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

/** A DNS server that answers each UDP question with so many packets, and TCP with one. */
export async function serve(
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
  onTestFinished(() => void socket.close())
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
    onTestFinished(() => void server.close())
  }
  return { address: '127.0.0.1', port, asked }
}
