/** Puts a probe together from its configuration: real sockets, real clock, real DNS. */
import { randomBytes } from 'node:crypto'
import dns from 'node:dns'
import type { Credentials } from '../../shared/credentials.ts'
import type { Fact, Probe } from '../../shared/events.ts'
import { Budget, type Refusal } from './budget.ts'
import { Canaries } from './canaries.ts'
import { createChecks } from './checks/all.ts'
import { createHttpsGet } from './checks/https-get.ts'
import { type Clock, systemClock } from './clock.ts'
import { createCache } from './dns/cache.ts'
import { metered } from './dns/metered.ts'
import { type Answer, createResolver, type Resolver } from './dns/resolver.ts'
import { createDoor, type Endpoint } from './door.ts'
import { createGuard, type Guard } from './guard.ts'
import { identify } from './identity.ts'
import { Reach } from './reach.ts'
import { createRefused, type Refused } from './refused.ts'
import { type ProbeTools, runTest, type TestRequest, WHOLE } from './run.ts'
import { createTlsContext } from './smtp/handshake.ts'
import { createOldTls } from './smtp/old-tls.ts'
import { Turns } from './turns.ts'

export interface ProbeConfig {
  vantage: string
  /** Null: the machine's own name. */
  heloName: string | null
  /** Null: postmaster at the name that EHLO says. */
  mailFrom: string | null
  /** Null: the same as the sender. */
  relayRecipient: string | null
  /** None: those of the machine. */
  dnsServers: readonly Endpoint[]
  /** CIDRs exempt from the guard. */
  allowTargets: readonly string[]
  /** Names, addresses and CIDRs that are not tested. */
  refuseTargets: readonly string[]
  /** 0 = no limit */
  targetSessionsPerMinute: number
  /** Sessions in a minute, whoever is visited; null: a good deal more than for one address. */
  sessionsPerMinute: number | null
  /** Domains of the lists that addresses are looked up on (RFC 5782). */
  blocklists: readonly string[]
  /** Mail servers to ask whether the way out is open. */
  canaries: readonly string[]
}

/** What an operator wants to know of a probe, told as it happens. */
export interface ProbeMeter {
  /** @param ms how long the DNS servers were waited for */
  dnsAnswered(ms: number, status: Answer['status']): void
}

export interface Probing {
  identity: Probe
  /** How many addresses are being talked to now, and how many sessions wait until theirs is free. */
  load(): { sessions: number; sessionsWaiting: number }
  guard: Guard
  refused: Refused
  budget: Budget
  /** Whether all sessions together were as many as may be in a minute. */
  whole(): Refusal | null
  resolver: Resolver
  /** Runs a test to its end, telling facts as they happen. Never rejects for what a server or a network did. */
  run(request: TestRequest, tell: (fact: Fact) => void, signal: AbortSignal, login: Credentials | null): Promise<void>
}

export function createProbe(config: ProbeConfig, meter?: ProbeMeter): Probing {
  const tools = createTools(config, systemClock, meter)
  const { turns } = tools
  return {
    identity: tools.identity,
    load: () => ({ sessions: turns.size, sessionsWaiting: turns.waiting }),
    guard: tools.guard,
    refused: tools.refused,
    budget: tools.budget,
    whole: () => tools.whole.refusal(WHOLE),
    resolver: tools.resolver,
    run: (request, tell, signal, login) => runTest(request, tell, tools, signal, login),
  }
}

export function createTools(config: ProbeConfig, clock: Clock, meter?: ProbeMeter): ProbeTools {
  const guard = createGuard(config.allowTargets)
  const door = createDoor(guard)
  const identity = identify(config.vantage, config.heloName, guard)
  const reach = new Reach(() => Date.now())
  const mailFrom = config.mailFrom ?? `postmaster@${identity.heloName}`
  const ownResolvers = config.dnsServers.length > 0
  const servers = nameServersOf(config)
  const asking = createResolver(servers, clock)
  const resolver = createCache(meter ? metered(asking, clock, meter.dnsAnswered) : asking, clock)
  return {
    clock,
    today: () => Date.now(),
    identity,
    guard,
    door,
    get: createHttpsGet({ clock, door }),
    resolver,
    checks: createChecks({ blocklists: config.blocklists, ownResolvers }),
    refused: createRefused(config.refuseTargets),
    turns: new Turns(),
    budget: new Budget(config.targetSessionsPerMinute, clock),
    whole: new Budget(wholeOf(config), clock),
    reach,
    canaries: new Canaries(config.canaries, { clock, resolver, guard, door, reach }),
    tlsContext: createTlsContext(),
    tlsUpTo: createOldTls(),
    nonce: () => randomBytes(24).toString('base64url'),
    mailFrom,
    relayRecipient: config.relayRecipient ?? mailFrom,
  }
}

/** Whoever sets no limit for one address means none. */
const ADDRESSES_A_MINUTE = 200

function wholeOf({ sessionsPerMinute, targetSessionsPerMinute }: ProbeConfig): number {
  return sessionsPerMinute ?? ADDRESSES_A_MINUTE * targetSessionsPerMinute
}

/** Those of the operator, else those of the machine. */
export function nameServersOf({ dnsServers }: Pick<ProbeConfig, 'dnsServers'>): readonly Endpoint[] {
  return dnsServers.length > 0 ? dnsServers : systemServers()
}

/** Node writes `192.0.2.1`, `192.0.2.1:5353`, `2001:db8::1` and `[2001:db8::1]:5353`. */
function systemServers(): Endpoint[] {
  return dns.getServers().map((server) => {
    const [, bracketed, plain, port] = /^(?:\[(.+)\]|([^:]+)):(\d+)$/.exec(server) ?? []
    return { address: bracketed ?? plain ?? server, port: port ? Number(port) : 53 }
  })
}
