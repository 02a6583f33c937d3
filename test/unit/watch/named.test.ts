import { expect, test } from 'vitest'
import { named, nameInFull } from '../../../shared/watch/named.ts'
import { ruleWords } from '../../../shared/watch/rule-words.ts'

const HUNG = '127.0.0.1 takes the connection and hangs up without a word.'

test.each([
  ['the target, where it is the whole name', { name: 'example.com', target: 'example.com' }, 'example.com'],
  ['the name alone, where the port is the usual one', { name: 'The shop', target: 'example.com' }, 'The shop'],
  ['the port', { name: 'The shop', target: 'mx1.example.net:587' }, 'The shop (mx1.example.net:587)'],
  ['the port of an IPv6 address', { name: 'Six', target: '[2001:db8::1]:26' }, 'Six ([2001:db8::1]:26)'],
  ['an IPv6 address', { name: '2001:db8::1', target: '2001:db8::1' }, '2001:db8::1'],
])('a watch is called by %s', (_, watch, words) => {
  expect(nameInFull(watch)).toBe(words)
})

test.each([
  [
    'of a domain',
    HUNG.replace('127.0.0.1', 'mx1.example.com'),
    { name: 'example.com', target: 'example.com' },
    'mx1.example.com takes',
  ],
  ['at another port', HUNG, { name: '127.0.0.1:5406', target: '127.0.0.1:5406' }, '127.0.0.1:5406 takes'],
  ['of a name', HUNG, { name: 'rst', target: '127.0.0.1:5406' }, 'rst: 127.0.0.1:5406 takes'],
  ['of a name at the usual port', HUNG, { name: 'The shop', target: '127.0.0.1' }, 'The shop: 127.0.0.1 takes'],
  [
    'of a longer host',
    'mail.a.example is down.',
    { name: 'a.example:26', target: 'a.example:26' },
    'a.example:26: mail.a.example is',
  ],
  [
    'at the end',
    'Nothing answers at a.example.',
    { name: 'a.example:26', target: 'a.example:26' },
    'Nothing answers at a.example:26.',
  ],
  ['with its port', 'a.example:26 is down.', { name: 'a.example:26', target: 'a.example:26' }, 'a.example:26 is down.'],
  ['of IPv6', '::1 is down.', { name: '[::1]:26', target: '[::1]:26' }, '[::1]:26 is down.'],
])('a sentence %s says which service it is about', (_, seen, watch, begins) => {
  expect(named(seen, watch).slice(0, begins.length)).toBe(begins)
})

test('one minute and one day are one', () => {
  expect(ruleWords({ rule: 'temporary-failures', minutes: 1 })).toMatch(/longer than 1 minute$/)
  expect(ruleWords({ rule: 'temporary-failures', minutes: 15 })).toMatch(/longer than 15 minutes$/)
  expect(ruleWords({ rule: 'certificate-ends', days: 1 })).toMatch(/within 1 day$/)
})
