/** The floor: the same dialogue by a bare client that knows the code of a reply, and nothing else. */
import net from 'node:net'
import tls from 'node:tls'

const context = tls.createSecureContext()

/** Holds one dialogue; resolves when the connection is closed. */
export function floorDialogue(host: string, port: number, startTls: boolean): Promise<void> {
  const hello = 'EHLO probe.bench.test\r\n'
  const envelope = ['MAIL FROM:<postmaster@probe.bench.test>\r\n', 'RCPT TO:<postmaster>\r\n', 'RSET\r\n']
  const farewell = ['MAIL FROM:<>\r\n', 'QUIT\r\n']
  return new Promise((resolve, reject) => {
    const raw = net.connect({ host, port, noDelay: true })
    let socket: net.Socket = raw
    let rest = ''
    const script = [hello, ...(startTls ? ['STARTTLS\r\n'] : []), ...envelope, ...farewell]
    let said = ''
    const talk = (bytes: Buffer) => {
      rest += bytes.toString('latin1')
      if (!rest.endsWith('\n')) return
      const last = rest.lastIndexOf('\n', rest.length - 2) + 1
      if (rest[last + 3] === '-') return
      rest = ''
      if (said === 'STARTTLS\r\n') {
        raw.off('data', talk)
        socket = tls.connect({ socket: raw, secureContext: context, rejectUnauthorized: false }, () =>
          socket.write(hello),
        )
        socket.on('data', talk)
        socket.on('error', reject)
        socket.on('close', () => resolve())
        said = ''
        return
      }
      if (said === 'QUIT\r\n') {
        socket.end()
        return
      }
      said = script.shift() as string
      socket.write(said)
    }
    raw.on('data', talk)
    raw.on('error', reject)
    raw.on('close', () => resolve())
  })
}
