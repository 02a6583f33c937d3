import { specimenOf } from '../../shared/practice.ts'
import type { TestRequest } from './request.ts'

/** The answer to a request for a test; `latest` is the address of a recent report where there is one. */
export type Answer =
  | { ok: true; id: string; deleteToken: string }
  | { ok: false; message: string; latest: string | null }

/** Asks the server for a test. Never throws: whatever goes wrong comes back in words. */
export async function submitTest(request: TestRequest): Promise<Answer> {
  const response = await ask(request).catch(() => null)
  if (!response) return refused('Helograph does not answer. Look at your own connection, and try again in a moment.')
  const body: Record<string, unknown> = await response.json().catch(() => ({}))
  if (response.status === 201) return { ok: true, id: String(body.id), deleteToken: String(body.deleteToken) }
  const said = [body.detail, body.title].find((words) => typeof words === 'string' && words !== '')
  const message = said ?? `Helograph could not start the test (HTTP ${response.status}). Try again in a moment.`
  return refused(String(message), sameSite(body.latest))
}

function ask(request: TestRequest): Promise<Response> {
  const specimen = specimenOf({ input: request.target })
  if (specimen) return fetch(`/api/practice/${encodeURIComponent(specimen)}`, { method: 'POST' })
  const headers = { 'content-type': 'application/json' }
  return fetch('/api/tests', { method: 'POST', headers, body: JSON.stringify(request) })
}

function refused(message: string, latest: string | null = null): Answer {
  return { ok: false, message, latest }
}

/** A link is only followed within this site. */
function sameSite(latest: unknown): string | null {
  if (typeof latest !== 'string') return null
  const path =
    /^(?:https?:\/\/[^/]+)?(\/t\/[A-Za-z0-9_-]+)$/.exec(latest)?.[1] ??
    (/^[A-Za-z0-9_-]+$/.test(latest) ? `/t/${latest}` : null)
  return path
}
