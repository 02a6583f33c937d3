import { readFile } from 'node:fs/promises'

/** The numbers of a user of this machine. */
export async function userOf(name: string): Promise<{ uid: number; gid: number }> {
  const lines = (await readFile('/etc/passwd', 'utf8')).split('\n')
  const [, , uid, gid] = lines.find((line) => line.startsWith(`${name}:`))?.split(':') ?? []
  if (!uid || !gid) throw new Error(`This machine has no user ${name}.`)
  return { uid: Number(uid), gid: Number(gid) }
}
