/**
 * Brings what tests need from Debian to this machine: a browser, and mail servers that run from a folder, because
 * Debian's mail servers exclude each other and installing one changes the machine. Nothing is done twice; what cannot be
 * done is an error that says who can do it, never a test left out.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { TestProject } from 'vitest/node'

/** Packages of this name are unpacked into a folder of the same name. */
export const UNPACKED = new URL('../../.cache/debian/', import.meta.url).pathname
const SERVERS = ['postfix', 'exim4-daemon-light', 'opensmtpd']
/** Web servers to stand in front of the product. */
const PROXIES = ['nginx', 'caddy']
const LIBRARIES = [
  'libicu72',
  'libsasl2-2',
  'libdb5.3',
  'libevent-2.1-7',
  'libnsl2',
  'libidn12',
  'libidn2-0',
  'libgnutls-dane0',
  'libpcre2-8-0',
]
/** The mail servers drop their rights to these; Exim and OpenSMTPD have the names of theirs compiled in. */
const USERS = ['postfix', 'Debian-exim', 'opensmtpd', 'opensmtpq']
const GROUPS = ['postdrop']

/** Called by vitest before a project's first test. */
export default function setup({ name }: TestProject): void {
  if (name === 'browser') prepareBrowser()
  if (name === 'mta') prepareMailServers()
  if (name === 'deploy') prepareProxies()
}

export function prepareBrowser(): void {
  if (existsSync(process.env.CHROMIUM ?? '/usr/bin/chromium')) return
  if (process.env.CHROMIUM) throw new Error(`There is no browser at ${process.env.CHROMIUM}, where CHROMIUM points.`)
  demandRoot('the browser', ['the package chromium'], [`apt-get install ${INSTALL.join(' ')} chromium`])
  install(['chromium'])
}

export function prepareMailServers(): void {
  const libraries = LIBRARIES.filter((library) => !isInstalled(library))
  const users = USERS.filter((user) => !isListed('/etc/passwd', user))
  const groups = GROUPS.filter((group) => !isListed('/etc/group', group))
  const commands = [
    ...(libraries.length > 0 ? [`apt-get install ${INSTALL.join(' ')} ${libraries.join(' ')}`] : []),
    ...groups.map((group) => `groupadd --system ${group}`),
    ...users.map((user) => `useradd --system --user-group ${user}`),
  ]
  const missing = [
    ...libraries.map((library) => `the package ${library}`),
    ...users.map((user) => `the user ${user}`),
    ...groups.map((group) => `the group ${group}`),
    'the rights of root, with which mail servers start',
  ]
  demandRoot('real mail servers', missing, [...commands, 'npx vitest run --project mta'])
  if (libraries.length > 0) install(libraries)
  for (const group of groups) run('groupadd', ['--system', group])
  for (const user of users) run('useradd', ['--system', '--user-group', '--shell', '/usr/sbin/nologin', user])
  for (const server of SERVERS) unpack(server)
}

/** They start without the rights of root, and need but one library that a small system may lack. */
export function prepareProxies(): void {
  const libraries = ['libpcre2-8-0'].filter((library) => !isInstalled(library))
  if (libraries.length > 0) {
    demandRoot('real web servers', [`the package ${libraries}`], [`apt-get install ${INSTALL.join(' ')} ${libraries}`])
    install(libraries)
  }
  for (const proxy of PROXIES) unpack(proxy)
}

const INSTALL = ['--yes', '--no-install-recommends']

function demandRoot(purpose: string, missing: string[], commands: string[]): void {
  if (process.getuid?.() === 0) return
  throw new Error(
    `Tests with ${purpose} lack ${missing.join(', ')}. As an administrator, run: ${commands.join(' && ')}`,
  )
}

function isInstalled(name: string): boolean {
  try {
    const status = execFileSync('dpkg-query', ['--status', name], { stdio: 'pipe' })
    return status.toString().includes('\nStatus: install ok installed\n')
  } catch {
    return false
  }
}

function isListed(file: string, name: string): boolean {
  return readFileSync(file, 'utf8')
    .split('\n')
    .some((line) => line.startsWith(`${name}:`))
}

function install(packages: string[]): void {
  withLists(() => run('apt-get', ['-o', 'DPkg::Lock::Timeout=120', 'install', ...INSTALL, ...packages]))
}

/** A folder is there under its name only when it is whole. */
export function unpack(name: string): void {
  const folder = path.join(UNPACKED, name)
  if (existsSync(folder)) return
  mkdirSync(UNPACKED, { recursive: true })
  const find = () => readdirSync(UNPACKED).find((file) => file.startsWith(`${name}_`) && file.endsWith('.deb'))
  if (!find()) withLists(() => run('apt-get', ['download', name], UNPACKED))
  const archive = find()
  if (!archive) throw new Error(`apt-get download ${name} left no package in ${UNPACKED}.`)
  const half = `${folder}.half`
  rmSync(half, { recursive: true, force: true })
  run('dpkg-deb', ['-x', path.join(UNPACKED, archive), half])
  renameSync(half, folder)
}

/** The lists of packages may be missing, or too old to find what they name; then they are fetched, and it is tried again. */
function withLists(attempt: () => void): void {
  try {
    attempt()
  } catch {
    run('apt-get', ['-o', 'DPkg::Lock::Timeout=120', 'update'])
    attempt()
  }
}

function run(command: string, args: string[], cwd?: string): void {
  try {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    execFileSync(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : String(error)
    throw new Error(`${command} ${args.join(' ')} failed: ${said}`)
  }
}
