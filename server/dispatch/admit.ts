import type { TestOrder } from '../../shared/api.ts'
import type { Options, Target } from '../../shared/events.ts'
import { TARGET } from '../../shared/languages/en/target.ts'
import { DEFAULT_OPTIONS } from '../../shared/options.ts'
import { parseTarget, planTarget, wrongWords } from '../../shared/target.ts'

/** Why a test is not begun. Nothing is stored of it. */
export type Refusal =
  | { code: 'target_invalid' | 'target_forbidden' | 'target_refused' | 'port_forbidden'; detail: string }
  | { code: 'request_invalid'; detail: string; field: string }
  | { code: 'rate_limited'; detail: string; retryAfterMs: number; latest: string | null; budget: 'target' | 'asked' }
  | { code: 'busy'; detail: string; retryAfterMs: number; budget?: 'tests' | 'whole' }

export type Admitted = { target: Target; options: Options }

/** The addresses that nobody may be tested at. */
export type Guard = { forbidden(address: string): string | null }

export type Gate = {
  guard: Guard
  /** Whom the operator does not test. */
  refused: (place: string) => boolean
  allowedPort: (port: number) => boolean
  /** as a person reads them: `25, 465, 587, 2525` */
  allowedPorts: string
}

/** Understands what is asked for, and decides whether it may be tested at all, before anything is stored or asked. */
export function admit(order: TestOrder, gate: Gate): { ok: true; test: Admitted } | { ok: false; refusal: Refusal } {
  const parsed = parseTarget(order.target)
  if (!parsed.ok) {
    const reason = parsed.address && gate.guard.forbidden(parsed.address)
    return refuse(
      reason ? forbidden(parsed.address, reason) : { code: 'target_invalid', detail: wrongWords(parsed.wrong, TARGET) },
    )
  }
  const planned = planTarget(parsed.target, order)
  if (!planned.ok) {
    const { field, wrong } = planned
    const detail = wrongWords(wrong, TARGET)
    return refuse(field ? { code: 'request_invalid', field, detail } : { code: 'target_invalid', detail })
  }
  const { target, via } = planned
  const reason = target.kind === 'address' ? gate.guard.forbidden(target.host) : null
  if (reason) return refuse(forbidden(target.host, reason))
  if (gate.refused(target.host)) {
    const detail = `${target.host} is not tested from here: whoever runs it asked for that. See /about-this-probe.`
    return refuse({ code: 'target_refused', detail })
  }
  if (!gate.allowedPort(target.port)) {
    const detail = `Port ${target.port} is not tested here. Choose one of ${gate.allowedPorts}.`
    return refuse({ code: 'port_forbidden', detail })
  }
  const { patience, envelope, relay, injection, depth } = { ...DEFAULT_OPTIONS, ...order }
  if (relay && !envelope) {
    const detail =
      'To ask for a foreign recipient, the test has to go on to RCPT TO: leave envelope as it is, or relay out.'
    return refuse({ code: 'request_invalid', field: 'relay', detail })
  }
  const auth = order.auth !== undefined
  return { ok: true, test: { target, options: { via, patience, envelope, relay, injection, depth, auth } } }
}

function refuse(refusal: Refusal): { ok: false; refusal: Refusal } {
  return { ok: false, refusal }
}

function forbidden(address: string | null, reason: string): Refusal {
  return { code: 'target_forbidden', detail: `${address} cannot be tested from here: ${reason}` }
}
