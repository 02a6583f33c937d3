/** Exim from its package, on a port of loopback. Must be started by root. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chown, mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Credentials } from '../../server/specimens/certificates.ts'
import { UNPACKED } from '../setup/debian.ts'
import { freePorts, Log, makeFolder, removeFolder } from './place.ts'
import { userOf } from './user.ts'

const PROGRAM = path.join(UNPACKED, 'exim4-daemon-light/usr/sbin/exim4')

export interface Exim {
  port: number
  /** Where TLS begins with the first byte. */
  implicitPort: number
  log: Log
  stop(): Promise<void>
}

/**
 * @param acl lines of the ACL for RCPT
 * @param credentials null: no TLS is offered
 * @param more lines of the main section
 */
export async function startExim(acl: string, credentials: Credentials | null, more = ''): Promise<Exim> {
  const folder = await makeFolder()
  const { port, implicitPort } = await freePorts(['port', 'implicitPort'])
  const pem = path.join(folder, 'server.pem')
  const file = path.join(folder, 'exim.conf')
  await writeFile(pem, credentials ? credentials.cert + credentials.key : '', { mode: 0o600 })
  await writeFile(file, configuration(folder, [port, implicitPort], acl, credentials ? pem : null, more))
  const { uid, gid } = await userOf('Debian-exim')
  await mkdir(path.join(folder, 'spool'))
  for (const place of [folder, pem, path.join(folder, 'spool')]) await chown(place, uid, gid)
  const log = new Log(path.join(folder, 'mainlog'))
  const child = spawn(PROGRAM, ['-C', file, '-bdf'], {
    env: { PATH: '/usr/bin:/bin' },
    stdio: ['ignore', 'ignore', 'inherit'],
    detached: true,
  })
  const ended = once(child, 'exit')
  const stop = async () => {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGTERM')
    await ended
    await removeFolder(folder)
  }
  const failed = ended.then(([code]) => Promise.reject(new Error(`Exim ended with ${code}: ${log.lines.join('\n')}`)))
  failed.catch(() => {})
  try {
    await Promise.race([log.logged(/listening for SMTP/), failed])
  } catch (error) {
    await stop()
    throw error
  }
  return { port, implicitPort, log, stop }
}

/** No look-ups of clients, which would wait for a DNS that is not there. */
const configuration = (folder: string, ports: [number, number], acl: string, pem: string | null, more: string) => `
exim_path = ${PROGRAM}
exim_user = Debian-exim
exim_group = Debian-exim
primary_hostname = mx.test
spool_directory = ${folder}/spool
log_file_path = ${folder}/%slog
log_selector = +smtp_connection +smtp_protocol_error +smtp_syntax_error +tls_cipher
pid_file_path = ${folder}/exim.pid
local_interfaces = 127.0.0.1
daemon_smtp_ports = ${ports.join(' : ')}
tls_on_connect_ports = ${ports[1]}
keep_environment =
host_lookup =
rfc1413_query_timeout = 0s
acl_smtp_rcpt = rcpt
${pem ? `tls_advertise_hosts = *\ntls_certificate = ${pem}\ntls_privatekey = ${pem}` : 'tls_advertise_hosts ='}
${more}
begin acl
rcpt:
${acl}
`
