/** Holds a session of whatever purpose; when it ends, however it ends, its socket and its timers are gone. */
import type { Fact } from '../../../shared/events.ts'
import type { Purpose } from '../../../shared/words.ts'
import type { Conversation } from './conversation.ts'
import { DepthSession } from './depth-session.ts'
import { InjectionSession } from './injection-session.ts'
import type { SessionPlan, SessionTools } from './plan.ts'
import { MailSession } from './session.ts'

type Story = new (...told: [SessionPlan, SessionTools, (fact: Fact) => void, AbortSignal]) => Conversation

const STORIES: Record<Purpose, Story> = { mail: MailSession, injection: InjectionSession, depth: DepthSession }

/** Tells what happens as it happens. Resolves when the connection is gone; never rejects for what a server did. */
export async function converse(
  plan: SessionPlan,
  tools: SessionTools,
  tell: (fact: Fact) => void,
  signal: AbortSignal,
): Promise<void> {
  const session = new STORIES[plan.purpose](plan, tools, tell, signal)
  try {
    await session.run()
  } finally {
    await session.end()
  }
}
