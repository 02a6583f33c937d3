/**
 * The door: the only place from which connections leave, and each is held against the guard with the very address that
 * it goes to. Whoever wants to reach something on the internet (mail servers, policies, webhooks) resolves its name,
 * leaves out what `guard.forbidden` refuses, and connects through here to an address that is left. No name is looked up
 * on the way, so a name that leads elsewhere a moment later leads nowhere.
 *
 * For TLS and HTTP, give the socket on: `tls.connect({ socket })`, `http.request({ createConnection: () => socket })`.
 */
import dgram from 'node:dgram'
import net from 'node:net'
import type { Guard } from './guard.ts'

/**
 * Begins to connect.
 * @throws Error for what the guard refuses. That is the second lock, and nobody's outcome: whoever comes here asked the guard before
 */
export type Door = (address: string, port: number) => net.Socket

/** A way to name servers: the operator named them, so the guard is not asked, and to no other does it lead. */
export interface NameServerDoor {
  datagrams(server: Endpoint, connected: (socket: dgram.Socket) => void): dgram.Socket
  stream(server: Endpoint): net.Socket
}

export interface Endpoint {
  address: string
  port: number
}

export function createDoor(guard: Guard): Door {
  return (address, port) => {
    const reason = guard.forbidden(address)
    if (reason !== null) throw new Error(`${address} must not be connected to: ${reason}`)
    return open(address, port)
  }
}

export function createNameServerDoor(servers: readonly Endpoint[]): NameServerDoor {
  const check = ({ address, port }: Endpoint) => {
    const named = servers.some((server) => server.address === address && server.port === port)
    if (!named) throw new Error(`${address} port ${port} is no name server of this configuration`)
  }
  return {
    datagrams(server, connected) {
      check(server)
      const socket = dgram.createSocket({ type: net.isIPv6(server.address) ? 'udp6' : 'udp4', lookup: noLookup })
      socket.connect(server.port, server.address, () => connected(socket))
      return socket
    },
    stream(server) {
      check(server)
      return open(server.address, server.port)
    },
  }
}

function open(address: string, port: number): net.Socket {
  return net.connect({ host: address, port, noDelay: true, lookup: noLookup })
}

type Found = (error: NodeJS.ErrnoException | null, address: string, family: number) => void

/** Node asks here for whatever it does not take for an address: then it is none, and nobody else is asked. */
function noLookup(name: string, _options: unknown, found: Found): void {
  const family = net.isIP(name)
  found(family === 0 ? new Error(`${name} is not an address`) : null, name, family)
}
