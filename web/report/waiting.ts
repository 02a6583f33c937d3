import type { Options } from '../../shared/events.ts'
import type { Words } from '../../shared/languages/en/index.ts'
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
export function waitingFor(
  step: Step,
  lines: TranscriptLine[],
  options: Options,
  nowMs: number,
  say: Words['transcript']['waiting'],
): Waiting {
  const seconds = Math.max(0, Math.floor((nowMs - (step.startedMs ?? nowMs)) / 1000))
  const received = lines.some((line) => line.direction === 'received')
  const sent = lines.findLast((line) => line.direction === 'sent')
  const handshake = { what: say.handshake(seconds), context: say.weGive(HANDSHAKE_S) }
  switch (step.name) {
    case 'connect':
      return { what: say.connect(seconds), context: say.weGive(CONNECT_S) }
    case 'banner':
      return {
        what: received ? say.bannerHalf(seconds) : say.banner(seconds),
        context: say.sendersWait('4.5.3.2.1', options.patience),
      }
    case 'tls':
      return handshake
    case 'starttls':
      if (received) return handshake
      break
    case 'certificate':
      return { what: say.certificate(seconds), context: '' }
  }
  const rule = SENDERS_WAIT[step.name]
  return {
    what: say.reply(sent ? command(sent.text) : step.name, seconds),
    context: rule ? say.sendersWait(rule, REPLY_S) : say.weGive(REPLY_S),
  }
}

function command(line: string): string {
  return /^(MAIL FROM|RCPT TO|[A-Z]+)/i.exec(line)?.[0].toUpperCase() ?? line
}
