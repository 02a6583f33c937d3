/**
 * Where a script is played: a listener on loopback for every server of it, and the one way to reach them. Whoever else
 * comes to such a port is sent away at once, and after its one visitor a server listens no more.
 */
import { once } from 'node:events'
import net from 'node:net'
import type { Certificates } from './certificates.ts'
import { type Pieces, play } from './player.ts'
import type { Action, Script } from './script.ts'
import type { Tempo } from './tempo.ts'

const LOOPBACK = '127.0.0.1'

export interface Production {
  tempo: Tempo
  certificates: Certificates
  pieces: Pieces
  /** Told at once when the client did not play its part. */
  failed(error: unknown): void
}

export interface Stage {
  /** A connection of the probe: to the server that plays this address, whatever the port. */
  connect(address: string, port: number): net.Socket
  /** The ports that are listened on now. */
  ports(): number[]
  /** When every server has played its part, and every socket of the probe is gone. Rejects with a ScriptError. */
  over(): Promise<void>
  /** Ends what is left, and resolves when nothing listens any more. */
  close(): Promise<void>
}

export async function openStage(servers: Script['servers'], production: Production): Promise<Stage> {
  const clients: net.Socket[] = []
  const plays: Promise<void>[] = []
  const silences: Promise<void>[] = []
  const houses = new Map<string, House>()
  const deaf = new Set<string>()
  for (const [address, actions] of servers) {
    if (actions[0]?.does === 'deaf') {
      deaf.add(address)
      continue
    }
    const house =
      actions[0]?.does === 'refuse'
        ? await deadEnd()
        : await playhouse(actions, production, clients, (play) => plays.push(play.finally(() => played++)))
    houses.set(address, house)
  }
  const playing = [...servers.values()].filter(([first]) => first?.does !== 'refuse' && first?.does !== 'deaf').length
  let played = 0
  return {
    connect(address) {
      if (deaf.has(address)) {
        const socket = new net.Socket()
        clients.push(socket)
        silences.push(production.tempo.outlast(socket, () => played === playing))
        return socket
      }
      const house = houses.get(address)
      if (!house) throw new Error(`the probe leaves the stage: ${address}`)
      const socket = net.connect({ host: LOOPBACK, port: house.port, noDelay: true })
      clients.push(socket)
      return socket
    },
    ports: () => [...houses.values()].flatMap(({ server, port }) => (server.listening ? [port] : [])),
    async over() {
      await Promise.all([...plays, ...silences])
      if (plays.length !== playing) throw new Error(`${playing} servers were to be visited, and ${plays.length} were`)
      await Promise.all(clients.map(gone))
    },
    async close() {
      for (const client of clients) client.destroy()
      await Promise.all([...houses.values()].map((house) => house.close()))
      await Promise.allSettled(plays)
    },
  }
}

interface House {
  port: number
  server: net.Server
  close(): Promise<void>
}

async function playhouse(
  actions: readonly Action[],
  { tempo, certificates, pieces, failed }: Production,
  clients: readonly net.Socket[],
  begun: (play: Promise<void>) => void,
): Promise<House> {
  const server = net.createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
    const client = clients.find((one) => one.localPort === socket.remotePort)
    socket.on('error', () => {})
    if (!client) return socket.destroy()
    server.close()
    const playing = play(actions, socket, { tempo, certificates, pieces, client })
    playing.catch(failed)
    begun(playing.finally(() => socket.destroy()))
  })
  return { port: await listen(server), server, close: () => closed(server) }
}

/** A port that is ours and on which nobody listens: the near end of a connection. */
async function deadEnd(): Promise<House> {
  const server = net.createServer()
  const near = net.connect({ host: LOOPBACK, port: await listen(server) })
  const [[far]] = await Promise.all([once(server, 'connection') as Promise<[net.Socket]>, once(near, 'connect')])
  server.close()
  for (const end of [near, far]) end.on('error', () => {})
  return {
    port: near.localPort as number,
    server,
    async close() {
      near.destroy()
      far.destroy()
      await closed(server)
    },
  }
}

async function listen(server: net.Server): Promise<number> {
  server.listen(0, LOOPBACK)
  await once(server, 'listening')
  return (server.address() as net.AddressInfo).port
}

function closed(server: net.Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()))
}

function gone(socket: net.Socket): Promise<void> {
  return socket.closed ? Promise.resolve() : new Promise((resolve) => socket.once('close', () => resolve()))
}
