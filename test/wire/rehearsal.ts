/** Runs a test against played servers, and sees to it that nothing of it is left behind. */
import { createHash, X509Certificate } from 'node:crypto'
import { getEventListeners } from 'node:events'
import net from 'node:net'
import { Value } from 'typebox/value'
import { expect, vi } from 'vitest'
import { Budget } from '../../server/probe/budget.ts'
import { Canaries } from '../../server/probe/canaries.ts'
import { type CheckConfig, createChecks } from '../../server/probe/checks/all.ts'
import type { HttpsGet } from '../../server/probe/checks/https-get.ts'
import { createGuard } from '../../server/probe/guard.ts'
import { Reach } from '../../server/probe/reach.ts'
import { type ProbeTools, runTest } from '../../server/probe/run.ts'
import { createTlsContext } from '../../server/probe/smtp/handshake.ts'
import { createOldTls } from '../../server/probe/smtp/old-tls.ts'
import { Turns } from '../../server/probe/turns.ts'
import { type CertificateName, makeCertificates } from '../../server/specimens/certificates.ts'
import { type Head, readHead } from '../../server/specimens/head.ts'
import { type Pieces, play } from '../../server/specimens/player.ts'
import type { Action, Script } from '../../server/specimens/script.ts'
import { zoneResolver } from '../../server/specimens/zone-resolver.ts'
import { AnyEvent, type Fact, type TestEvent } from '../../shared/events.ts'
import { fold } from '../../shared/fold.ts'
import type { Facts } from '../../shared/report.ts'
import { ManualClock } from './manual-clock.ts'

const certificates = makeCertificates()
const tlsContext = createTlsContext([certificates.authority])
const tlsUpTo = createOldTls([certificates.authority])

/** All that a test needs, and none of it real but the sockets. */
/** @param names of canaries */
export function makeTools(
  clock: ManualClock,
  zone: readonly string[],
  checks: CheckConfig = { blocklists: [], ownResolvers: false },
  names: readonly string[] = [],
): ProbeTools {
  const guard = createGuard(['127.0.0.0/8'])
  const resolver = zoneResolver(zone)
  const reach = new Reach(() => clock.now())
  return {
    clock,
    today: () => Date.now(),
    identity: { vantage: 'test', heloName: 'probe.test', addresses: ['127.0.0.1'] },
    guard,
    get: policyHost(''),
    resolver,
    checks: createChecks(checks),
    turns: new Turns(),
    budget: new Budget(0, clock),
    reach,
    canaries: new Canaries(names, { clock, resolver, guard, reach }),
    tlsContext,
    tlsUpTo,
    // RFC 7677 3
    nonce: () => 'rOprNGfwEbeRWgbNEkqO',
    mailFrom: 'postmaster@probe.test',
    relayRecipient: 'relay@elsewhere.test',
  }
}

/** A web server that has this one file; an empty one refuses connections. */
function policyHost(body: string): HttpsGet {
  return async () =>
    body
      ? { ok: true, status: 200, contentType: 'text/plain', location: '', body }
      : { ok: false, kind: 'refused', message: 'The address refused the connection.' }
}

/** TLSA records for certificates that exist only now, and the signatures that make them count. */
function signedZone({ target, tlsa }: Head): string[] {
  return tlsa.flatMap(({ host, certificate }) => {
    const { cert } = certificates.credentials[certificate as CertificateName]
    const key = new X509Certificate(cert).publicKey.export({ type: 'spki', format: 'der' })
    const owner = `_${target.port}._tcp.${host}`
    const digest = createHash('sha256').update(key).digest('hex')
    return [`${owner} TLSA 3 1 1 ${digest}`, ...[owner, host, target.host].map((name) => `${name} SIGNED`)]
  })
}

export interface Rehearsed {
  events: TestEvent[]
  facts: Facts
}

/** Throws where the client did not play its part, where an event is not as documented, or where something is left. */
export async function rehearse(script: Script, pieces: Pieces, options: Partial<ProbeTools> = {}): Promise<Rehearsed> {
  const head = readHead(script.head)
  const { target, options: asked, zone, policy, checks, login } = head
  const clock = new ManualClock()
  const stop = new AbortController()
  const stage = await openStage(script, clock, pieces, (error) => stop.abort(error))
  const record = startRecord(clock)
  record.tell({ type: 'queued', id: 'rehearsal', url: 'http://helograph.test/t/rehearsal', target, options: asked })
  try {
    const own = makeTools(clock, [...zone, ...signedZone(head)], checks)
    const tools = { ...own, get: policyHost(policy), ...options }
    await runTest({ id: 'rehearsal', target, options: asked }, record.tell, tools, stop.signal, login)
    await stage.over()
  } finally {
    await stage.clear()
  }
  for (let i = 0; i < 20; i++) await new Promise((resolve) => setImmediate(resolve))
  record.tell({ type: 'finished', status: 'finished', reason: '' })
  expect(clock.pending, 'timers left').toBe(0)
  expect(getEventListeners(stop.signal, 'abort'), 'listeners left').toEqual([])
  const facts = fold(null, record.events)
  if (!facts) throw new Error('nothing was recorded')
  return { events: record.events, facts }
}

