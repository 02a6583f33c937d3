import type { Login } from '../../shared/credentials.ts'
import type { Options, Target } from '../../shared/events.ts'
import { parseTarget } from '../../shared/target.ts'
import type { Family, Security, Via } from '../../shared/words.ts'

/** What is asked of `POST /api/tests`; whatever is left out has its default. */
export type TestRequest = {
  target: string
  via?: Via
  port?: number
  security?: Security
  family?: Family
  patience?: number
  envelope?: boolean
  relay?: boolean
  injection?: boolean
  depth?: boolean
  auth?: Login
  /** false: content with what was tested a moment ago */
  fresh?: boolean
}

/** Name and password as a form holds them: beside the options, since they are never kept, and never asked for again by themselves. */
export type LoginFields = { user: string; password: string }

/** The options of a test as a form holds them. */
export type Choices = {
  via: Via
  port: number | null
  security: Security
  family: Family
  patience: number
  envelope: boolean
  relay: boolean
  injection: boolean
  depth: boolean
}

export const DEFAULTS: Choices = {
  via: 'auto',
  port: null,
  security: 'auto',
  family: 'any',
  patience: 60,
  envelope: true,
  relay: false,
  injection: false,
  depth: false,
}

/** @param login both empty: none is asked for */
export function requestOf(target: string, choices: Choices, login?: LoginFields): TestRequest {
  const request: TestRequest = { target }
  if (choices.via !== 'auto') request.via = choices.via
  if (choices.port !== null) request.port = choices.port
  if (choices.security !== 'auto') request.security = choices.security
  if (choices.family !== 'any') request.family = choices.family
  if (choices.patience !== DEFAULTS.patience) request.patience = choices.patience
  if (!choices.envelope) request.envelope = false
  if (choices.relay) request.relay = true
  if (choices.injection) request.injection = true
  if (choices.depth) request.depth = true
  if (login?.user || login?.password) request.auth = { user: login.user, password: login.password }
  return request
}

/** The options with which the same test can be asked for again. */
export function choicesOf(target: Target, options: Options): Choices {
  const parsed = parseTarget(target.input)
  const told = parsed.ok && parsed.target.port !== null
  const usual = target.port === (target.security === 'implicit' ? 465 : 25)
  // A port makes a name a host: where it goes without saying, it must not be said.
  const port = told || usual ? null : target.port
  const { patience, envelope, relay, injection, depth } = options
  return {
    via: target.kind === 'address' ? 'auto' : options.via,
    port,
    security: target.security,
    family: target.family,
    patience,
    envelope,
    relay,
    injection,
    depth,
  }
}
