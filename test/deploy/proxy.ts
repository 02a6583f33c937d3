/** A web server of Debian's in front of the product, set up by the example in deploy/ with other places filled in. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { makeCertificates } from '../../server/specimens/certificates.ts'
import { UNPACKED } from '../setup/debian.ts'

/** Where things are in a test: the certificate is in the folder. */
export type Place = { folder: string; port: number; upstream: string }

/** How one kind of proxy is set up. */
export type Kind = {
  name: string
  program: string
  /** makes files of the example, in the folder of the place */
  configure(example: string, place: Place): Record<string, string>
  example: string
  /** arguments that check the configuration, and that run it */
  check(folder: string): string[]
  run(folder: string): string[]
  /** what it says when it listens */
  ready: RegExp
}

/** Each stands in the example once or more; a test of an example that has it no longer would test something else. */
function fill(example: string, places: readonly (readonly [string, string])[]): string {
  return places.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`the example has no "${from}" any more`)
    return text.replaceAll(from, to)
  }, example)
}

export const NGINX: Kind = {
  name: 'nginx',
  program: path.join(UNPACKED, 'nginx/usr/sbin/nginx'),
  example: 'nginx.conf',
  configure: (example, { folder, port, upstream }) => ({
    'helograph.conf': fill(example, [
      ['    listen [::]:80;\n', ''],
      ['    listen [::]:443 ssl http2;\n', ''],
      ['listen 80;', `listen unix:${folder}/plain.sock;`],
      ['listen 443 ssl http2;', `listen 127.0.0.1:${port} ssl http2;`],
      ['/etc/letsencrypt/live/helograph.example.org/fullchain.pem', `${folder}/cert.pem`],
      ['/etc/letsencrypt/live/helograph.example.org/privkey.pem', `${folder}/key.pem`],
      ['127.0.0.1:8080;', `${upstream};`],
    ]),
    'main.conf': `
      ${process.getuid?.() === 0 ? 'user root;' : ''}
      daemon off;
      pid ${folder}/nginx.pid;
      error_log stderr notice;
      events {}
      http {
        ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((one) => `${one}_temp_path ${folder}/${one};`).join(' ')}
        include ${folder}/helograph.conf;
      }`,
  }),
  check: (folder) => ['-t', '-q', '-e', 'stderr', '-c', `${folder}/main.conf`],
  run: (folder) => ['-e', 'stderr', '-c', `${folder}/main.conf`],
  ready: /start worker process \d/,
}

export const CADDY: Kind = {
  name: 'Caddy',
  program: path.join(UNPACKED, 'caddy/usr/bin/caddy'),
  example: 'Caddyfile',
  configure: (example, { folder, port, upstream }) => ({
    Caddyfile: `{
	admin off
	auto_https off
	default_sni mx.test
}
${fill(example, [
  [
    'helograph.example.org {',
    `https://127.0.0.1:${port} {\n\tbind 127.0.0.1\n\ttls ${folder}/cert.pem ${folder}/key.pem`,
  ],
  ['reverse_proxy 127.0.0.1:8080', `reverse_proxy ${upstream}`],
])}`,
  }),
  check: (folder) => ['validate', '--adapter', 'caddyfile', '--config', `${folder}/Caddyfile`],
  run: (folder) => ['run', '--adapter', 'caddyfile', '--config', `${folder}/Caddyfile`],
  ready: /serving initial configuration/,
}

export class FrontProxy {
  readonly #folder: string
  readonly #process: ChildProcess

  private constructor(folder: string, child: ChildProcess) {
    this.#folder = folder
    this.#process = child
  }

  /** Checks the configuration as an administrator would, and starts. */
  static async start(kind: Kind, port: number, upstream: string): Promise<FrontProxy> {
    const folder = await mkdtemp(path.join(tmpdir(), 'helograph-proxy-'))
    const { key, cert } = makeCertificates().credentials['self-signed']
    const example = await readFile(new URL(`../../deploy/${kind.example}`, import.meta.url), 'utf8')
    const files = { ...kind.configure(example, { folder, port, upstream }), 'cert.pem': cert, 'key.pem': key }
    for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), text)
    await mkdir(path.join(folder, 'home'))
    const env = { PATH: process.env.PATH, HOME: path.join(folder, 'home') }
    execFileSync(kind.program, kind.check(folder), { env, stdio: 'pipe' })
    const child = spawn(kind.program, kind.run(folder), { env, stdio: ['ignore', 'ignore', 'pipe'] })
    for await (const line of createInterface({ input: child.stderr })) {
      if (!kind.ready.test(line)) continue
      child.stderr.resume()
      return new FrontProxy(folder, child)
    }
    throw new Error(`${kind.name} ended before it listened`)
  }

  async stop(): Promise<void> {
    const gone = once(this.#process, 'exit')
    this.#process.kill('SIGTERM')
    await gone
    await rm(this.#folder, { recursive: true, force: true })
  }
}
