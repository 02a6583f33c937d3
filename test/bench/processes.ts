/** Children of the bench, and what they cost. Each is ended by whoever started it. */
import { type ChildProcess, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const here = (name: string) => fileURLToPath(new URL(`./${name}`, import.meta.url))

export interface Child<Told> {
  told: Told
  process: ChildProcess
  stop(): Promise<void>
}

/** Starts a script of the bench and waits for the first thing that it tells. */
export async function start<Told>(
  script: string,
  args: readonly string[],
  execArgv: string[] = [],
): Promise<Child<Told>> {
  const child = fork(here(script), args, { execArgv, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const [told] = (await once(child, 'message')) as [Told]
  return { told, process: child, stop: () => stop(child) }
}

/** Starts the built product with a store of its own; `readyMs` is from the start of the process to `/readyz`. */
export async function startProduct(
  port: number,
  dataDir: string,
  env: NodeJS.ProcessEnv = {},
): Promise<Child<{ url: string; readyMs: number }>> {
  const began = performance.now()
  const child = spawn(process.execPath, ['--max-semi-space-size=32', here('../server/main.js')], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      PORT: String(port),
      HOST: '127.0.0.1',
      DATA_DIR: dataDir,
      HELO_NAME: 'probe.bench.test',
      ALLOW_TARGETS: '127.0.0.0/8',
      ALLOW_PORTS: '1-65535',
      CLIENT_TESTS_PER_MINUTE: '0',
      TARGET_SESSIONS_PER_MINUTE: '0',
      MAX_TESTS: '0',
      LOG_LEVEL: 'error',
      ...env,
    },
  })
  const url = `http://127.0.0.1:${port}`
  while (child.exitCode === null) {
    const ready = await fetch(`${url}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    )
    if (ready) return { told: { url, readyMs: performance.now() - began }, process: child, stop: () => stop(child) }
  }
  throw new Error(`the product ended with ${child.exitCode} before it was ready`)
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  await gone
}

/** User and system time of a process so far, in milliseconds, from the kernel's own books. */
export function cpuMs(pid: number): number {
  const { user, system } = timesOf(pid)
  return user + system
}

/** The same of all children that it has waited for, and of theirs. */
export function childrenCpuMs(pid: number): number {
  const { childrenUser, childrenSystem } = timesOf(pid)
  return childrenUser + childrenSystem
}

/** proc_pid_stat(5): utime, stime, cutime, cstime, in ticks. */
function timesOf(pid: number) {
  const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const TICK_MS = 10
  const [user = 0, system = 0, childrenUser = 0, childrenSystem = 0] = fields
    .slice(11, 15)
    .map((ticks) => Number(ticks) * TICK_MS)
  return { user, system, childrenUser, childrenSystem }
}

/** Resident memory of a process in KiB. */
export function rssKiB(pid: number): number {
  const [, kib] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1')) ?? []
  return Number(kib)
}
