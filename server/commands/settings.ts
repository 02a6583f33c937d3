/** The configuration as it holds, for whoever set it. Pure; a secret is never shown. */
import type { Environment } from '../config.ts'
import { defaultOf } from '../config-docs.ts'
import { CHAPTERS, VARIABLES } from '../config-variables.ts'
import type { Variable } from '../variables/variable.ts'

/** A line for each variable, by chapters. */
export function settingLines(env: Environment): string[] {
  const width = Math.max(...Object.keys(VARIABLES).map((name) => name.length))
  return CHAPTERS.flatMap(({ title, variables }) => [
    '',
    title,
    ...Object.entries(variables).map(
      ([name, variable]) => `  ${name.padEnd(width)}  ${holds(env[name]?.trim(), variable)}`,
    ),
  ])
}

function holds(value: string | undefined, variable: Variable): string {
  if (!value) return `${defaultOf(variable).replaceAll('`', '')} (default)`
  return variable.secret ? '(set, not shown)' : value.replace(/\s+/g, ' ')
}

/** Names in the environment that are none of ours, but look as though they were meant to be. */
export function misspelt(env: Environment): { name: string; meant: string }[] {
  const ours = new Map(Object.keys(VARIABLES).map((name) => [bare(name), name]))
  return Object.keys(env).flatMap((name) => {
    const meant = ours.get(bare(name))
    return meant && !(name in VARIABLES) ? [{ name, meant }] : []
  })
}

/** Case, underscores, hyphens and plurals are what people get wrong. */
function bare(name: string): string {
  return name.toUpperCase().replace(/IES\b/, 'Y').replace(/[_S-]/g, '')
}
