/** Postfix from its package, a personality on each of some ports of loopback. Must be started by root. */
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, chown, mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Credentials } from '../../server/specimens/certificates.ts'
import { UNPACKED } from '../setup/debian.ts'
import { MAILBOX_SERVICES, Mailbox, mailboxConfiguration } from './mailbox.ts'
import { freePorts, Log, makeFolder, ownAddress, removeFolder } from './place.ts'
import { userOf } from './user.ts'

const FILES = path.join(UNPACKED, 'postfix')
const LIBRARIES = path.join(FILES, 'usr/lib/postfix')

/** As Debian's master.cf has it for users: nothing without a login, and no login without TLS. */
const LOGIN =
  '-o smtpd_sasl_auth_enable=yes -o smtpd_sasl_type=dovecot -o smtpd_sasl_path=inet:127.0.0.1:{passwords}' +
  ' -o smtpd_tls_auth_only=yes -o smtpd_client_restrictions= -o smtpd_helo_restrictions= -o smtpd_sender_restrictions=' +
  ' -o smtpd_recipient_restrictions= -o smtpd_relay_restrictions=permit_sasl_authenticated,reject'

/** The end of a line of master.cf: the daemon, and what is special about it. */
const PERSONALITIES = {
  plain: 'smtpd',
  starttls: 'smtpd -o smtpd_tls_security_level=may',
  encrypt: 'smtpd -o smtpd_tls_security_level=encrypt',
  implicit: 'smtpd -o smtpd_tls_security_level=encrypt -o smtpd_tls_wrappermode=yes',
  // Without a memory, so that it waits with everybody every time.
  postscreen: 'postscreen -o postscreen_greet_wait=2s -o postscreen_greet_action=enforce -o postscreen_cache_map=',
  reject: 'smtpd -o smtpd_client_restrictions=reject',
  rate: 'smtpd -o smtpd_client_connection_rate_limit=1',
  greylist: 'smtpd -o { smtpd_recipient_restrictions = check_policy_service inet:127.0.0.1:{policy} }',
  // What guides to hardening recommend for port 25, all at once.
  hardened:
    'smtpd -o smtpd_tls_security_level=may -o smtpd_tls_protocols=>=TLSv1.2 -o smtpd_tls_mandatory_protocols=>=TLSv1.2' +
    ' -o smtpd_tls_ciphers=high -o smtpd_tls_mandatory_ciphers=high -o tls_preempt_cipherlist=yes -o disable_vrfy_command=yes' +
    ' -o smtpd_helo_required=yes -o strict_rfc821_envelopes=yes -o message_size_limit=10485760 -o smtpd_tls_auth_only=yes' +
    ' -o smtpd_data_restrictions=reject_unauth_pipelining -o smtpd_helo_restrictions=reject_invalid_helo_hostname,reject_non_fqdn_helo_hostname' +
    ' -o smtpd_recipient_restrictions=reject_unauth_pipelining,reject_non_fqdn_recipient,reject_unauth_destination',
  submission: `smtpd -o smtpd_tls_security_level=encrypt ${LOGIN}`,
  submissions: `smtpd -o smtpd_tls_wrappermode=yes ${LOGIN}`,
} as const

/** These live on ports whose numbers mean something, at an address of their own. */
const WELL_KNOWN: Partial<Record<Personality, number>> = { submission: 587, submissions: 465 }

export type Personality = keyof typeof PERSONALITIES

/** What stands behind the personalities. */
const SERVICES = `
smtpd pass - - n - - smtpd
postlog unix-dgram n - n - 1 postlogd
anvil unix - - n - 1 anvil
rewrite unix - - n - - trivial-rewrite
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
proxymap unix - - n - - proxymap
${MAILBOX_SERVICES}`

export interface Postfix {
  /** Where `submission` and `submissions` listen; the others do at 127.0.0.1. */
  ownAddress: string
  ports: Record<Personality, number>
  log: Log
  /** where mail for `mailbox.test` lands, whichever personality took it */
  mailbox: Mailbox
  /** Ends it, as an administrator would; it keeps its folder and its ports. */
  down(): Promise<void>
  /** Starts it again. */
  up(): Promise<void>
  /** Ends it for good. */
  stop(): Promise<void>
}

/**
 * @param policyPort where the service listens that is asked by `greylist`
 * @param passwordPort where the service listens that knows passwords
 */
