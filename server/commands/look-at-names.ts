/** Whether the names by which the probe introduces itself stand up to what mail servers look up about a client. */

import type { QuestionType } from '../probe/dns/exchange.ts'
import type { Answer } from '../probe/dns/resolver.ts'
import { reverseName } from '../probe/dns/reverse-name.ts'
import { good, note, type Remark, wrong } from './remark.ts'

export type Ask = (name: string, type: QuestionType) => Promise<Answer>

export type Introduction = {
  heloName: string
  /** whether the operator chose it; else it was found */
  chosen: boolean
  /** of this machine, as far as the internet can see them; behind NAT there are none */
  publicAddresses: readonly string[]
}

/** The name after EHLO leads to an address, and each of its addresses back to it: servers judge a client by that. */
export async function lookAtHeloName({ heloName, chosen, publicAddresses }: Introduction, ask: Ask): Promise<Remark[]> {
  const name = heloName.toLowerCase()
  const about = 'HELO_NAME'
  if (name.startsWith('['))
    return [
      note(about, `${name} is an address; many servers trust only a name. Give this machine one, and set it here.`),
    ]
  const bad = chosen ? wrong : note
  const answers = await Promise.all([ask(name, 'A'), ask(name, 'AAAA')])
  const addresses = answers.flatMap(dataOf)
  const failure = answers.find((answer) => answer.status === 'failed')
  if (addresses.length === 0)
    return [
      failure?.status === 'failed'
        ? note(about, `${name} could not be looked up: ${failure.message}`)
        : bad(about, `${name} has no address; publish an A record, and an AAAA record where this machine has IPv6.`),
    ]
  const remarks = await Promise.all(addresses.map((address) => backAgain(name, address, bad, ask)))
  const missing = publicAddresses.filter((address) => !addresses.includes(address))
  if (missing.length > 0)
    remarks.push(note(about, `This machine also has ${missing.join(' and ')}, to which ${name} does not lead.`))
  return remarks
}

async function backAgain(name: string, address: string, bad: typeof wrong, ask: Ask): Promise<Remark> {
  const answer = await ask(reverseName(address), 'PTR')
  if (answer.status === 'failed')
    return note('HELO_NAME', `The PTR record of ${address} could not be looked up: ${answer.message}`)
  const names = dataOf(answer)
  if (names.includes(name)) return good('HELO_NAME', `${name} leads to ${address}, and that back to it.`)
  const found = names.length === 0 ? 'no PTR record' : `the PTR record ${names.join(', ')}`
  return bad(
    'HELO_NAME',
    `${name} leads to ${address}, which has ${found}; have whoever gave you the address set it to ${name}.`,
  )
}

/** The domain of the sender is there, and says whether this machine may send for it. */
export async function lookAtMailFrom(mailFrom: string, ask: Ask): Promise<Remark[]> {
  const domain = mailFrom.slice(mailFrom.lastIndexOf('@') + 1).toLowerCase()
  const about = 'MAIL_FROM'
  if (domain.startsWith('[')) return []
  const [mx, four, six, text] = await Promise.all([
    ask(domain, 'MX'),
    ask(domain, 'A'),
    ask(domain, 'AAAA'),
    ask(domain, 'TXT'),
  ])
  if ([mx, four, six].every(({ status }) => status === 'empty' || status === 'absent'))
    return [
      wrong(
        about,
        `${domain} takes no mail, so servers refuse it as a sender (it has neither MX nor A nor AAAA); name an address that can be answered.`,
      ),
    ]
  if ([mx, four, six].every(({ status }) => status !== 'found'))
    return [note(about, `${domain} could not be looked up.`)]
  const found = good(about, `${mailFrom} is a sender that can be answered.`)
  if (text.status === 'failed' || dataOf(text).some((record) => /^v=spf1( |$)/i.test(record))) return [found]
  return [
    found,
    note(
      'MAIL_FROM',
      `${domain} has no SPF record (RFC 7208); servers that look for one cannot tell that this machine may send for it.`,
    ),
  ]
}

function dataOf(answer: Answer): string[] {
  return answer.status === 'found' ? answer.records.map(({ data }) => data.toLowerCase()) : []
}
