/** What this machine has to offer: a folder, a port, and files that can be open at once. Nothing is written. */
import { once } from 'node:events'
import { constants } from 'node:fs'
import { access, readFile, stat, statfs } from 'node:fs/promises'
import { createServer } from 'node:net'
import { dirname, resolve } from 'node:path'
import type { Config } from '../config.ts'
import { good, note, type Remark, wrong } from './remark.ts'

/** With less room than this no store can begin; with less than that it will not last. In bytes. */
const NO_ROOM = 1024 * 1024
const LITTLE_ROOM = 256 * NO_ROOM
/** Sessions of one test side by side; each is a socket. */
const SOCKETS_A_TEST = 8
/** For viewers, name servers, and the store. */
const OTHER_FILES = 500

export async function lookAtFolder(dataDir: string): Promise<Remark> {
  const about = 'DATA_DIR'
  const folder = resolve(dataDir)
  try {
    const nearest = await nearestThere(folder)
    await access(nearest, constants.W_OK | constants.X_OK)
    const files = [`${folder}/helograph.db`, `${folder}/helograph.db-wal`]
    for (const file of files) if (await isThere(file)) await access(file, constants.R_OK | constants.W_OK)
    const { bavail, bsize } = await statfs(nearest)
    if (bavail * bsize < NO_ROOM)
      return wrong(about, `${nearest} has no room left; free some, or name a folder on another disk.`)
    const room = `${Math.floor((bavail * bsize) / 1024 ** 2)} MiB free`
    if (bavail * bsize < LITTLE_ROOM) return note(about, `${folder} can be written to, but has only ${room}.`)
    return good(about, `${folder} ${nearest === folder ? 'can be written to' : 'can be made'}, ${room}.`)
  } catch (error) {
    const { code, path = folder } = error as NodeJS.ErrnoException
    return wrong(
      about,
      `${path} cannot be written to (${code}); name a folder that this user may write to, on a disk that is not read-only.`,
    )
  }
}

async function nearestThere(folder: string): Promise<string> {
  return (await isThere(folder)) || dirname(folder) === folder ? folder : nearestThere(dirname(folder))
}

function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}

/** Listens for a moment. */
export async function lookAtPort({ host, port }: Pick<Config, 'host' | 'port'>): Promise<Remark> {
  const server = createServer()
  try {
    server.listen({ host, port })
    await once(server, 'listening')
    return good('PORT', `${host} port ${port} is free.`)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EADDRINUSE') return note('PORT', `Port ${port} is in use; by Helograph itself, if it runs.`)
    if (code === 'EACCES') return wrong('PORT', `This user may not listen on port ${port}; choose one above 1023.`)
    return wrong('HOST', `${host} cannot be listened on (${code}); set HOST to an address of this machine.`)
  } finally {
    server.close()
  }
}

export async function lookAtLimits({ maxTests }: Pick<Config, 'maxTests'>): Promise<Remark[]> {
  const limits = await readFile('/proc/self/limits', 'utf8').catch(() => '')
  const open = Number(/^Max open files +(\d+)/m.exec(limits)?.[1] ?? Number.POSITIVE_INFINITY)
  const needed = maxTests * SOCKETS_A_TEST + OTHER_FILES
  if (open >= needed) return []
  return [
    note(
      'MAX_TESTS',
      `${maxTests} tests may need ${needed} open files, and this user may have ${open}; raise the limit (LimitNOFILE=, ulimit -n).`,
    ),
  ]
}
