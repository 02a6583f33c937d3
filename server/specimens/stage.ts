/**
 * Where a script is played: a listener on loopback for every server of it, and the one way to reach them. Whoever else
 * comes to such a port is sent away at once, and after its last visitor a server listens no more.
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
  let due = 0
  let played = 0
  for (const [address, visits] of visitsOf(servers)) {
    const manner = visits[0]?.[0]?.does
    if (manner === 'deaf') deaf.add(address)
    else if (manner === 'refuse') houses.set(address, await deadEnd())
    else {
      due += visits.length
      houses.set(address, await playhouse(visits, production, clients, begun))
    }
  }

  /** Between two visits nobody plays, and time must pass all the same. */
  function begun(play: Promise<void>, last: boolean): void {
    const over = play.finally(() => played++)
    // Whoever asks for `over()` is told; whoever does not must not die of it.
    over.catch(() => {})
    plays.push(over)
    const idle = () => played === plays.length && clients.every(({ closed }) => closed)
    if (!last) play.finally(() => production.tempo.pause(idle)).catch(() => {})
  }

  return {
    connect(address) {
      const house = houses.get(address)
      if (!house && !deaf.has(address)) throw new Error(`the probe leaves the stage: ${address}`)
      const socket = house ? net.connect({ host: LOOPBACK, port: house.port, noDelay: true }) : new net.Socket()
      clients.push(socket)
      if (!house) silences.push(production.tempo.outlast(socket, () => played === due))
      return socket
    },
    ports: () => [...houses.values()].flatMap(({ server, port }) => (server.listening ? [port] : [])),
    async over() {
      await Promise.all([...plays, ...silences])
      if (plays.length !== due) throw new Error(`${due} visits were expected, and there were ${plays.length}`)
      await Promise.all(clients.map(gone))
    },
    async close() {
      for (const client of clients) client.destroy()
      await Promise.all([...houses.values()].map((house) => house.close()))
      await Promise.allSettled(plays)
    },
  }
}

/** The servers of a script by their addresses, each with what it does at one visit after another. */
function visitsOf(servers: Script['servers']): Map<string, Action[][]> {
  const visits = new Map<string, Action[][]>()
  for (const [label, actions] of servers) {
    const address = label.replace(/ #\d+$/, '')
    visits.set(address, [...(visits.get(address) ?? []), actions])
  }
  return visits
}

interface House {
  port: number
  server: net.Server
  close(): Promise<void>
}

async function playhouse(
  visits: Action[][],
  { tempo, certificates, pieces, failed }: Production,
  clients: readonly net.Socket[],
  begun: (play: Promise<void>, last: boolean) => void,
): Promise<House> {
  const server = net.createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
    socket.on('error', () => {})
    const client = clients.find((one) => one.localPort === socket.remotePort)
    const actions = client && visits.shift()
    if (!actions) return socket.destroy()
    const last = visits.length === 0
    if (last) server.close()
    const playing = play(actions, socket, { tempo, certificates, pieces, client })
    playing.catch(failed)
    begun(
      playing.finally(() => socket.destroy()),
      last,
    )
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
