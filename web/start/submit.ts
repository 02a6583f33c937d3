import { specimenOf } from '../../shared/practice.ts'
import type { TestRequest } from './request.ts'

/**
 * Why there is no test. A request that is content with a recent report (`fresh: false`) has status 200 then: nothing was
 * refused, and nothing begun.
 */
export interface Refused {
  ok: false
  /** of the problem document (RFC 9457), and what it says; null where there is none */
  code: string | null
  said: string | null
  /** of HTTP; 0 where nothing answered */
  status: number
  /** what the server asked to wait */
  retryAfterMs: number | null
  /** the address of a recent report, where there is one */
  latest: string | null
  /** how long ago that one was begun, in seconds, and whether it still runs; where it is offered instead */
  offered?: { seconds: number; running: boolean }
}

/** The answer to a request for a test. */
export type Answer = { ok: true; id: string; deleteToken: string } | Refused

/** Asks the server for a test. Never throws. */
export async function submitTest(request: TestRequest): Promise<Answer> {
  const response = await ask(request).catch(() => null)
  if (!response) return { ok: false, code: null, said: null, status: 0, retryAfterMs: null, latest: null }
  const body: Record<string, unknown> = await response.json().catch(() => ({}))
  if (response.status === 200) return offer(body)
  if (response.status === 201) return { ok: true, id: String(body.id), deleteToken: String(body.deleteToken) }
  const said = [body.detail, body.title].find((words) => typeof words === 'string' && words !== '')
  const retryAfterMs = waitOf(response.headers.get('retry-after'), Date.now())
  return {
    ok: false,
    code: typeof body.code === 'string' ? body.code : null,
    said: typeof said === 'string' ? said : null,
    status: response.status,
    retryAfterMs,
    latest: sameSite(body.latest),
  }
}

/** What was tested a moment ago: who reads it decides whether that is enough. */
function offer({ id, status, ageMs }: Record<string, unknown>): Answer {
  const seconds = Math.max(1, Math.round(Number(ageMs) / 1000))
  const offered = { seconds, running: status === 'running' }
  return { ok: false, code: null, said: null, status: 200, retryAfterMs: null, latest: sameSite(id), offered }
}

function ask(request: TestRequest): Promise<Response> {
  const specimen = specimenOf({ input: request.target })
  if (specimen) return fetch(`/api/practice/${encodeURIComponent(specimen)}`, { method: 'POST' })
  const headers = { 'content-type': 'application/json' }
  return fetch('/api/tests', { method: 'POST', headers, body: JSON.stringify(request) })
}

/**
 * RFC 9110 10.2.3: seconds, or a date.
 *
 * @param now milliseconds since 1970
 * @returns milliseconds; null where there is no such header, or no sense in it
 */
export function waitOf(retryAfter: string | null, now: number): number | null {
  if (retryAfter === null) return null
  const ms = /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1000 : Date.parse(retryAfter) - now
  return Number.isFinite(ms) ? Math.max(0, ms) : null
}

/** A link is only followed within this site. */
function sameSite(latest: unknown): string | null {
  if (typeof latest !== 'string') return null
  const path =
    /^(?:https?:\/\/[^/]+)?(\/t\/[A-Za-z0-9_-]+)$/.exec(latest)?.[1] ??
    (/^[A-Za-z0-9_-]+$/.test(latest) ? `/t/${latest}` : null)
  return path
}