/** Dates and numbers the facts, as the log does; every one must be as documented. */
function startRecord(clock: ManualClock) {
  const events: TestEvent[] = []
  const tell = (fact: Fact): void => {
    const ms = clock.now()
    const event: TestEvent = { ...fact, n: events.length + 1, at: new Date(ms).toISOString(), ms }
    if (!Value.Check(AnyEvent, event)) throw new Error(`not an event: ${JSON.stringify(event)}`)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that none of them comes so far is what is asked here
    const raw = /[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/.exec(Object.values(event).join(''))
    if (raw) throw new Error(`a control character got through: ${JSON.stringify(event)}`)
    events.push(event)
  }
  return { events, tell }
}

/** Listens for every server of the script, and leads the probe to them, whatever ports it thinks they have. */
async function openStage(script: Script, clock: ManualClock, pieces: Pieces, failed: (error: unknown) => void) {
  const clients: net.Socket[] = []
  const plays: Promise<void>[] = []
  const silences: Promise<void>[] = []
  const ports = new Map<string, number>()
  let active = 0
  const deaf = new Set([...script.servers].flatMap(([address, [first]]) => (first?.does === 'deaf' ? address : [])))
  const speaking = [...visitsOf(script)].filter(([address]) => !deaf.has(address))
  const servers = await Promise.all(
    speaking.map(async ([address, visits]) => {
      const server = net.createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
        const client = clients.find((one) => one.localPort === socket.remotePort)
        const actions = visits.shift()
        if (!client || !actions) return socket.destroy(new Error('an unexpected visitor'))
        active++
        const played = play(actions, socket, { clock, certificates, pieces, client }).finally(() => active--)
        played.catch(failed)
        plays.push(
          played.finally(() => {
            heard++
            socket.destroy()
          }),
        )
        const idle = () => active === 0 && clients.every(isGone)
        if (visits.length > 0) played.finally(() => passTimeWhileIdle(clock, idle)).catch(() => {})
      })
      await new Promise<void>((resolve) => server.listen(0, address, resolve))
      ports.set(address, (server.address() as net.AddressInfo).port)
      return server
    }),
  )
  /** Whether all who speak have had their say. */
  let heard = 0
  const others = () => heard === script.servers.size - deaf.size
  const connect = net.connect
  const plug = vi.spyOn(net, 'connect').mockImplementation(((where: net.TcpNetConnectOpts) => {
    if (deaf.has(where.host ?? '')) {
      const socket = new net.Socket()
      clients.push(socket)
      silences.push(wearOut(socket, clock, others))
      return socket
    }
    const port = ports.get(where.host ?? '')
    if (port === undefined) throw new Error(`the probe leaves the stage: ${where.host}`)
    const socket = connect({ ...where, port })
    clients.push(socket)
    return socket
  }) as typeof net.connect)
  return {
    /** When every server has played its part, and every socket of the probe is gone. */
    async over() {
      await Promise.all([...plays, ...silences])
      expect(plays.length + silences.length, 'sessions').toBe(script.servers.size)
      await Promise.all(clients.map(gone))
    },
    async clear() {
      plug.mockRestore()
      await Promise.allSettled(plays)
      await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))))
    },
  }
}

/** Nobody answers: time passes, once everybody else is through, until the client gives up. */
async function wearOut(socket: net.Socket, clock: ManualClock, others: () => boolean): Promise<void> {
  while (!socket.destroyed) {
    for (let i = 0; i < 20; i++) await new Promise((resolve) => setImmediate(resolve))
    if (others() && !socket.destroyed && clock.next !== null) clock.advance(clock.next)
  }
}

/** The servers of a script by their addresses, each with what it does at one visit after another. */
function visitsOf({ servers }: Script): Map<string, Action[][]> {
  const visits = new Map<string, Action[][]>()
  for (const [label, actions] of servers) {
    const address = label.replace(/ #\d+$/, '')
    visits.set(address, [...(visits.get(address) ?? []), actions])
  }
  return visits
}

const isGone = ({ closed }: net.Socket) => closed

/** Between two visits nobody plays, and so nobody lets time pass: until the client comes back, or waits for nothing. */
async function passTimeWhileIdle(clock: ManualClock, idle: () => boolean): Promise<void> {
  for (let turns = 0; turns < 1000; turns++) {
    for (let i = 0; i < 20; i++) await new Promise((resolve) => setImmediate(resolve))
    if (idle() && clock.next !== null) return clock.advance(clock.next)
    if (clock.next === null && idle()) return
  }
}

function gone(socket: net.Socket): Promise<void> {
  return socket.closed ? Promise.resolve() : new Promise((resolve) => socket.once('close', () => resolve()))
}
