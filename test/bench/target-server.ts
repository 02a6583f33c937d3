/**
 * The server that the bench talks to, in a process of its own. Tells its port, and ends with its parent.
 * `plain` and `starttls` answer at once; `silent` never greets; `drip` greets with a line every few milliseconds, and
 * tells its parent when each was written.
 */
import net from 'node:net'
import tls from 'node:tls'
import { makeCertificates } from '../../server/specimens/certificates.ts'

type Mode = 'plain' | 'starttls' | 'silent' | 'drip'

const mode = (process.argv[2] ?? 'plain') as Mode
const DRIP_LINES = Number(process.argv[3] ?? 100)
const DRIP_MS = Number(process.argv[4] ?? 20)

const { key, cert } = makeCertificates().credentials['self-signed']
const secureContext = tls.createSecureContext({ key, cert })

function serve(socket: net.Socket, offersTls: boolean): void {
  let rest = ''
  const talk = (bytes: Buffer) => {
    rest += bytes.toString('latin1')
    for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
      const line = rest.slice(0, end)
      rest = rest.slice(end + 2)
      if (line === 'STARTTLS') {
        socket.off('data', talk)
        socket.write('220 2.0.0 Ready to start TLS\r\n')
        const secured = new tls.TLSSocket(socket, { isServer: true, secureContext })
        secured.on('error', () => secured.destroy())
        serve(secured, false)
        return
      }
      socket.write(answer(line, offersTls))
      if (line === 'QUIT') socket.end()
    }
  }
  socket.on('data', talk)
  socket.on('error', () => socket.destroy())
}

function answer(line: string, offersTls: boolean): string {
  if (line.startsWith('EHLO')) {
    const starttls = offersTls ? '250-STARTTLS\r\n' : ''
    return `250-mx.bench.test\r\n250-PIPELINING\r\n250-SIZE 52428800\r\n${starttls}250-ENHANCEDSTATUSCODES\r\n250 8BITMIME\r\n`
  }
  if (line.startsWith('MAIL')) return '250 2.1.0 Ok\r\n'
  if (line.startsWith('RCPT')) return '250 2.1.5 Ok\r\n'
  if (line === 'RSET') return '250 2.0.0 Ok\r\n'
  return line === 'QUIT' ? '221 2.0.0 Bye\r\n' : '500 5.5.2 Error: command not recognized\r\n'
}

/** Each line carries the time at which it was written, on the clock that all processes of a machine share. */
function drip(socket: net.Socket): void {
  let line = 0
  const timer = setInterval(() => {
    line++
    const last = line === DRIP_LINES
    socket.write(`220${last ? ' ' : '-'}${process.hrtime.bigint()} mx.bench.test\r\n`)
    if (last) clearInterval(timer)
  }, DRIP_MS)
  socket.on('close', () => clearInterval(timer))
}

const server = net.createServer({ noDelay: true }, (socket) => {
  if (mode === 'drip') drip(socket)
  else if (mode !== 'silent') socket.write('220 mx.bench.test ESMTP\r\n')
  serve(socket, mode === 'starttls')
})
// All of 127.0.0.0/8 is this machine: one listener answers on every address of it.
server.listen({ host: '0.0.0.0', port: 0, backlog: 8192 }, () =>
  process.send?.((server.address() as net.AddressInfo).port),
)
process.on('disconnect', () => process.exit())
