/**
 * A dialogue as text becomes the facts of a test, judged as the probe judges it. One text is one session:
 *
 *   S: 220 mx1.example.com      received; each reply ends its step
 *   C: EHLO probe.test          sent; EHLO, STARTTLS, MAIL, RCPT, QUIT begin their steps
 *   N: some words               a note
 *   + 6000                      that many milliseconds pass
 *   TLS TLSv1.3                 the handshake succeeds, and the certificate is judged
 *   F banner failed timeout target: Nothing came. | received     this step ends like this, whatever the judge says
 */

import {
  capabilitiesOf,
  type Judgement,
  judgeHello,
  judgeNoStartTls,
  judgeReply,
} from '../../../server/probe/smtp/judge.ts'
import { judgeCertificate, judgeHandshake } from '../../../server/probe/smtp/judge-tls.ts'
import type { Failure, Tls } from '../../../shared/events.ts'
import { fold } from '../../../shared/fold.ts'
import type { Facts } from '../../../shared/report.ts'
import type { FailureKind, Fault, Status, StepName } from '../../../shared/words.ts'
import { type Asked, goodTls, Scribe, type Talk } from '../../samples/scribe.ts'

export interface Stage {
  host?: string
  address?: string
  port?: number
  tls?: Partial<Tls>
  asked?: Asked
}

export function factsOf(...dialogues: (string | [string, Stage])[]): Facts {
  const scribe = new Scribe('played000001', { port: stageOf(dialogues[0]).port ?? 25 })
  dialogues.forEach((dialogue, index) => {
    play(scribe, index, typeof dialogue === 'string' ? dialogue : dialogue[0], stageOf(dialogue))
  })
  return fold(null, scribe.finish(1_000_000)) as Facts
}

function stageOf(dialogue: string | [string, Stage] | undefined): Stage {
  return Array.isArray(dialogue) ? dialogue[1] : {}
}

const COMMANDS: [RegExp, StepName][] = [
  [/^(?:EHLO|HELO)/, 'ehlo'],
  [/^STARTTLS/, 'starttls'],
  [/^AUTH|^\*{8}$/, 'auth'],
  [/^MAIL FROM:<>/, 'quit'],
  [/^MAIL/, 'mail-from'],
  [/^RCPT TO:<relay/, 'relay'],
  [/^RCPT/, 'rcpt-to'],
  [/^(?:RSET|QUIT)/, 'quit'],
]

function play(scribe: Scribe, index: number, text: string, stage: Stage): void {
  const { host = `mx${index + 1}.example.com`, address = `192.0.2.${25 + index}`, port = 25, asked } = stage
  const talk = scribe.open(index, 1, host, 10, address, port, asked)
  const lines = text.split('\n').flatMap((line) => line.trim() || [])
  if (!lines[0]?.startsWith('F connect')) talk.connect(address)
  const scene = new Scene(talk, host, stage)
  for (const line of lines) scene.take(line)
  scene.end()
  talk.skip('Not reached.')
}

class Scene {
  readonly #talk: Talk
  readonly #host: string
  readonly #stage: Stage
  #step: StepName | null = null
  #began = 0
  #reply: string[] = []
  #whole: string[] = []
  #told: Judgement | null = null
  #secured = false

  constructor(talk: Talk, host: string, stage: Stage) {
    this.#talk = talk
    this.#host = host
    this.#stage = stage
  }

  take(line: string): void {
    const [, word = '', rest = ''] = /^(\S+) ?(.*)$/.exec(line) ?? []
    if (word === '+') this.#talk.ms += Number(rest)
    else if (word === 'F') this.#fail(rest)
    else if (word === 'TLS') this.#secure(rest)
    else if (word === 'C:') this.#say(rest)
    else if (word === 'N:') this.#talk.line(this.#step ?? 'connect', 'note', rest)
    else if (word === 'S:') this.#hear(rest)
    else throw new Error(`nobody knows what ${line} means`)
  }

  end(): void {
    const step = this.#step
    if (!step) return
    const { status, summary, failure } = this.#told ?? this.#judged(step)
    this.#talk.end(step, status, summary, failure)
    this.#step = null
  }

  #begin(step: StepName): void {
    if (this.#step === step) return
    this.end()
    this.#talk.begin(step)
    this.#step = step
    this.#began = this.#talk.ms
    this.#reply = []
    this.#whole = []
    this.#told = null
  }

  #fail(rest: string): void {
    const [, step, status, kind, fault, message = 'It went wrong.', received = ''] =
      /^(\S+) (\S+)(?: (\S+) ([^\s:]+))?(?:: ([^|]*?))?(?: \| (.*))?$/.exec(rest) ?? []
    const patience = this.#talk.ms
    this.#begin(step as StepName)
    this.#began = patience
    const failure: Failure = { kind: kind as FailureKind, fault: fault as Fault, message, received }
    const judged = { status: status as Exclude<Status, 'running'>, summary: message }
    this.#told = kind ? { ...judged, failure } : judged
  }

  #say(text: string): void {
    const named = COMMANDS.find(([pattern]) => pattern.test(text))?.[1] as StepName
    this.#begin(named === 'ehlo' && this.#secured ? 'ehlo-tls' : named)
    this.#talk.line(this.#step as StepName, 'sent', text)
    this.#reply = []
  }

  #hear(text: string): void {
    if (!this.#step) this.#begin('banner')
    const step = this.#step as StepName
    this.#talk.line(step, 'received', text)
    this.#reply.push(text)
    if (/^\d{3}-/.test(text)) return
    this.#whole = this.#reply
    this.#reply = []
    if (step !== 'ehlo' && step !== 'ehlo-tls') return
    const capabilities = capabilitiesOf(replyOf(this.#whole))
    if (text.startsWith('250'))
      this.#talk.capabilities(step, ...capabilities.map((one) => `${one.keyword} ${one.parameters}`.trim()))
    if (this.#told || text.startsWith('5') || this.#secured) return
    if (capabilities.some(({ keyword }) => keyword === 'STARTTLS') || capabilities.length === 0) return
    this.#begin('starttls')
    this.#told = judgeNoStartTls(this.#stage.port === 587)
    this.end()
  }

  #secure(protocol: string): void {
    const step = this.#step === 'starttls' ? 'starttls' : 'tls'
    this.#begin(step)
    const tls = { ...goodTls(this.#host), protocol, ...this.#stage.tls }
    this.#talk.tls(step, tls).line(step, 'note', `TLS begins: ${tls.protocol}, ${tls.cipher}`)
    this.#told ??= judgeHandshake(tls, '')
    this.#begin('certificate')
    const submission = this.#stage.port === 465 || this.#stage.port === 587
    this.#told = judgeCertificate(tls, this.#host, submission, Date.parse('2026-11-24T02:43:12.000Z'))
    this.end()
    this.#secured = true
  }

  #judged(step: StepName): Judgement {
    const reply = replyOf(this.#whole)
    const { port } = this.#stage
    const heard = judgeReply(step, reply, this.#talk.ms - this.#began, {
      submission: port === 465 || port === 587,
      ofDomain: true,
    })
    return step === 'ehlo' ? judgeHello(capabilitiesOf(reply), heard, true) : heard
  }
}

function replyOf(lines: string[]) {
  return {
    code: Number(lines.at(-1)?.slice(0, 3) ?? 0),
    texts: lines.map((line) => line.slice(4)),
    shown: lines.join(' '),
    oddities: new Set<never>(),
  }
}
