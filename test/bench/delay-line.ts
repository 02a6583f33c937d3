/** A way between two ends of a connection that holds every byte back for so long, in each direction. */
import net from 'node:net'

/** @param ms how long each byte is on its way */
export async function delayLine(toPort: number, ms: number): Promise<{ port: number; close(): void }> {
  const sockets = new Set<net.Socket>()
  const carry = (from: net.Socket, to: net.Socket) => {
    from.on('data', (bytes) => setTimeout(() => to.writable && to.write(bytes), ms))
    from.on('end', () => setTimeout(() => to.end(), ms))
    from.on('error', () => to.destroy())
    from.on('close', () => sockets.delete(from))
    sockets.add(from)
  }
  const server = net.createServer({ noDelay: true, allowHalfOpen: true }, (near) => {
    const far = net.connect({ host: '127.0.0.1', port: toPort, noDelay: true, allowHalfOpen: true })
    carry(near, far)
    carry(far, near)
  })
  // All of 127.0.0.0/8 is this machine: one listener answers on every address of it.
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve))
  return {
    port: (server.address() as net.AddressInfo).port,
    close() {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}
