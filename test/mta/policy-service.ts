/** A policy service for Postfix (SMTPD_POLICY_README) that greylists: everybody is asked to come back, once. */
import { once } from 'node:events'
import net from 'node:net'

export interface PolicyService {
  port: number
  stop(): Promise<void>
}

export async function startGreylist(): Promise<PolicyService> {
  const known = new Set<string>()
  const open = new Set<net.Socket>()
  const server = net.createServer((socket) => {
    open.add(socket)
    socket.once('close', () => open.delete(socket))
    let text = ''
    socket.setEncoding('utf8').on('data', (more) => {
      text += more
      // A request is lines of name=value, and ends with an empty one.
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        const triplet =
          text
            .slice(0, end)
            .match(/^(?:client_address|sender|recipient)=.*$/gm)
            ?.join(' ') ?? ''
        text = text.slice(end + 2)
        socket.write(`action=${known.has(triplet) ? 'DUNNO' : 'DEFER_IF_PERMIT 4.7.1 Greylisted, come back later'}\n\n`)
        known.add(triplet)
      }
    })
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return {
    port: (server.address() as net.AddressInfo).port,
    async stop() {
      for (const socket of open) socket.destroy()
      await once(server.close(), 'close')
    },
  }
}
