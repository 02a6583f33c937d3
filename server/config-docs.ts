import { CHAPTERS } from './config-variables.ts'
import type { Variable } from './variables/variable.ts'

/** `docs/configuration.md`: every variable with its default and its sentence, in one table. */
export function configurationText(): string {
  const rows = CHAPTERS.flatMap(({ title, variables }) => [
    `| **${title}** | | |`,
    ...Object.entries(variables).map(
      ([name, variable]) => `| \`${name}\` | ${defaultOf(variable)} | ${variable.meaning} |`,
    ),
  ])
  return `${INTRODUCTION}
| variable | default | meaning |
| --- | --- | --- |
${rows.join('\n')}
`
}

/** What holds without a variable, in Markdown. */
export function defaultOf({ default: value, otherwise }: Variable): string {
  if (otherwise) return otherwise
  return typeof value === 'string' || typeof value === 'number' ? `\`${value}\`` : 'none'
}

const INTRODUCTION = `# Configuration

All of it by environment variables, read once at the start; an empty one counts as not set.
A wrong value stops the start with a line that names the variable and the mend. \`npm run check-config\` says what a start would
make of it, and looks at the rest: names and their way back, name servers, folder, port. It contacts no mail server.
`
