/**
 * Tests of practice servers: the real probe, over a real socket, against a specimen that listens on loopback while its test
 * runs and is reachable for that test alone. Everything else that a probe has is made for the occasion: names come from the
 * script, and so do policies; no canary is asked, and no other test is waited for.
 */
import type { Credentials } from '../../shared/credentials.ts'
import type { Fact, Options, Probe, Target } from '../../shared/events.ts'
import { practiceInput, specimenOf } from '../../shared/practice.ts'
import type { SpecimenCard } from '../../shared/specimen-card.ts'
import { Budget } from '../probe/budget.ts'
import { Canaries } from '../probe/canaries.ts'
import { createChecks } from '../probe/checks/all.ts'
import { systemClock } from '../probe/clock.ts'
import { createDoor } from '../probe/door.ts'
import { createGuard } from '../probe/guard.ts'
import { Reach } from '../probe/reach.ts'
import { type ProbeTools, runTest, type TestRequest } from '../probe/run.ts'
import { createTlsContext } from '../probe/smtp/handshake.ts'
import { createOldTls } from '../probe/smtp/old-tls.ts'
import { Turns } from '../probe/turns.ts'
import { type Certificates, makeCertificates } from './certificates.ts'
import { readHead } from './head.ts'
import type { Specimen } from './library.ts'
import { policyHost, signedZone } from './policies.ts'
import { openStage, type Stage } from './stage.ts'
import { realTime } from './tempo.ts'
import { zoneResolver } from './zone-resolver.ts'

/** A person is watching; what matters about a silence is seen in a few seconds as well as in a minute. */
const LONGEST_WAIT_MS = 7000
/** They show certificates that end in a few days, so they are made anew now and then. */
const CERTIFICATES_LAST_MS = 86_400_000

/** Who the scripts think that they talk to: names of nobody (RFC 2606 2). */
const HELO_NAME = 'probe.test'
const MAIL_FROM = `postmaster@${HELO_NAME}`
const RELAY_RECIPIENT = 'relay@elsewhere.test'

export interface Practice {
  /** What the gallery shows, in the order of their names. */
  cards: readonly SpecimenCard[]
  /** The test of a specimen; null where there is none of that name. */
  order(name: string): { target: Target; options: Options } | null
  /** Runs the test of a specimen to its end. Rejects only where there is none of that name, or for a mistake of ours. */
  run(request: TestRequest, tell: (fact: Fact) => void, signal: AbortSignal): Promise<void>
}

export interface PracticeOptions {
  /** Told when a specimen listens: for tests that try to get in. */
  opened?: (stage: Stage) => void
}

export function createPractice(specimens: readonly Specimen[], { opened }: PracticeOptions = {}): Practice {
  const shown = new Map(specimens.filter(({ head }) => head.shown).map((specimen) => [specimen.name, specimen]))
  const certificates = freshCertificates()

  return {
    cards: [...shown.values()].map(({ card }) => card),

    order(name) {
      const head = shown.get(name)?.head
      if (!head) return null
      const patience = Math.min(head.options.patience, LONGEST_WAIT_MS / 1000)
      return { target: { ...head.target, input: practiceInput(name) }, options: { ...head.options, patience } }
    },

    async run(request, tell, signal) {
      const name = specimenOf(request.target)
      const specimen = name && shown.get(name)
      if (!specimen) throw new Error(`there is no specimen for ${request.target.input}`)
      const made = certificates()
      const stage = await openStage(specimen.script.servers, {
        tempo: realTime,
        certificates: made,
        pieces: 'breaths',
        // The probe sees what comes of it, and its report says so.
        failed: () => {},
      })
      try {
        opened?.(stage)
        // A login is overwritten once it was used, so each run has its own.
        const { login } = readHead(specimen.script.head)
        await runTest(request, tell, toolsFor(specimen, stage, made), signal, login)
      } finally {
        await stage.close()
      }
    },
  }
}

/** What dispatch asks of a probe. */
interface Runner {
  identity: Probe
  run(request: TestRequest, tell: (fact: Fact) => void, signal: AbortSignal, login: Credentials | null): Promise<void>
}

/** A probe that runs tests of specimens against them, and all other tests as before. */
export function withPractice(probe: Runner, practice: Practice): Runner {
  return {
    identity: probe.identity,
    run: (request, tell, signal, login) =>
      specimenOf(request.target) === null
        ? probe.run(request, tell, signal, login)
        : practice.run(request, tell, signal),
  }
}

function toolsFor({ head }: Specimen, stage: Stage, certificates: Certificates): ProbeTools {
  // Whatever the guard allows here, nothing but the stage can be connected to.
  const guard = createGuard(['127.0.0.0/8', '::1'])
  const door = createDoor(guard)
  const resolver = zoneResolver([...head.zone, ...signedZone(head, certificates)])
  const reach = new Reach(() => Date.now())
  return {
    clock: systemClock,
    today: () => Date.now(),
    identity: { vantage: 'practice', heloName: HELO_NAME, addresses: ['127.0.0.1'] },
    guard,
    door,
    get: policyHost(head.policy),
    resolver,
    checks: createChecks(head.checks),
    refused: () => false,
    turns: new Turns(),
    budget: new Budget(0, systemClock),
    whole: new Budget(0, systemClock),
    reach,
    canaries: new Canaries([], { clock: systemClock, resolver, guard, door, reach }),
    tlsContext: createTlsContext([certificates.authority]),
    tlsUpTo: createOldTls([certificates.authority]),
    // RFC 7677 3: the one whose answers stand in the scripts.
    nonce: () => 'rOprNGfwEbeRWgbNEkqO',
    mailFrom: MAIL_FROM,
    relayRecipient: RELAY_RECIPIENT,
    connect: stage.connect,
    longestWaitMs: LONGEST_WAIT_MS,
  }
}

/** Makes certificates when they are first needed, and others when those are a day old. */
function freshCertificates(): () => Certificates {
  let made: { certificates: Certificates; at: number } | null = null
  return () => {
    if (!made || Date.now() - made.at > CERTIFICATES_LAST_MS)
      made = { certificates: makeCertificates(), at: Date.now() }
    return made.certificates
  }
}
