/** The peers, and how each is told to hold the dialogue of the bench, or as much of it as it knows. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { UNPACKED } from '../setup/debian.ts'
import { byDialogues, byTool, oneShot } from './peer-ways.ts'

export interface Place {
  port: number
  startTls: boolean
}

export interface Opened {
  /** Holds so many dialogues, 16 at once. @returns the CPU of each in milliseconds, what starts it included */
  hold(count: number): Promise<number>
  close(): Promise<void>
}

export interface Peer {
  name: string
  /** Of Debian, unpacked each into its folder. */
  packages: readonly string[]
  /** Dialogues of one repetition, in plain text and with TLS: enough for the clock of the kernel, which ticks each 10 ms. */
  many: number
  few: number
  open(place: Place): Promise<Opened>
}

const NAME = 'probe.bench.test'
const FROM = `postmaster@${NAME}`
const unpacked = (file: string) => path.join(UNPACKED, file)

export const PEERS: readonly Peer[] = [
  {
    name: 'nodemailer verify (no MAIL, no RCPT)',
    packages: [],
    many: 1000,
    few: 300,
    open: (place) => byDialogues('nodemailer', place),
  },
  {
    name: 'blackbox_exporter',
    packages: ['prometheus-blackbox-exporter'],
    many: 400,
    few: 200,
    open: ({ port, startTls }) => {
      const folder = mkdtempSync(path.join(tmpdir(), 'helograph-bench-'))
      const config = path.join(folder, 'blackbox.json')
      // YAML 1.2 holds JSON.
      writeFileSync(config, JSON.stringify({ modules: { smtp: conversation(startTls) } }))
      const command = unpacked('prometheus-blackbox-exporter/usr/bin/prometheus-blackbox-exporter')
      const args = [`--config.file=${config}`, '--web.listen-address=127.0.0.1:18115', '--log.level=error']
      const url = `http://127.0.0.1:18115/probe?target=127.0.0.1:${port}&module=smtp`
      return byTool(command, args, url, /^probe_success 1$/m, () => rmSync(folder, { recursive: true }))
    },
  },
  {
    name: 'check_smtp',
    packages: ['monitoring-plugins-basic'],
    many: 80,
    few: 40,
    open: async ({ port, startTls }) =>
      oneShot(unpacked('monitoring-plugins-basic/usr/lib/nagios/plugins/check_smtp'), [
        ...['-H', '127.0.0.1', '-p', String(port), '-F', NAME, '-f', FROM, '-C', 'RCPT TO:<postmaster>', '-R', '250'],
        ...(startTls ? ['-S'] : []),
      ]),
  },
  {
    name: 'posttls-finger (no MAIL, no RCPT)',
    packages: ['postfix'],
    many: 40,
    few: 32,
    open: async ({ port, startTls }) => {
      // It wants a configuration, and an empty one will do.
      const folder = mkdtempSync(path.join(tmpdir(), 'helograph-bench-'))
      writeFileSync(path.join(folder, 'main.cf'), '')
      const level = startTls ? 'encrypt' : 'none'
      return oneShot(
        unpacked('postfix/usr/sbin/posttls-finger'),
        ['-c', '-h', 'native', '-o', `myhostname=${NAME}`, '-L', 'summary', '-l', level, `[127.0.0.1]:${port}`],
        { MAIL_CONFIG: folder, LD_LIBRARY_PATH: unpacked('postfix/usr/lib/postfix') },
        () => rmSync(folder, { recursive: true }),
      )
    },
  },
  {
    name: 'swaks',
    packages: ['swaks', 'libnet-ssleay-perl'],
    many: 16,
    few: 16,
    open: async ({ port, startTls }) =>
      oneShot(
        unpacked('swaks/usr/bin/swaks'),
        [
          ...['--server', '127.0.0.1', '--port', String(port), '--helo', NAME, '--from', FROM, '--to', 'postmaster'],
          ...['--quit-after', 'RCPT', ...(startTls ? ['-tls'] : [])],
        ],
        { PERL5LIB: unpacked('libnet-ssleay-perl/usr/lib/x86_64-linux-gnu/perl5/5.36') },
      ),
  },
]

/** What the exporter is told to expect and to say. */
function conversation(startTls: boolean) {
  const hello = [{ send: `EHLO ${NAME}\r` }, { expect: '^250 ' }]
  const ask = (command: string, code: number) => [{ send: `${command}\r` }, { expect: `^${code} ` }]
  return {
    prober: 'tcp',
    timeout: '10s',
    tcp: {
      tls_config: { insecure_skip_verify: true },
      query_response: [
        { expect: '^220 ' },
        ...hello,
        ...(startTls ? [...ask('STARTTLS', 220), { starttls: true }, ...hello] : []),
        ...[...ask(`MAIL FROM:<${FROM}>`, 250), ...ask('RCPT TO:<postmaster>', 250), ...ask('QUIT', 221)],
      ],
    },
  }
}
