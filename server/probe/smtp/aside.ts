/** A session that asks one thing besides: only the answer to that may light a lamp, the rest was judged in the mail session. */
import { Conversation } from './conversation.ts'
import type { Judgement } from './judge.ts'
import { judgeAside } from './judge-aside.ts'

/** Why a step has no place in such a session. */
export const NOT_HERE = 'This session asks something else.'

export abstract class AsideSession extends Conversation {
  protected override colour(judgement: Judgement, goesOn: boolean): Judgement {
    return judgeAside(judgement, goesOn)
  }
}
