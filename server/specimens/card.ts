/** What the gallery says of a specimen: taken from what its own script expects, so that the two cannot differ. Pure. */
import type { PracticeGroup } from '../../shared/practice.ts'
import type { SpecimenCard } from '../../shared/specimen-card.ts'
import { type CheckName, STEPS, type Status, type StepName } from '../../shared/words.ts'
import type { Head } from './head.ts'
import type { Expectation, Script } from './script.ts'

type Lamp = { name: StepName | CheckName; status: Status }

export function cardOf(name: string, script: Script, { title, about, group }: Head): SpecimenCard {
  const sections = [...script.expectations.values()]
  const lamps = sections.map(lampsOf).filter((row) => row.length > 0)
  const findings = sections.flat().flatMap(codesOf)
  return { name, group: group ?? groupOf(lamps), title, about, lamps, findings: [...new Set(findings)] }
}

function lampsOf(expectations: readonly Expectation[]): Lamp[] {
  const told = expectations.flatMap(({ word, rest }): Lamp[] => {
    const [name = '', status = ''] = rest.split(' ')
    if (word === 'passed') return rest.split(' ').map((step) => ({ name: step as StepName, status: 'passed' }))
    return word === 'step' || word === 'check' ? [{ name: name as Lamp['name'], status: status as Status }] : []
  })
  const lit = new Map(told.filter(({ status }) => status !== 'skipped').map((lamp) => [lamp.name, lamp]))
  const place = ({ name }: Lamp) => STEPS.indexOf(name as StepName)
  return [...lit.values()].sort((a, b) => place(a) - place(b))
}

function codesOf({ word, rest }: Expectation): string[] {
  if (!['finding', 'about', 'notice'].includes(word)) return []
  return rest
    .replace(/^of the test /, '')
    .split(', ')
    .filter((code) => code !== 'none')
}

const GROUP_OF: Partial<Record<StepName | CheckName, PracticeGroup>> = {
  dns: 'resolving',
  connect: 'connecting',
  tls: 'tls',
  banner: 'greeting',
  ehlo: 'hello',
  starttls: 'tls',
  certificate: 'tls',
  'ehlo-tls': 'tls',
  auth: 'login',
  'mail-from': 'envelope',
  'rcpt-to': 'envelope',
  relay: 'envelope',
  quit: 'closing',
}

/** Where the first lamp that is not green stands. */
function groupOf(rows: Lamp[][]): PracticeGroup {
  const lamp = rows.flat().find(({ status }) => status === 'warned' || status === 'failed')
  return (lamp && GROUP_OF[lamp.name]) ?? 'fine'
}
