/** Knows that there are passwords, and none of them: enough for a server to offer AUTH (Dovecot's auth protocol 1.2). */
import { once } from 'node:events'
import net from 'node:net'

export interface PasswordService {
  port: number
  stop(): Promise<void>
}

export async function startPasswords(): Promise<PasswordService> {
  const open = new Set<net.Socket>()
  const server = net.createServer((socket) => {
    open.add(socket)
    socket.on('error', () => {}).once('close', () => open.delete(socket))
    socket.resume()
    const lines = [
      'VERSION\t1\t2',
      'MECH\tPLAIN\tplaintext',
      'MECH\tLOGIN\tplaintext',
      'SPID\t1',
      'CUID\t1',
      'COOKIE\t1',
      'DONE',
    ]
    socket.write(lines.map((line) => `${line}\n`).join(''))
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
