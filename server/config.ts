/**
 * The configuration: everything that may be set from outside, read once from the environment and frozen.
 * `config-variables.ts` has every name on a few screens; an empty value counts as none.
 */
import type { Invalid, Portspan } from './config-values.ts'
import { VARIABLES, type Variable } from './config-variables.ts'

type Variables = typeof VARIABLES
type ValueOf<V extends Variable> = Exclude<ReturnType<V['read']>, Invalid> | Widened<V['default']>
type Widened<Default> = Default extends number ? number : Default extends readonly unknown[] ? never : Default

type Read = { readonly [Name in keyof Variables as Variables[Name]['key']]: ValueOf<Variables[Name]> }
export type Config = Omit<Read, 'publicUrl' | 'databaseUrl'> & { readonly publicUrl: string }
export type { Portspan }

/** What stands for `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>

/** What is wrong with a variable: name, value, mend, in one line. */
export class ConfigError extends Error {}

/** @throws ConfigError for the first variable that has a wrong value */
export function readConfig(env: Environment): Config {
  const entries = Object.entries(VARIABLES).map(([name, variable]: [string, Variable]) => {
    const value = env[name]?.trim()
    if (!value) return [variable.key, variable.default]
    const read = variable.read(value)
    if (isInvalid(read)) throw new ConfigError(`${name}=${shown(variable, value)}: ${read.mend}`)
    return [variable.key, read]
  })
  const { databaseUrl: _, ...read } = Object.fromEntries(entries) as Read
  const publicUrl = read.publicUrl ?? `http://localhost:${read.port}`
  return deepFreeze({ ...read, publicUrl })
}

/** Whether a port may be tested. */
export function allowsPort(spans: readonly Portspan[], port: number): boolean {
  return spans.some(({ from, to }) => port >= from && port <= to)
}

/** As a person reads them: `25, 465, 1024-2048`. */
export function describePorts(spans: readonly Portspan[]): string {
  return spans.map(({ from, to }) => (from === to ? `${from}` : `${from}-${to}`)).join(', ')
}

/** A value as it may be printed: in one line, and nothing of a secret. */
function shown({ secret }: Variable, value: string): string {
  return secret ? '(not shown)' : value.replace(/\s+/g, ' ')
}

function isInvalid(value: unknown): value is Invalid {
  return typeof value === 'object' && value !== null && 'mend' in value
}

function deepFreeze<Value extends object>(value: Value): Value {
  for (const part of Object.values(value)) if (typeof part === 'object' && part !== null) deepFreeze(part)
  return Object.freeze(value)
}