export async function startPostfix(
  credentials: Credentials,
  policyPort: number,
  passwordPort: number,
): Promise<Postfix> {
  const folder = await makeFolder()
  const ports = { ...(await freePorts(Object.keys(PERSONALITIES) as Personality[])), ...WELL_KNOWN }
  const address = ownAddress()
  const listeners = Object.entries(PERSONALITIES).map(([name, command]) => {
    const personality = name as Personality
    const processes = name === 'postscreen' ? '1' : '-'
    const service = command.replace('{policy}', `${policyPort}`).replace('{passwords}', `${passwordPort}`)
    const where = personality in WELL_KNOWN ? address : '127.0.0.1'
    return `${where}:${ports[personality]} inet n - n - ${processes} ${service}`
  })
  await configure(folder, credentials, listeners)
  const mailbox = await Mailbox.create(path.join(folder, 'mail'))
  const log = new Log(path.join(folder, 'maillog'))
  let end = await begin(folder, log)
  const down = () => end()
  const up = async () => {
    end = await begin(folder, log)
  }
  const stop = async () => {
    await end()
    await removeFolder(folder)
  }
  return { ports, ownAddress: address, log, mailbox, down, up, stop }
}

/** Starts what was configured, and waits until it is there. @returns ends it */
async function begin(folder: string, log: Log): Promise<() => Promise<void>> {
  const started = /daemon started/
  const before = log.lines.filter((line) => started.test(line)).length
  // In the foreground and as our own child, the leader of a group in which all that it starts ends with it.
  const master = spawn(path.join(LIBRARIES, 'sbin/master'), ['-c', folder, '-s'], {
    env: { LD_LIBRARY_PATH: LIBRARIES, MAIL_CONFIG: folder, PATH: '/usr/bin:/bin' },
    stdio: ['ignore', 'ignore', 'inherit'],
    detached: true,
  })
  const ended = once(master, 'exit')
  const end = async () => {
    if (master.pid !== undefined && master.exitCode === null && master.signalCode === null)
      process.kill(-master.pid, 'SIGTERM')
    await ended
  }
  const failed = ended.then(([code]) =>
    Promise.reject(new Error(`Postfix ended with ${code}: ${log.lines.join('\n')}`)),
  )
  failed.catch(() => {})
  try {
    await Promise.race([log.logged(started, before + 1), failed])
    return end
  } catch (error) {
    await end()
    await removeFolder(folder)
    throw error
  }
}

async function configure(folder: string, { cert, key }: Credentials, listeners: string[]): Promise<void> {
  // The key first: Postfix takes what follows it for its chain.
  await writeFile(path.join(folder, 'server.pem'), key + cert, { mode: 0o600 })
  await writeFile(path.join(folder, 'master.cf'), `${listeners.join('\n')}${SERVICES}`)
  await writeFile(path.join(folder, 'main.cf'), mainConfiguration(folder))
  await makeFolders(folder)
}

const mainConfiguration = (folder: string) => `compatibility_level = 3.6
config_directory = ${folder}
queue_directory = ${folder}/queue
data_directory = ${folder}/data
daemon_directory = ${LIBRARIES}/sbin
command_directory = ${FILES}/usr/sbin
shlib_directory = ${LIBRARIES}
import_environment = MAIL_CONFIG LD_LIBRARY_PATH
export_environment = MAIL_CONFIG LD_LIBRARY_PATH
mail_owner = postfix
setgid_group = postdrop
maillog_file = ${folder}/maillog
maillog_file_prefixes = ${folder}
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = mx.test
mydestination = mx.test, example.test
mynetworks = 192.0.2.0/24
local_recipient_maps =
alias_maps =
smtpd_peername_lookup = no
smtpd_client_event_limit_exceptions =
smtpd_tls_chain_files = ${folder}/server.pem
postscreen_access_list =
${mailboxConfiguration(path.join(folder, 'mail'))}`

/** The package lists them as `$queue_directory/active:d:$mail_owner:-:700:ucr`, and Postfix is strict about them. */
async function makeFolders(folder: string): Promise<void> {
  const list = await readFile(path.join(FILES, 'etc/postfix/postfix-files'), 'utf8')
  const postfix = await userOf('postfix')
  for (const line of list.matchAll(/^\$(queue|data)_directory(\/\w+)?:d:([^:]+):([^:]+):(\d+):/gm)) {
    const [, kind = '', below = '', owner, group, mode = ''] = line
    const place = path.join(folder, kind, below)
    await mkdir(place, { recursive: true })
    await chown(place, owner === '$mail_owner' ? postfix.uid : 0, 0)
    if (group === '$setgid_group') execFileSync('chgrp', ['postdrop', place])
    await chmod(place, Number.parseInt(mode, 8))
  }
}
