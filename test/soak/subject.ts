/** The built product as what is watched: a process of its own, whose memory and files are read from the kernel's books. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { rssKiB } from '../bench/processes.ts'
import { freePort } from '../setup/product.ts'
import type { Feeling } from './inside.ts'

const MAIN = new URL('../../dist/server/main.js', import.meta.url).pathname
/** Built beside this. */
const INSIDE = new URL('./inside.js', import.meta.url).href

export interface Subject {
  url: string
  /** Resident memory in MiB, open files, and the worst that it told of itself since the last time. */
  look(): { rssMiB: number; files: number } & Feeling
  stop(): Promise<void>
}

export async function startSubject(): Promise<Subject> {
  const [port, folder] = [await freePort(), await mkdtemp(path.join(tmpdir(), 'helograph-soak-'))]
  const url = `http://127.0.0.1:${port}`
  const child = fork(MAIN, [], {
    execArgv: ['--max-semi-space-size=32', '--import', INSIDE],
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    env: {
      PATH: process.env.PATH,
      HOST: '127.0.0.1',
      PORT: String(port),
      PUBLIC_URL: url,
      DATA_DIR: folder,
      HELO_NAME: 'probe.test',
      ALLOW_TARGETS: '127.0.0.0/8',
      ALLOW_PORTS: '1-65535',
      CLIENT_TESTS_PER_MINUTE: '0',
      TARGET_SESSIONS_PER_MINUTE: '0',
      LOG_LEVEL: 'error',
    },
  })
  const felt: Feeling[] = []
  child.on('message', (feeling) => felt.push(feeling as Feeling))
  const pid = child.pid as number
  let said = ''
  while (!said.includes('is ready at')) {
    const [chunk] = await Promise.race([once(child.stdout as NodeJS.ReadableStream, 'data'), once(child, 'exit')])
    if (child.exitCode !== null) throw new Error('the product ended before it was ready')
    said += chunk
  }
  child.stdout?.pipe(process.stdout)
  return {
    url,
    look() {
      const since = felt.splice(0)
      const worst = (key: keyof Feeling) => Math.max(0, ...since.map((feeling) => feeling[key]))
      return {
        rssMiB: rssKiB(pid) / 1024,
        files: readdirSync(`/proc/${pid}/fd`).length,
        heapMiB: Math.min(...since.map(({ heapMiB }) => heapMiB)),
        delayP99: worst('delayP99'),
        delayMax: worst('delayMax'),
      }
    },
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        const gone = once(child, 'exit')
        child.kill('SIGTERM')
        await gone
      }
      await rm(folder, { recursive: true, force: true })
    },
  }
}
