/** Lines of configuration, and whose they are: `Postfix`, `Sendmail, /etc/mail/local-host-names`; empty where nothing says so. */
export type ConfigPart = { whose: string; text: string }

/** Takes the lines of a remedy apart: one that begins with `# ` names the program, or the file, that the next ones are for. */
export function byProgram(code: string): ConfigPart[] {
  return code
    .split(/^(?=# )/m)
    .map((part) => {
      const [, whose = '', text = ''] = /^(?:# (.*)\n?)?([\s\S]*)$/.exec(part) ?? []
      return { whose, text: text.trimEnd() }
    })
    .filter(({ whose, text }) => whose !== '' || text !== '')
}
