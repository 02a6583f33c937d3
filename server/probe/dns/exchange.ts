/** One question to one DNS server: UDP first, TCP where the answer was cut (RFC 7766). */
import { randomInt } from 'node:crypto'
import packet, { type DecodedPacket } from 'dns-packet'
import type { Clock } from '../clock.ts'
import type { Endpoint, NameServerDoor } from '../door.ts'

export type QuestionType = 'A' | 'AAAA' | 'MX' | 'PTR' | 'TLSA' | 'TXT'

/** `timeout` and `unreachable` are about the server that was asked, not about the name. */
export type Exchanged =
  | { ok: true; answer: DecodedPacket }
  | { ok: false; reason: 'timeout' | 'unreachable' | 'nonsense' | 'interrupted' }

/** RFC 9715: small enough never to be cut into fragments. */
const UDP_PAYLOAD = 1232

/**
 * @param door leads to the server
 * @param name in A-labels, without the final dot
 * @param ms how long the whole exchange may take
 */
export async function exchange(
  door: NameServerDoor,
  server: Endpoint,
  name: string,
  type: QuestionType,
  ms: number,
  clock: Clock,
  signal: AbortSignal,
): Promise<Exchanged> {
  const id = randomInt(0x10000)
  const query = packet.encode({
    type: 'query',
    id,
    // AD in a question asks for AD in the answer (RFC 6840 5.7).
    flags: packet.RECURSION_DESIRED | packet.AUTHENTIC_DATA,
    questions: [{ type, name }],
    additionals: [
      {
        type: 'OPT',
        name: '.',
        udpPayloadSize: UDP_PAYLOAD,
        flags: 0,
        options: [],
        ednsVersion: 0,
        extendedRcode: 0,
        flag_do: false,
      },
    ],
  })
  const until = clock.now() + ms
  const isAnswer = (answer: DecodedPacket) =>
    answer.id === id &&
    answer.type === 'response' &&
    answer.questions?.length === 1 &&
    answer.questions[0]?.type === type &&
    answer.questions[0].name.toLowerCase() === name
  const byUdp = await overUdp(door, server, query, isAnswer, ms, clock, signal)
  if (!byUdp.ok || !byUdp.answer.flag_tc) return byUdp
  return overTcp(door, server, query, isAnswer, Math.max(0, until - clock.now()), clock, signal)
}

type Ask = (
  door: NameServerDoor,
  server: Endpoint,
  query: Buffer,
  isAnswer: (answer: DecodedPacket) => boolean,
  ms: number,
  clock: Clock,
  signal: AbortSignal,
) => Promise<Exchanged>

/** A port of its own for every question, connected, so that only this server can answer (RFC 5452). */
const overUdp: Ask = (door, server, query, isAnswer, ms, clock, signal) =>
  new Promise((resolve) => {
    const socket = door.datagrams(server, (connected) => connected.send(query))
    const settle = settleOnce(resolve, ms, clock, signal, () => socket.close())
    socket.on('error', () => settle({ ok: false, reason: 'unreachable' }))
    socket.on('message', (bytes) => {
      const answer = decode(bytes)
      if (answer && isAnswer(answer)) settle({ ok: true, answer })
    })
  })

const overTcp: Ask = (door, server, query, isAnswer, ms, clock, signal) =>
  new Promise((resolve) => {
    const socket = door.stream(server)
    const settle = settleOnce(resolve, ms, clock, signal, () => socket.destroy())
    const chunks: Buffer[] = []
    socket.on('error', () => settle({ ok: false, reason: 'unreachable' }))
    socket.on('end', () => settle({ ok: false, reason: 'nonsense' }))
    socket.on('connect', () => {
      const length = Buffer.alloc(2)
      length.writeUInt16BE(query.length)
      socket.write(Buffer.concat([length, query]))
    })
    socket.on('data', (bytes) => {
      chunks.push(bytes)
      const all = Buffer.concat(chunks)
      if (all.length < 2 || all.length < 2 + all.readUInt16BE(0)) return
      const answer = decode(all.subarray(2, 2 + all.readUInt16BE(0)))
      settle(answer && isAnswer(answer) ? { ok: true, answer } : { ok: false, reason: 'nonsense' })
    })
  })

function settleOnce(
  resolve: (outcome: Exchanged) => void,
  ms: number,
  clock: Clock,
  signal: AbortSignal,
  close: () => void,
): (outcome: Exchanged) => void {
  let open = true
  const settle = (outcome: Exchanged) => {
    if (!open) return
    open = false
    stop()
    signal.removeEventListener('abort', abort)
    close()
    resolve(outcome)
  }
  const abort = () => settle({ ok: false, reason: 'interrupted' })
  const stop = clock.after(ms, () => settle({ ok: false, reason: 'timeout' }))
  signal.addEventListener('abort', abort)
  if (signal.aborted) queueMicrotask(abort)
  return settle
}

/** A server may send anything: what cannot be read is not an answer. */
function decode(bytes: Buffer): DecodedPacket | null {
  try {
    return packet.decode(bytes)
  } catch {
    return null
  }
}
