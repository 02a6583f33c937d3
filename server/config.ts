/**
 * The configuration: everything that may be set from outside, read once from the environment and frozen.
 * `variables/` has every name, chapter by chapter; an empty value counts as none.
 */
import type { Invalid, Portspan } from './config-values.ts'
import { VARIABLES } from './config-variables.ts'
import type { Variable } from './variables/variable.ts'

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
  const [fault] = faultsOf(env)
  if (fault) throw new ConfigError(fault)
  const entries = Object.entries<Variable>(VARIABLES).map(([name, variable]) => [
    variable.key,
    readOne(env, name, variable),
  ])
  const { databaseUrl: _, ...read } = Object.fromEntries(entries) as Read
  const publicUrl = read.publicUrl ?? `http://localhost:${read.port}`
  return deepFreeze({ ...read, publicUrl })
}

/** Everything that is wrong with it: for each such variable its name, its value and the mend, in one line. */
export function faultsOf(env: Environment): string[] {
  return Object.entries<Variable>(VARIABLES).flatMap(([name, variable]) => {
    const value = readOne(env, name, variable)
    return isInvalid(value) ? [`${name}=${shown(variable, env[name] ?? '')}: ${value.mend}`] : []
  })
}

/** Whether a port may be tested. */
export function allowsPort(spans: readonly Portspan[], port: number): boolean {
  return spans.some(({ from, to }) => port >= from && port <= to)
}

/** As a person reads them: `25, 465, 1024-2048`. */
export function describePorts(spans: readonly Portspan[]): string {
  return spans.map(({ from, to }) => (from === to ? `${from}` : `${from}-${to}`)).join(', ')
}

function readOne(env: Environment, name: string, variable: Variable): unknown {
  const text = env[name]?.trim()
  return text ? variable.read(text) : variable.default
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
