import { parseArgs } from 'node:util'

export type Command =
  | { name: 'start' | 'check-config' | 'help' | 'version' }
  /** `file`: where the copy of the store is to lie */
  | { name: 'backup'; file: string }
  | { name: 'misunderstood'; message: string }

export const HELP = `helograph                  serves the page, until it gets SIGTERM
helograph --check-config   reads the configuration, says what holds and what is wrong, and starts nothing
helograph --backup FILE    writes a copy of the store into FILE, also while Helograph runs
helograph --version
helograph --help

Everything is set by environment variables, as docs/configuration.md tells.`

/** @param args what stands behind the name of the program */
export function readCommandLine(args: readonly string[]): Command {
  const options = {
    'check-config': { type: 'boolean' },
    backup: { type: 'string' },
    version: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  } as const
  try {
    const { values } = parseArgs({ args: [...args], options })
    const [name, ...more] = Object.keys(values) as (keyof typeof options)[]
    if (more.length > 0) return misunderstood(`--${name} and --${more[0]} cannot be done at once`)
    if (name === 'backup') return values.backup ? { name, file: values.backup } : misunderstood('--backup needs a FILE')
    return { name: name ?? 'start' }
  } catch (error) {
    return misunderstood((error as Error).message)
  }
}

function misunderstood(what: string): Command {
  return {
    name: 'misunderstood',
    message: `${what.replace(/\.? .*To specify.*$|\.$/s, '')}. helograph --help tells what there is.`,
  }
}
