/** Whether those whom the probe asks answer it. */
import { BlocklistMemory, type LookUpTools } from '../probe/checks/blocklist-memory.ts'
import { TEST_ENTRIES } from '../probe/checks/blocklists-judge.ts'
import type { Resolver } from '../probe/dns/resolver.ts'
import type { Endpoint } from '../probe/door.ts'
import { good, note, type Remark, wrong } from './remark.ts'

/** The root is signed, and every resolver knows it. */
const ROOT = '.'

/** One name server: whether it answers, and whether it checks signatures (RFC 4035 3.2.3). */
export async function lookAtServer(
  { address, port }: Endpoint,
  resolver: Resolver,
  signal: AbortSignal,
): Promise<Remark> {
  const [about, server] = ['DNS_SERVERS', port === 53 ? address : `${address} port ${port}`]
  const answer = await resolver.query(ROOT, 'TXT', signal)
  if (answer.status === 'failed') {
    return answer.reason === 'timeout'
      ? wrong(about, `${server} does not answer; without the DNS nothing can be tested by name.`)
      : note(about, `${server} answers, but with an error: ${answer.message}`)
  }
  return answer.authentic
    ? good(about, `${server} answers, and vouches for what is signed (DNSSEC).`)
    : note(
        about,
        `${server} answers, but does not check signatures (DNSSEC), so DANE cannot be judged; a resolver of your own would.`,
      )
}

/** One blocklist, by the entry that each must not have (RFC 5782 5): one that can be believed says so. */
export async function lookAtBlocklist(list: string, tools: LookUpTools, signal: AbortSignal): Promise<Remark> {
  const { listing, reason } = await new BlocklistMemory().look(list, TEST_ENTRIES[4].clean, tools, signal)
  if (listing === 'clean') return good('BLOCKLISTS', `${list} answers.`)
  const mend = 'ask it through a resolver of your own (DNS_SERVERS), or leave it out.'
  return wrong(
    'BLOCKLISTS',
    `${list} ${listing === 'silent' ? 'does not answer' : 'cannot be used'}${reason ? ` (${reason})` : ''}; ${mend}`,
  )
}
