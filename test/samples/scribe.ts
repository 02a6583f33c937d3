import type { Certificate, Fact, Failure, Options, Target, TestEvent, Tls } from '../../shared/events.ts'
import { DEFAULT_OPTIONS } from '../../shared/options.ts'
import { type Direction, STEPS, type Status, type StepName } from '../../shared/words.ts'

const BEGAN = Date.parse('2026-11-24T02:43:12.000Z')

const plain: Target = {
  input: 'example.com',
  kind: 'domain',
  host: 'example.com',
  port: 25,
  security: 'auto',
  family: 'any',
}

/** What a session asks besides. */
export type Asked = Pick<Extract<Fact, { type: 'session' }>, 'purpose' | 'tlsAsked'>

/** Writes down the events of an invented test: facts at times, in milliseconds since it began. */
export class Scribe {
  readonly events: { fact: Fact; ms: number }[] = []
  readonly id: string

  constructor(id: string, target: Partial<Target> = {}, chosen: Partial<Options> = {}) {
    this.id = id
    const url = `https://helograph.example/t/${id}`
    this.tell(0, {
      type: 'queued',
      id,
      url,
      target: { ...plain, ...target },
      options: { ...DEFAULT_OPTIONS, ...chosen },
    })
    const probe = { vantage: 'Frankfurt', heloName: 'probe.helograph.example', addresses: ['192.0.2.10'] }
    this.tell(0.4, { type: 'started', probe })
  }

  tell(ms: number, fact: Fact): this {
    this.events.push({ fact, ms })
    return this
  }

  finish(ms: number, status: 'finished' | 'interrupted' = 'finished', reason = ''): TestEvent[] {
    return this.tell(ms, { type: 'finished', status, reason }).told()
  }

  /** All events in the order of their times, numbered from 1. */
  told(): TestEvent[] {
    return this.events
      .toSorted((a, b) => a.ms - b.ms)
      .map(({ fact, ms }, at) => ({ ...fact, n: at + 1, at: new Date(BEGAN + ms).toISOString(), ms }) as TestEvent)
  }

  open(
    session: number,
    ms: number,
    host: string,
    preference: number | null,
    address: string,
    port = 25,
    asked: Asked = {},
  ): Talk {
    this.tell(ms, { type: 'session', session, host, preference, address, port, ...asked })
    return new Talk(this, session, ms)
  }
}

/** One session of an invented test: every call moves its clock on. */
export class Talk {
  ms: number
  readonly #scribe: Scribe
  readonly #session: number
  #left: StepName[] = [...STEPS]

  constructor(scribe: Scribe, session: number, ms: number) {
    this.#scribe = scribe
    this.#session = session
    this.ms = ms
  }

  begin(step: StepName): this {
    this.#left = this.#left.filter((name) => name !== step)
    this.#scribe.tell(this.ms, { type: 'step', session: this.#session, step, status: 'running', summary: '' })
    return this
  }

  line(step: StepName, direction: Direction, text: string, after = 0.2): this {
    this.ms += after
    this.#scribe.tell(this.ms, { type: 'line', session: this.#session, step, direction, text })
    return this
  }

