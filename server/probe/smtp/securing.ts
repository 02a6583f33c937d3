/** TLS comes between: the handshake, then the certificate, which never ends the session but is judged. */
import type net from 'node:net'
import { NOTES } from '../../../shared/diagnosis/notes.ts'
import type { Tls } from '../../../shared/events.ts'
import { readTls } from './certificate.ts'
import { judgeCertificateWanted } from './client-certificate.ts'
import type { Connection } from './connection.ts'
import type { Dialogue } from './dialogue.ts'
import { type HandshakeAsks, shakeHands } from './handshake.ts'
import { type Judgement, judgeTrouble } from './judge.ts'
import {
  judgeCertificate,
  judgeHandshake,
  judgeOtherMode,
  judgeRefusalInPlain,
  looksLikePlain,
  looksLikeTls,
} from './judge-tls.ts'
import type { Trouble } from './outcome.ts'
import type { SessionPlan, SessionTools } from './plan.ts'
import { HANDSHAKE_MS, RECOGNISE_MS } from './times.ts'

/** RFC 8314 3.3, 7.3: the one port on which TLS from the first byte is a promise. */
const IMPLICIT_TLS_PORT = 465
/** RFC 3207 4: every sender begins in plain text there. */
const RELAY_PORT = 25

/** A session under way, as far as TLS needs it. */
export interface Talk {
  plan: SessionPlan
  tools: SessionTools
  dialogue: Dialogue
  connection: Connection
  /** When, on the clock, the whole session must have ended. */
  deadline: number
  submission: boolean
  signal: AbortSignal
}

/**
 * The handshake alone: what it showed is told, and the step stays open. `early`: what came in plain text before it.
 *
 * @param ahead the command that will be asked next, whatever the certificate is like; null where none is
 */
export async function beginTls(
  talk: Talk,
  step: 'tls' | 'starttls',
  ahead: string | null = null,
): Promise<{ ok: true; tls: Tls; early: string } | Trouble> {
  const { plan, dialogue, connection } = talk
  const early = connection.takeLeftover()
  if (early) dialogue.note(`${NOTES.earlyPlaintext} ${early}`)
  const secured = await connection.secure((socket, broke) => shake(talk, socket, broke, HANDSHAKE_MS, ahead), ahead)
  if (!secured.ok) return secured
  const tls = readTls(secured.socket, plan.host)
  dialogue.note(`TLS begins: ${tls.protocol}, ${tls.cipher}`)
  dialogue.tell({ type: 'tls', session: plan.index, step, tls })
  return { ok: true, tls, early }
}

/**
 * Ends the step `tls` or `starttls` and holds the step `certificate`.
 *
 * @param ahead the command that will be asked next; null where none is
 * @returns null where the conversation goes on inside TLS; else what the step, which is still open, has come to
 */
export async function secure(talk: Talk, step: 'tls' | 'starttls', ahead: string | null): Promise<Judgement | null> {
  const { plan, tools, dialogue } = talk
  const secured = await beginTls(talk, step, ahead)
  if (!secured.ok) {
    const wanted = judgeCertificateWanted(secured, talk.submission)
    if (wanted) return wanted
    if (step === 'starttls' || !looksLikePlain(secured.received)) return judgeTrouble(step, secured, plan.patience)
    const lines = secured.received.split(/\\r\\n|\\n/).filter((line) => line !== '')
    const refusal = judgeRefusalInPlain(lines)
    if (refusal) {
      for (const line of lines) dialogue.received(line)
      return refusal
    }
    dialogue.note(NOTES.plainFirst)
    return judgeOtherMode(secured, NOTES.plainFirst, plan.port === IMPLICIT_TLS_PORT)
  }
  const { tls, early } = secured
  dialogue.end(judgeHandshake(tls, early))
  dialogue.begin('certificate')
  dialogue.end(judgeCertificate(tls, plan.host, talk.submission, tools.today()))
  return null
}

/**
 * A server that says nothing, or speaks TLS, where a banner is due may be waiting for TLS from the first byte.
 * At the end of our patience we ask it, on the same connection; not on 25, where no server does so and early talk is a bad sign.
 * What it answers in plain text is noted and no more: it is no part of a banner, and nobody waited for its end.
 */
export async function recogniseTls(talk: Talk, trouble: Trouble): Promise<Judgement | null> {
  const silent = trouble.kind === 'timeout' && trouble.received === '' && talk.plan.port !== RELAY_PORT
  const answer = silent ? await askForTls(talk) : trouble.received
  if (!looksLikeTls(answer)) return null
  talk.dialogue.note(NOTES.tlsFirst)
  return judgeOtherMode(trouble, NOTES.tlsFirst, talk.plan.port === RELAY_PORT)
}

/** The beginning of a TLS handshake record. */
const TLS_RECORD = '\\x16\\x03'

/** @returns what the server answered to the beginning of TLS */
async function askForTls(talk: Talk): Promise<string> {
  talk.dialogue.note('still no banner: asking whether the server waits for TLS')
  const secured = await talk.connection.secure((socket, broke) => shake(talk, socket, broke, RECOGNISE_MS, null))
  if (secured.ok) return TLS_RECORD
  if (secured.received) talk.dialogue.note(`${NOTES.answeredTls} ${secured.received}`)
  return secured.received
}

function shake(
  { plan, tools, deadline, signal }: Talk,
  socket: net.Socket,
  broke: HandshakeAsks['broke'],
  most: number,
  ahead: string | null,
) {
  const { clock, tlsContext, tlsUpTo, longestWaitMs = most } = tools
  const ms = Math.max(0, Math.min(most, longestWaitMs, deadline - clock.now()))
  const context = plan.tlsAsked ? tlsUpTo(plan.tlsAsked.max) : tlsContext
  return shakeHands(socket, { host: plan.host, context, ms, clock, signal, ahead, broke })
}
