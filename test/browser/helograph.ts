import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/** The built Helograph as a process of its own, on loopback, with its data in a folder of its own. */
export class Helograph {
  readonly url: string
  readonly #env: NodeJS.ProcessEnv
  readonly #folder: string
  #process: ChildProcess | null = null

  private constructor(port: number, folder: string, env: Record<string, string>) {
    this.url = `http://localhost:${port}`
    this.#folder = folder
    this.#env = {
      ...process.env,
      PORT: String(port),
      DATA_DIR: folder,
      PUBLIC_URL: this.url,
      ALLOW_TARGETS: '127.0.0.0/8',
      ALLOW_PORTS: '1-65535',
      CLIENT_TESTS_PER_MINUTE: '0',
      TARGET_SESSIONS_PER_MINUTE: '0',
      HELO_NAME: 'probe.helograph.example',
      LOG_LEVEL: 'silent',
      ...env,
    }
  }

  /**
   * @param prepare puts something into the folder before it starts
   * @param env configuration besides the one that keeps all traffic on loopback
   */
  static async start(prepare = async (_folder: string) => {}, env: Record<string, string> = {}): Promise<Helograph> {
    const helograph = new Helograph(await freePort(), await mkdtemp(join(tmpdir(), 'helograph-')), env)
    await prepare(helograph.#folder)
    await helograph.start()
    return helograph
  }

  async start(): Promise<void> {
    const child = spawn(process.execPath, ['dist/server/main.js'], {
      env: this.#env,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.#process = child
    let complaint = ''
    child.stderr.on('data', (chunk) => {
      complaint += chunk
    })
    for await (const line of createInterface(child.stdout)) if (line.includes('is ready at')) return
    throw new Error(`Helograph did not start: ${complaint}`)
  }

  /** @param signal SIGKILL: as a crash does it */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    const child = this.#process
    this.#process = null
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    child.kill(signal)
    await once(child, 'exit')
  }

  async remove(): Promise<void> {
    await this.stop()
    await rm(this.#folder, { recursive: true, force: true })
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
