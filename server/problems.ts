import type { ProblemDetails } from '../shared/api.ts'

/** Every way in which a call can be refused: the codes are stable, programs rely on them. */
export const PROBLEMS = {
  target_invalid: { status: 400, title: 'This target cannot be understood' },
  request_invalid: { status: 400, title: 'A field of the request is wrong' },
  target_forbidden: { status: 403, title: 'This address may not be tested' },
  target_refused: { status: 403, title: 'This target does not want to be tested' },
  port_forbidden: { status: 403, title: 'This port may not be tested' },
  unauthorized: { status: 401, title: 'A token is needed' },
  forbidden: { status: 403, title: 'Not allowed' },
  not_found: { status: 404, title: 'There is nothing here' },
  gone: { status: 410, title: 'What was here is gone' },
  rate_limited: { status: 429, title: 'Too often just now' },
  busy: { status: 503, title: 'No room at the moment' },
  internal: { status: 500, title: 'Helograph made a mistake' },
} as const

export type ProblemCode = keyof typeof PROBLEMS

/**
 * The allowances that can be used up: of whoever asks, of a target, of one that asked to be left alone, of all sessions in
 * a minute, and of all tests at once.
 */
export type BudgetName = 'client' | 'target' | 'asked' | 'whole' | 'tests'

/** `budget` is for the operator's figures, and told to nobody else. */
type Extras = Pick<ProblemDetails, 'field' | 'latest'> & { retryAfterMs?: number; budget?: BudgetName }

/** A refusal on its way to whoever called: routes throw it, the error handler of the app answers it. */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly extras: Extras

  /** @param detail what is wrong this time, and what to do */
  constructor(code: ProblemCode, detail: string, extras: Extras = {}) {
    super(detail)
    this.code = code
    this.extras = extras
  }

  get status(): number {
    return PROBLEMS[this.code].status
  }

  get headers(): Record<string, string> {
    const { retryAfterMs } = this.extras
    return {
      ...(retryAfterMs === undefined ? {} : { 'retry-after': String(Math.max(1, Math.ceil(retryAfterMs / 1000))) }),
      // RFC 9110 11.6.1: a 401 names the way to authenticate.
      ...(this.code === 'unauthorized' ? { 'www-authenticate': 'Bearer' } : {}),
    }
  }

  /** RFC 9457. */
  get body(): ProblemDetails {
    const { retryAfterMs: _, budget: __, ...extras } = this.extras
    const { title, status } = PROBLEMS[this.code]
    return { type: 'about:blank', title, status, detail: this.message, code: this.code, ...extras }
  }
}