  end(step: StepName, status: Status, summary = '', failure?: Failure): this {
    this.ms += 0.1
    const fact = { type: 'step' as const, session: this.#session, step, status, summary }
    this.#scribe.tell(this.ms, failure ? { ...fact, failure } : fact)
    return this
  }

  /** A whole step: what was sent, and the lines of the answer after so many milliseconds. */
  step(
    step: StepName,
    sent: string | null,
    answer: string[],
    took = 24,
    status: Status = 'passed',
    failure?: Failure,
  ): this {
    this.begin(step)
    if (sent !== null) this.line(step, 'sent', sent)
    answer.forEach((text, at) => {
      this.line(step, 'received', text, at === 0 ? took : 0.1)
    })
    return this.end(step, status, answer.at(-1) ?? '', failure)
  }

  connect(address: string, took = 24): this {
    return this.begin('connect')
      .line('connect', 'note', `SYN, ACK from ${address}:25`, took)
      .end('connect', 'passed', 'connected')
  }

  skip(reason: string, ...steps: StepName[]): this {
    const open = (steps.length > 0 ? steps : this.#left).filter((step) => this.#left.includes(step))
    this.#left = this.#left.filter((step) => !open.includes(step))
    if (open.length > 0) this.#scribe.tell(this.ms, { type: 'skipped', session: this.#session, steps: open, reason })
    return this
  }

  capabilities(step: 'ehlo' | 'ehlo-tls', ...keywords: string[]): this {
    const capabilities = keywords.map((text) => {
      const [keyword = '', ...rest] = text.split(' ')
      return { keyword, parameters: rest.join(' ') }
    })
    this.#scribe.tell(this.ms, { type: 'capabilities', session: this.#session, step, capabilities })
    return this
  }

  tls(step: 'tls' | 'starttls', tls: Tls, took = 27): this {
    this.ms += took
    this.#scribe.tell(this.ms, { type: 'tls', session: this.#session, step, tls })
    return this
  }

  /** EHLO, STARTTLS, the handshake, the certificate and EHLO again, all as it should be. */
  secure(host: string, took = 25): this {
    const before = ['SIZE 52428800', 'STARTTLS', '8BITMIME']
    const within = ['SIZE 52428800', 'AUTH PLAIN LOGIN', '8BITMIME']
    this.step('ehlo', 'EHLO probe.helograph.example', hello(host, before), took).capabilities('ehlo', ...before)
    this.begin('starttls')
      .line('starttls', 'sent', 'STARTTLS')
      .line('starttls', 'received', '220 2.0.0 Ready to start TLS', took)
    this.tls('starttls', goodTls(host)).end('starttls', 'passed', 'TLS 1.3')
    this.begin('certificate').end('certificate', 'passed', `valid for ${host}`)
    return this.step('ehlo-tls', 'EHLO probe.helograph.example', hello(host, within), took).capabilities(
      'ehlo-tls',
      ...within,
    )
  }

  envelope(recipient: string): this {
    return this.step('mail-from', 'MAIL FROM:<postmaster@probe.helograph.example>', ['250 2.1.0 Ok'])
      .step('rcpt-to', `RCPT TO:<${recipient}>`, ['250 2.1.5 Ok'])
      .quit()
  }

  /** @param bounces whether the null sender is asked about: not where somebody was put off */
  quit(bounces = true): this {
    this.skip('Not asked for.', 'auth', 'relay').skip('The session begins in plain text.', 'tls')
    this.begin('quit').line('quit', 'sent', 'RSET').line('quit', 'received', '250 2.0.0 Ok', 23)
    if (bounces) this.line('quit', 'sent', 'MAIL FROM:<>').line('quit', 'received', '250 2.1.0 Ok', 23)
    return this.line('quit', 'sent', 'QUIT')
      .line('quit', 'received', '221 2.0.0 Bye', 23)
      .end('quit', 'passed', '221 2.0.0 Bye')
  }
}

export function hello(host: string, keywords: string[]): string[] {
  const lines = [host, ...keywords]
  return lines.map((text, at) => `250${at === lines.length - 1 ? ' ' : '-'}${text}`)
}

export function certificate(subject: string, issuer: string, more: Partial<Certificate> = {}): Certificate {
  return {
    subject: `CN=${subject}`,
    issuer: `CN=${issuer}`,
    names: [subject],
    notBefore: '2026-10-01T00:00:00.000Z',
    notAfter: '2026-12-30T00:00:00.000Z',
    serialNumber: '04A1B2',
    fingerprint256: 'AA:BB',
    key: 'EC prime256v1',
    ...more,
  }
}

export function goodTls(host: string): Tls {
  return {
    protocol: 'TLSv1.3',
    cipher: 'TLS_AES_256_GCM_SHA384',
    trusted: true,
    trustError: null,
    nameMatches: true,
    certificates: [certificate(host, 'Example CA R3'), certificate('Example CA R3', 'Example Root X1')],
  }
}
