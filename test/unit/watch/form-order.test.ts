import { expect, it } from 'vitest'
import { livesOn } from '../../../shared/watch/destination.ts'
import { orderOfForm } from '../../../shared/watch/form-order.ts'

const order = (fields: string) => orderOfForm(new URLSearchParams(fields), 'test00000001')

it('takes what a form posts', () => {
  const fields =
    'minutes=10&rule=no-mail&rule=any-host&kind1=email&address1=ops%40example.net&kind2=webhook&address2=https%3A%2F%2Fexample.net%2F'
  expect(order(fields)).toEqual({
    test: 'test00000001',
    intervalMinutes: 10,
    rules: [{ rule: 'no-mail' }, { rule: 'any-host' }],
    channels: [
      { kind: 'email', address: 'ops@example.net' },
      { kind: 'webhook', address: 'https://example.net/' },
    ],
  })
})

it.each([
  '',
  'minutes=0',
  'minutes=61',
  'minutes=2.5',
  'minutes=x&rule=made-up&rule=__proto__&kind1=pigeon&address1=a',
])('leaves out what makes no sense: %s', (fields) => {
  expect(order(fields)).toEqual({ test: 'test00000001', intervalMinutes: 5, channels: [] })
})

it.each([
  ['email', 'postmaster@example.com', true],
  ['email', 'postmaster@mail.example.com', true],
  ['email', 'Postmaster@EXAMPLE.com ', true],
  ['email', 'me@example.net', false],
  ['email', 'me@notexample.com', false],
  ['email', 'me@com', false],
  ['email', '@', false],
  ['email', '', false],
  ['webhook', 'https://example.com/@example.com', false],
] as const)('a %s to %s lives on what is watched: %s', (kind, address, lives) => {
  expect(livesOn(kind, address, ['example.com', 'mx1.example.com'])).toBe(lives)
})
