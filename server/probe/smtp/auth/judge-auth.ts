/** What a login has come to: pure, from the last reply of the exchange. */
import { classifyLogin, LOGIN_WORDS } from '../../../../shared/login.ts'
import type { MechanismName } from '../../../../shared/words.ts'
import { type Judgement, passed } from '../judge.ts'
import type { Reply } from '../reply.ts'

/**
 * @param submission whether users log in here, so that a server which lets nobody in is at fault
 * @param proven whether the server showed that it knows the password, where the mechanism asks for that
 */
export function judgeLogin(reply: Reply, mechanism: MechanismName, submission: boolean, proven: boolean): Judgement {
  const { code } = reply
  if (code < 300) {
    if (proven) return passed(`logged in with ${mechanism}`)
    return because('warned', 'target', reply, `${LOGIN_WORDS.unproven}, though it let the account in.`)
  }
  if (code < 400) return because('warned', 'target', reply, `${LOGIN_WORDS.oddChallenge} it asked once more.`)
  const { says, fault } = classifyLogin(code, reply.texts.join('\n'))
  const broken = says === 'wants-encryption' || says === 'mechanism'
  const status = submission && broken ? 'failed' : 'warned'
  return because(status, fault, reply, `The login was refused with ${code}.`)
}

/** This tester ended the exchange. @param why as the mechanism says it */
export function judgeBreak(challenge: Reply, why: string): Judgement {
  const unproven = /signature/.test(why)
  const message = unproven ? `${LOGIN_WORDS.unproven}: ${why}.` : `${LOGIN_WORDS.oddChallenge} ${why}.`
  return because('warned', 'target', challenge, message)
}

function because(
  status: 'warned' | 'failed',
  fault: 'target' | 'network' | 'policy' | 'probe' | 'unknown',
  reply: Reply,
  message: string,
): Judgement {
  return { status, summary: message, failure: { kind: 'reply', fault, message, received: reply.shown } }
}
