/**
 * Reads the configuration as a start would, says what holds and what is wrong, and looks at what can be looked at without
 * disturbing anybody: this machine, and the name servers that are configured. No mail server is contacted.
 */
import { type Config, type Environment, faultsOf, readConfig } from '../config.ts'
import { systemClock } from '../probe/clock.ts'
import { createTools, nameServersOf } from '../probe/create.ts'
import { findFullName } from '../probe/identity.ts'
import { lookAtFolder, lookAtLimits, lookAtPort } from './look-at-machine.ts'
import { type Ask, lookAtHeloName, lookAtMailFrom } from './look-at-names.ts'
import { lookAtBlocklist, lookAtServer } from './look-at-resolvers.ts'
import { lookAtWeb } from './look-at-web.ts'
import { note, type Remark } from './remark.ts'
import { misspelt, settingLines } from './settings.ts'

/** Somebody waits. In milliseconds; a name server that is silent takes 6 s to be sure of. */
const PATIENCE_MS = 20_000
const WORDS = { good: 'good ', note: 'note ', wrong: 'WRONG' }

const NOT_LOOKED_AT =
  'Not looked at, because it would disturb others: whether port 25 gets out, and CANARIES. Test a mail server of yours for that.'

/**
 * @param print called with each line
 * @returns whether nothing is wrong
 */
export async function checkConfig(env: Environment, print: (line: string) => void): Promise<boolean> {
  for (const line of settingLines(env)) print(line)
  print('')
  for (const { name, meant } of misspelt(env)) print(`${WORDS.note}  ${name} is no variable of Helograph; ${meant} is.`)
  const faults = faultsOf(env)
  if (faults.length > 0) {
    for (const fault of faults) print(`${WORDS.wrong}  ${fault}`)
    print('\nHelograph would not start.')
    return false
  }
  const remarks = await look(readConfig(env))
  for (const { level, about, text } of remarks) print(`${WORDS[level]}  ${about}: ${text}`)
  print(`\n${NOT_LOOKED_AT}`)
  const wrongs = remarks.filter(({ level }) => level === 'wrong').length
  print(
    wrongs === 0
      ? 'Nothing is wrong.'
      : `Helograph would start, but ${wrongs === 1 ? 'one thing is' : `${wrongs} things are`} wrong.`,
  )
  return wrongs === 0
}

async function look(config: Config): Promise<Remark[]> {
  const signal = AbortSignal.timeout(PATIENCE_MS)
  const heloName = config.heloName ?? (await findFullName())
  const tools = createTools({ ...config, heloName }, systemClock)
  const ask: Ask = (name, type) => tools.resolver.query(name, type, signal)
  const introduction = {
    heloName: tools.identity.heloName,
    chosen: config.heloName !== null,
    publicAddresses: tools.identity.addresses.filter((address) => tools.guard.forbidden(address) === null),
  }
  const servers = nameServersOf(config)
  const found = await Promise.all([
    lookAtFolder(config.dataDir),
    lookAtPort(config),
    lookAtLimits(config),
    lookAtWeb(config),
    servers.length === 0 ? note('DNS_SERVERS', 'This machine has no name server.') : [],
    ...servers.map((server) =>
      lookAtServer(server, createTools({ ...config, dnsServers: [server] }, systemClock).resolver, signal),
    ),
    lookAtHeloName(introduction, ask),
    lookAtMailFrom(tools.mailFrom, ask),
    ...config.blocklists.map((list) => lookAtBlocklist(list, tools, signal)),
  ])
  return found.flat()
}
