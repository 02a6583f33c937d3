import { expect, it } from 'vitest'
import { pairCapabilities } from '../../../web/report/capability-pairs.ts'

const list = (...lines: string[]) =>
  lines.map((line) => {
    const [keyword = '', ...parameters] = line.split(' ')
    return { keyword, parameters: parameters.join(' ') }
  })
const turns = (before: string[], after: string[]) =>
  pairCapabilities(list(...before), list(...after)).map((pair) => [pair.before, pair.after, pair.turn])

it('sets what is offered before and inside TLS side by side, in the order of the wire', () => {
  expect(turns(['SIZE 100', 'STARTTLS', 'DSN', 'AUTH GSSAPI'], ['SIZE 100', 'AUTH GSSAPI PLAIN', 'CHUNKING'])).toEqual([
    ['SIZE 100', 'SIZE 100', null],
    ['STARTTLS', null, 'due'],
    ['DSN', null, 'lost'],
    ['AUTH GSSAPI', 'AUTH GSSAPI PLAIN', 'other'],
    [null, 'CHUNKING', 'gained'],
  ])
})

it('takes a keyword that is named twice as one', () => {
  expect(turns(['AUTH PLAIN', 'AUTH LOGIN'], ['AUTH PLAIN', 'AUTH LOGIN'])).toEqual([
    ['AUTH PLAIN, AUTH LOGIN', 'AUTH PLAIN, AUTH LOGIN', null],
  ])
  expect(turns([], ['DSN'])).toEqual([[null, 'DSN', 'gained']])
})
