import type { Fact } from '../../shared/events.ts'
import { type SecondLook, secondLookOptions } from '../../shared/second-look.ts'
import type { Queued, Task } from '../bus/bus.ts'
import { newTestId } from './keys.ts'
import { startTestClock, type Time } from './test-clock.ts'

/** The first event of the test that will look again: same target, same envelope, when the server said. */
export function queueSecondLook(
  first: Task,
  { dueInMs }: SecondLook,
  time: Time,
  permalink: (id: string) => string,
): Queued {
  const id = newTestId()
  const now = time.epoch()
  return {
    ...startTestClock(time, now)(),
    type: 'queued',
    id,
    url: permalink(id),
    target: first.target,
    options: secondLookOptions(first.options),
    followUpOf: first.id,
    notBefore: new Date(now + dueInMs).toISOString(),
  }
}

/** What the first test tells of it. */
export function followUpFact({ id, url, at, notBefore = at }: Queued, reason: string): Fact {
  return { type: 'follow-up', id, url, due: notBefore, reason }
}
