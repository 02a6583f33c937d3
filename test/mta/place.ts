/** Where a real mail server lives: a folder of its own, free ports on loopback, and a log that can be waited for. */
import { once } from 'node:events'
import { existsSync, readFileSync, watch } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import net from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** What a mail server logs about a client that is not as it should be. */
const COMPLAINTS =
  /PREGREET|COMMAND (?:PIPELINING|TIME|COUNT|LENGTH)|BARE NEWLINE|NON-SMTP|HANGUP|pipelining|lost connection|timeout after|SSL_accept error|too many errors|synchroni[sz]ation error|protocol error|syntax error|unrecognized command|bad command|unexpected (disconnection|EOF)/i

/** A folder that every user of the machine may enter: mail servers give up root's rights. */
export async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'helograph-mta-'))
  await chmod(folder, 0o755)
  return folder
}

export function removeFolder(folder: string): Promise<void> {
  return rm(folder, { recursive: true, force: true })
}

/** Ports that were free a moment ago, all different. */
export async function freePorts<const Name extends string>(names: readonly Name[]): Promise<Record<Name, number>> {
  const servers = names.map(() => net.createServer().listen(0, '127.0.0.1'))
  await Promise.all(servers.map((server) => once(server, 'listening')))
  const ports = servers.map((server) => (server.address() as net.AddressInfo).port)
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))))
  return Object.fromEntries(names.map((name, at) => [name, ports[at]])) as Record<Name, number>
}

/** An address of loopback that nobody else uses, so that the ports whose numbers mean something (25, 465, 587) are free there. */
export function ownAddress(): string {
  const byte = () => 2 + Math.floor(Math.random() * 250)
  return `127.${byte()}.${byte()}.${byte()}`
}

/** The log file of a mail server. */
export class Log {
  readonly #file: string

  constructor(file: string) {
    this.#file = file
  }

  get lines(): string[] {
    return existsSync(this.#file) ? readFileSync(this.#file, 'utf8').split('\n') : []
  }

  get complaints(): string[] {
    return this.lines.filter((line) => COMPLAINTS.test(line))
  }

  /** Resolves with the lines that match, when there are so many of them. The time limit is that of the test. */
  async logged(pattern: RegExp, times = 1): Promise<string[]> {
    const found = () => this.lines.filter((line) => pattern.test(line))
    const changes = watch(path.dirname(this.#file))
    try {
      while (found().length < times) await once(changes, 'change')
      return found()
    } finally {
      changes.close()
    }
  }
}
