/** How a peer is run: as a program for each dialogue, as a service that is asked, or as a library in a process of its own. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import type { DialogueFigures } from './dialogues.ts'
import type { Opened, Place } from './peer-list.ts'
import { childrenCpuMs, cpuMs, start } from './processes.ts'

/** Nobody takes longer for what is asked of it here, in milliseconds. */
const PATIENCE_MS = 60_000

/** A program that holds one dialogue and ends. */
export function oneShot(
  command: string,
  args: readonly string[],
  env: Record<string, string> = {},
  closed: () => void = () => {},
): Opened {
  return {
    async hold(count) {
      // The shell waits for all of them, so the kernel adds their time to its books; then it waits until these were read.
      const script = 'seq "$0" | xargs -P 16 -I{} timeout 20 "$@" >/dev/null 2>&1; echo $?; read -r _'
      const all = spawn('sh', ['-c', script, String(count), command, ...args], {
        stdio: ['pipe', 'pipe', 'inherit'],
        env: { ...process.env, ...env },
      })
      const [told] = (await once(all.stdout, 'data', { signal: AbortSignal.timeout(PATIENCE_MS) })) as [Buffer]
      const spent = childrenCpuMs(all.pid as number)
      const gone = once(all, 'exit')
      all.stdin.end('\n')
      await gone
      if (told.toString().trim() !== '0') throw new Error(`${command} failed`)
      return spent / count
    },
    close: async () => closed(),
  }
}

/** A service that holds a dialogue for each request. @param done what its answer holds when all went well */
export async function byTool(
  command: string,
  args: readonly string[],
  url: string,
  done: RegExp,
  closed: () => void,
): Promise<Opened> {
  const service = spawn(command, args, { stdio: 'ignore' })
  await once(service, 'spawn')
  const pid = service.pid as number
  const ask = async () => done.test(await (await fetch(url)).text())
  let up = false
  for (let tries = 0; !up && tries < 100; tries++) {
    up = await ask().catch(() => false)
    if (!up) await sleep(50)
  }
  const close = async () => {
    const gone = once(service, 'exit')
    service.kill()
    await gone
    closed()
  }
  if (!up) {
    await close()
    throw new Error(`${command} does not answer`)
  }
  return {
    async hold(count) {
      const before = cpuMs(pid)
      let left = count
      const asker = async () => {
        while (left-- > 0) if (!(await ask())) throw new Error(`${command} failed`)
      }
      await Promise.all(Array.from({ length: 16 }, asker))
      return (cpuMs(pid) - before) / count
    },
    close,
  }
}

/** A library, in a process like that of the floor. */
export async function byDialogues(who: 'nodemailer', { port, startTls }: Place): Promise<Opened> {
  const child = await start<string>('dialogues.js', [])
  return {
    async hold(count) {
      child.process.send({ who, port, startTls, count, atOnce: 16 })
      const signal = AbortSignal.timeout(PATIENCE_MS)
      const [{ cpuMs }] = (await once(child.process, 'message', { signal })) as [DialogueFigures]
      return cpuMs
    },
    close: () => child.stop(),
  }
}
