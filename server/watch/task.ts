/** What a watch runs: the very same test as one that was made, or one that is asked for now. */
import type { TestOrder } from '../../shared/api.ts'
import { PATIENCE } from '../../shared/options.ts'
import { specimenOf } from '../../shared/practice.ts'
import type { WatchOrder } from '../../shared/watch/api.ts'
import { admit, type Gate } from '../dispatch/admit.ts'
import { Problem } from '../problems.ts'
import { replay } from '../store/replay.ts'
import type { Store } from '../store/store.ts'
import type { WatchEntry, WatchedTask } from '../store/watch/watch-store.ts'

const HOW_TO_ASK = ['via', 'port', 'security', 'family', 'patience', 'envelope', 'relay', 'injection', 'depth'] as const

/**
 * @throws Problem where it cannot be watched. How often an address was visited just now is no reason: the schedule sees to that
 */
export async function taskOf(order: WatchOrder, store: Store, gate: Gate): Promise<WatchedTask> {
  if (order.test !== undefined) return taskOfTest(order, order.test, store)
  if (order.target === undefined) {
    const detail = 'Say what to watch: "target", or "test" with the id of a test that was made.'
    throw new Problem('request_invalid', detail, { field: 'target' })
  }
  const asked: TestOrder = { target: order.target }
  for (const name of HOW_TO_ASK) if (order[name] !== undefined) Object.assign(asked, { [name]: order[name] })
  const admitted = admit(asked, gate)
  if (admitted.ok) return admitted.test
  const { code, detail, ...extras } = admitted.refusal
  throw new Problem(code, detail, 'field' in extras ? { field: extras.field } : {})
}

async function taskOfTest(order: WatchOrder, test: string, store: Store): Promise<WatchedTask> {
  const stray = ['target', ...HOW_TO_ASK].find((name) => name in order)
  if (stray) {
    const detail = `The watch runs the very test that "test" names; leave ${stray} out, or leave "test" out.`
    throw new Problem('request_invalid', detail, { field: stray })
  }
  const entry = await store.find(test)
  if (!entry)
    throw new Problem('not_found', 'There is no such test to watch. Check that the link was copied as a whole.')
  if (entry.deletedAt !== null)
    throw new Problem('gone', 'That test was deleted or has expired. Name its target instead.')
  const [queued] = await replay(store, test)
  if (queued?.type !== 'queued') throw new Problem('gone', 'That test was deleted just now. Name its target instead.')
  if (specimenOf(queued.target) !== null) {
    const detail =
      'A practice server says the same again and again, and only while its test runs. Watch a server of this world.'
    throw new Problem('request_invalid', detail, { field: 'test' })
  }
  if (queued.options.auth) {
    const detail = 'That test logged in, and its password was never kept. Make one without a login, and watch that.'
    throw new Problem('request_invalid', detail, { field: 'test' })
  }
  return { target: queued.target, options: queued.options }
}

/** The same for all that run the same test, however the target was written. */
export function taskKey({ target, options }: WatchedTask): string {
  const { input: _, ...place } = target
  return JSON.stringify([place, options].map((part) => Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))))
}

/** The way back. `input` is what was found to be meant. */
export function taskOfEntry({ task }: { task: string }): WatchedTask {
  const [place, options] = (JSON.parse(task) as [string, unknown][][]).map((part) => Object.fromEntries(part))
  const target = place as Omit<WatchedTask['target'], 'input'>
  return { target: { input: targetName(target), ...target }, options: options as WatchedTask['options'] }
}

/** The same test; `patient`: it waits for a banner as long as RFC 5321 4.5.3.2.1 asks of a sender. */
export function patiently({ target, options }: WatchedTask, patient: boolean): WatchedTask {
  return patient ? { target, options: { ...options, patience: PATIENCE.most } } : { target, options }
}

/** How its owner calls a watch, and what it is of. */
export function nameOf({ settings, task }: Pick<WatchEntry, 'settings' | 'task'>): { name: string; target: string } {
  const target = targetName(taskOfEntry({ task }).target)
  return { name: settings.name || target, target }
}

/** As a person reads it: `example.com`, `mx1.example.com:587`. */
export function targetName({ host, port }: Pick<WatchedTask['target'], 'host' | 'port'>): string {
  if (port === 25) return host
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`
}
