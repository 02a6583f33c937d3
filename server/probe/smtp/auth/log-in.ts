/**
 * AUTH (RFC 4954): one try with one mechanism, inside TLS. What this side says is shown as `********`, and the veil sees to
 * it that nothing of it comes back by way of the server.
 */
import { type Credentials, MASK } from '../../../../shared/credentials.ts'
import type { MechanismName } from '../../../../shared/words.ts'
import type { Connection } from '../connection.ts'
import type { Dialogue } from '../dialogue.ts'
import type { Judgement } from '../judge.ts'
import type { ReplyOutcome, Trouble } from '../outcome.ts'
import type { Reply } from '../reply.ts'
import { REPLY_MS } from '../times.ts'
import { beginCramMd5 } from './cram-md5.ts'
import { judgeBreak, judgeLogin } from './judge-auth.ts'
import type { Begin } from './mechanism.ts'
import { beginLogin, beginPlain } from './plain.ts'
import { beginScram } from './scram.ts'
import type { Veil } from './veil.ts'

const BEGIN: Readonly<Record<MechanismName, Begin>> = {
  'SCRAM-SHA-256': beginScram,
  'CRAM-MD5': beginCramMd5,
  PLAIN: beginPlain,
  LOGIN: beginLogin,
}

/** RFC 4954 4: a command line is no longer for its initial response, its line end included. */
const MAX_COMMAND_OCTETS = 512

export interface LoginTalk {
  connection: Connection
  dialogue: Dialogue
  veil: Veil
  submission: boolean
  nonce(): string
}

/** How it went, and the code of the last reply. */
export type LoginOutcome = { ok: true; judgement: Judgement; code: number } | Trouble

export async function logIn(talk: LoginTalk, credentials: Credentials, name: MechanismName): Promise<LoginOutcome> {
  const { connection, dialogue, veil, submission, nonce } = talk
  const { exchange, proven } = BEGIN[name](credentials, nonce())
  veil.draw(credentials)
  const say = (bytes: Buffer): Promise<ReplyOutcome> => {
    veil.cover(bytes)
    return connection.ask(bytes.toString('base64'), REPLY_MS, MASK)
  }

  const initial = (await exchange.next(NOTHING)).value
  const command = `AUTH ${name}`
  const oneLine = initial instanceof Buffer ? `${command} ${initial.toString('base64')}` : command
  const together = initial instanceof Buffer && oneLine.length + 2 <= MAX_COMMAND_OCTETS
  if (initial instanceof Buffer) veil.cover(initial)
  let outcome = together
    ? await connection.ask(oneLine, REPLY_MS, `${command} ${MASK}`)
    : await connection.ask(command, REPLY_MS)
  if (initial instanceof Buffer && !together && challengeIn(outcome)) outcome = await say(initial)
  for (let asked = challengeIn(outcome); asked; asked = challengeIn(outcome)) {
    dialogue.noteOddities(asked)
    // RFC 4954 4: 334, a space, and base64.
    const { done, value } = await exchange.next(Buffer.from(asked.texts.at(-1) ?? '', 'base64'))
    if (done || !(value instanceof Buffer)) return breakOff(connection, asked, value)
    outcome = await say(value)
  }
  if (!outcome.ok) return outcome
  dialogue.noteOddities(outcome.reply)
  const { reply } = outcome
  return { ok: true, code: reply.code, judgement: judgeLogin(reply, name, submission, proven()) }
}

const NOTHING = Buffer.alloc(0)

/** The reply, where the server goes on asking. */
function challengeIn(outcome: ReplyOutcome): Reply | null {
  return outcome.ok && outcome.reply.code === 334 ? outcome.reply : null
}

/** RFC 4954 4: an asterisk ends the exchange, and the server says 501. Whatever it says, the reason is ours. */
async function breakOff(connection: Connection, challenge: Reply, why: unknown): Promise<LoginOutcome> {
  const outcome = await connection.ask('*', REPLY_MS)
  if (!outcome.ok) return outcome
  const reason = typeof why === 'string' ? why : 'it asked when all was said'
  return { ok: true, code: outcome.reply.code, judgement: judgeBreak(challenge, reason) }
}
