import type { Options } from '../../shared/events.ts'
import type { Step, TranscriptLine } from '../../shared/report.ts'
import type { StepName } from '../../shared/words.ts'

/** What a running step waits for, in two breaths: what and how long, and what there is to know about it. */
export type Waiting = { what: string; context: string }

/** Limits of this probe in seconds, as it says them aloud. */
const REPLY_S = 60
const CONNECT_S = 20
const HANDSHAKE_S = 30

/** Where RFC 5321 says how long a sender has patience: five minutes, for these. */
const SENDERS_WAIT: Partial<Record<StepName, string>> = { 'mail-from': '4.5.3.2.2', 'rcpt-to': '4.5.3.2.3' }

/**
 * @param step one that runs
 * @param lines those of that step so far
 * @param nowMs the time in the test
 */
export function waitingFor(step: Step, lines: TranscriptLine[], options: Options, nowMs: number): Waiting {
  const seconds = `${Math.max(0, Math.floor((nowMs - (step.startedMs ?? nowMs)) / 1000))} s`
  const received = lines.some((line) => line.direction === 'received')
  const sent = lines.findLast((line) => line.direction === 'sent')
  switch (step.name) {
    case 'connect':
      return { what: `no answer yet, ${seconds}`, context: `We give it ${CONNECT_S} s.` }
    case 'banner':
      return {
        what: received ? `the banner is not complete yet, ${seconds}` : `no banner yet, ${seconds}`,
        context: `A sender must wait 300 s (RFC 5321 4.5.3.2.1); we give it ${options.patience} s.`,
      }
    case 'tls':
      return { what: `waiting for the handshake, ${seconds}`, context: `We give it ${HANDSHAKE_S} s.` }
    case 'starttls':
      if (received) return { what: `waiting for the handshake, ${seconds}`, context: `We give it ${HANDSHAKE_S} s.` }
      break
    case 'certificate':
      return { what: `looking at the certificate, ${seconds}`, context: '' }
  }
  const verb = sent ? command(sent.text) : step.name
  const rule = SENDERS_WAIT[step.name]
  const senders = rule ? `A sender must wait 300 s (RFC 5321 ${rule}); we give it ${REPLY_S} s.` : ''
  return { what: `waiting for the reply to ${verb}, ${seconds}`, context: senders || `We give it ${REPLY_S} s.` }
}

function command(line: string): string {
  return /^(MAIL FROM|RCPT TO|[A-Z]+)/i.exec(line)?.[0].toUpperCase() ?? line
}
