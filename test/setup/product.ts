/** The built product as a process of its own, for tests that start, stop and kill it. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import net from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'

const MAIN = new URL('../../dist/server/main.js', import.meta.url).pathname

/** A place for a product to live at: a port and a folder, which stay the same when it is started again. */
export class Home {
  readonly url: string
  readonly #port: number
  readonly folder: string
  readonly #env: Record<string, string>
  /** All that it printed. */
  log = ''
  #process: ChildProcess | null = null

  private constructor(port: number, folder: string, env: Record<string, string>) {
    this.#port = port
    this.folder = folder
    this.#env = env
    this.url = `http://127.0.0.1:${port}`
  }

  /** @param env configuration besides the one that keeps all traffic on loopback */
  static async create(env: Record<string, string> = {}): Promise<Home> {
    return new Home(await freePort(), await mkdtemp(path.join(tmpdir(), 'helograph-test-')), env)
  }

  /** Of the process that runs. */
  get pid(): number {
    if (!this.#process?.pid) throw new Error('the product does not run')
    return this.#process.pid
  }

  /** Starts the product; resolves when it says that it is ready. @throws with what it said, where it ended instead */
  async start(): Promise<void> {
    const child = spawn(process.execPath, [MAIN], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env.PATH,
        HOST: '127.0.0.1',
        PORT: String(this.#port),
        PUBLIC_URL: this.url,
        DATA_DIR: this.folder,
        HELO_NAME: 'probe.test',
        ALLOW_TARGETS: '127.0.0.0/8',
        ALLOW_PORTS: '1-65535',
        CLIENT_TESTS_PER_MINUTE: '0',
        TARGET_SESSIONS_PER_MINUTE: '0',
        LOG_LEVEL: 'silent',
        ...this.#env,
      },
    })
    this.#process = child
    let complaint = ''
    child.stderr.on('data', (chunk) => {
      complaint += chunk
    })
    child.stdout.on('data', (chunk) => {
      this.log += chunk
    })
    for await (const line of createInterface({ input: child.stdout })) {
      if (!line.includes('is ready at')) continue
      child.stdout.resume()
      return
    }
    throw new Error(`the product ended before it was ready: ${complaint}`)
  }

  /** Ends the product with a signal and waits until it is gone. */
  async stop(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    const child = this.#process
    this.#process = null
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill(signal)
    await gone
  }

  /** Stops it and leaves nothing behind. */
  async leave(): Promise<void> {
    await this.stop()
    await rm(this.folder, { recursive: true, force: true })
  }
}

export async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as net.AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
