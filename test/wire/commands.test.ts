/** What an operator types, on the built product. */
import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { DecodedPacket } from 'dns-packet'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }
import { Home } from '../setup/product.ts'
import { AD, NXDOMAIN, type Says, serve } from './name-server.ts'

const MAIN = new URL('../../dist/server/main.js', import.meta.url).pathname
const ZONE: Record<string, Says> = {
  '. TXT': { flags: AD },
  'probe.test A': { answers: [{ type: 'A', name: 'probe.test', ttl: 60, data: '192.0.2.1' }] },
  'probe.test TXT': { answers: [{ type: 'TXT', name: 'probe.test', ttl: 60, data: 'v=spf1 a -all' }] },
  '1.2.0.192.in-addr.arpa PTR': {
    answers: [{ type: 'PTR', name: '1.2.0.192.in-addr.arpa', ttl: 60, data: 'probe.test' }],
  },
}
const answers = ({ questions: [question] = [] }: DecodedPacket): Says[] => [
  ZONE[`${question?.name} ${question?.type}`] ?? { flags: NXDOMAIN },
]

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'helograph-test-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

function run(args: string[], env: Record<string, string> = {}): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [MAIN, ...args], { env }, (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, out, err })
    })
  })
}

describe('helograph --check-config', () => {
  it('finds nothing wrong where all is as it should be, and starts nothing', async () => {
    const server = await serve(answers)
    const { code, out, err } = await run(['--check-config'], {
      PORT: '0',
      HOST: '127.0.0.1',
      PUBLIC_URL: 'https://helograph.example',
      TRUST_PROXY: '127.0.0.1',
      DATA_DIR: folder,
      HELO_NAME: 'probe.test',
      DNS_SERVERS: `127.0.0.1:${server.port}`,
      METRICS_TOKEN: 'a-secret-of-many-characters',
    })
    expect(out).toContain('good   HELO_NAME: probe.test leads to 192.0.2.1, and that back to it.')
    expect(out).toContain('good   MAIL_FROM: postmaster@probe.test')
    expect(out).toMatch(/^good {3}DNS_SERVERS: 127\.0\.0\.1 port \d+ answers, and vouches/m)
    expect(out).not.toMatch(/^WRONG|a-secret/m)
    expect(out).toMatch(/\nNothing is wrong\.\n$/)
    expect([code, err]).toEqual([0, ''])
  })

  it('names each wrong variable, without its secrets', async () => {
    const { code, out } = await run(['--check-config'], { PORT: 'http', METRICS_TOKEN: 'short', ALLOW_TARGET: '::1' })
    expect(out).toMatch(/^WRONG {2}PORT=http: give a whole number/m)
    expect(out).toMatch(/^WRONG {2}METRICS_TOKEN=\(not shown\): give at least/m)
    expect(out).toContain('note   ALLOW_TARGET is no variable of Helograph; ALLOW_TARGETS is.')
    expect(out).not.toContain('short')
    expect(code).toBe(1)
  })
})

it('helograph --version and --help say so, and an option that there is not is an error', async () => {
  expect(await run(['--version'])).toEqual({ code: 0, out: `Helograph ${manifest.version}\n`, err: '' })
  expect(await run(['--help'])).toMatchObject({ code: 0, out: expect.stringContaining('--check-config') })
  expect(await run(['--chekc-config'])).toMatchObject({ code: 1, out: '', err: expect.stringContaining('--help') })
})

it('helograph --backup copies the store of one that runs', async () => {
  const home = await Home.create()
  try {
    await home.start()
    const practice = await fetch(`${home.url}/api/practice/starttls-454`, { method: 'POST' })
    const { id } = (await practice.json()) as { id: string }
    const events = await (await fetch(`${home.url}/api/tests/${id}/events`)).text()
    const backup = await run(['--backup', path.join(folder, 'helograph.db')], { DATA_DIR: home.folder })
    expect(backup).toMatchObject({ code: 0, err: '' })

    const other = await Home.create({ DATA_DIR: folder })
    await other.start()
    expect(await (await fetch(`${other.url}/api/tests/${id}/events`)).text()).toBe(events)
    await other.leave()
    expect(await run(['--backup', path.join(folder, 'helograph.db')], { DATA_DIR: home.folder })).toMatchObject({
      code: 1,
      err: expect.stringContaining('is there already'),
    })
  } finally {
    await home.leave()
  }
})
