import { expect, test } from 'vitest'
import { HELP, readCommandLine } from '../../../server/commands/command-line.ts'

test.each([
  [[], { name: 'start' }],
  [['--check-config'], { name: 'check-config' }],
  [['--backup', '/srv/copy.db'], { name: 'backup', file: '/srv/copy.db' }],
  [['--backup=copy.db'], { name: 'backup', file: 'copy.db' }],
  [['--version'], { name: 'version' }],
  [['--help'], { name: 'help' }],
  [['-h'], { name: 'help' }],
])('%j', (args, command) => {
  expect(readCommandLine(args)).toEqual(command)
})

test.each([
  [['--chek-config'], /^Unknown option '--chek-config'\. helograph --help/],
  [['start'], /^Unexpected argument 'start'/],
  [['--backup'], /argument missing/],
  [['--backup', ''], /^--backup needs a FILE\. helograph --help/],
  [['--check-config=yes'], /does not take an argument/],
  [['--help', '--version'], /^--help and --version cannot be done at once\./],
])('%j is not understood, and starts nothing', (args, message) => {
  expect(readCommandLine(args)).toEqual({ name: 'misunderstood', message: expect.stringMatching(message) })
  expect(readCommandLine(args)).not.toHaveProperty('message', expect.stringContaining('\n'))
})

test('the help names every option', () => {
  for (const option of ['--check-config', '--backup FILE', '--version', '--help']) expect(HELP).toContain(option)
})
