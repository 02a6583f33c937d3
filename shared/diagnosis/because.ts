/** The reason of a refusal, and the line that gives it. */
import { classifyReply, type Nature } from '../refusal.ts'
import { type Evidence, given } from './rule.ts'
import type { View } from './view.ts'

/** Quotes the line that gives the reason: the last one of a long answer is often a link only. */
export const because =
  (nature: Nature) =>
  ({ nature: found, reply, step }: View): Evidence | null => {
    const telling = reply?.lines.find(
      ({ text }) => classifyReply(reply.code, text.slice(4), step.name).nature === nature,
    )
    return given(found === nature, telling ? { line: telling } : {})
  }
