/**
 * OpenSMTPD from its package, at port 25 of an address of loopback. Must be started by root; it keeps its queue in
 * /var/spool/smtpd. Without TLS: Debian 12 built 6.8 with OpenSSL 3, whose private keys its privilege separation loses.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { chmod, mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { finished } from 'node:stream/promises'
import { UNPACKED } from '../setup/debian.ts'
import { Log, makeFolder, ownAddress, removeFolder } from './place.ts'

const PROGRAM = path.join(UNPACKED, 'opensmtpd/usr/sbin/smtpd')

export interface OpenSmtpd {
  address: string
  log: Log
  stop(): Promise<void>
}

/** @param head what stands before the listener
 *  @param more what stands behind it */
export async function startOpenSmtpd(head: string, more: string): Promise<OpenSmtpd> {
  const folder = await makeFolder()
  const address = ownAddress()
  const file = path.join(folder, 'smtpd.conf')
  await writeFile(file, configuration(folder, address, head, more))
  // It gives up its rights into an empty folder, whose name is compiled in.
  await mkdir('/var/lib/opensmtpd/empty', { recursive: true })
  await chmod('/var/lib/opensmtpd/empty', 0o755)
  const child = spawn(PROGRAM, ['-d', '-v', '-f', file], {
    env: { PATH: '/usr/bin:/bin' },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  const out = createWriteStream(path.join(folder, 'log'))
  child.stdout.pipe(out, { end: false })
  child.stderr.pipe(out, { end: false })
  const log = new Log(path.join(folder, 'log'))
  const ended = once(child, 'exit')
  const stop = async () => {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGTERM')
    await ended
    await finished(out.end())
    await removeFolder(folder)
  }
  const failed = ended.then(([code]) =>
    Promise.reject(new Error(`OpenSMTPD ended with ${code}: ${log.lines.join('\n')}`)),
  )
  failed.catch(() => {})
  try {
    await Promise.race([log.logged(/smtp: will accept at most/), failed])
  } catch (error) {
    await stop()
    throw error
  }
  return { address, log, stop }
}

const configuration = (folder: string, address: string, head: string, more: string) => `
${head}
table users { "@" = "root" }
listen on ${address} port 25 hostname "mx.test" ${more}
action "in" maildir "${folder}/mail" virtual <users>
match from any for domain "example.test" action "in"
`
