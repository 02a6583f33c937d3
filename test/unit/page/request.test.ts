import { describe, expect, it } from 'vitest'
import type { Target } from '../../../shared/events.ts'
import { DEFAULT_OPTIONS } from '../../../shared/options.ts'
import { parseTarget, planTarget } from '../../../shared/target.ts'
import { choicesOf, DEFAULTS, requestOf, type TestRequest } from '../../../web/start/request.ts'

/** What the server makes of a request. */
function plan({ target, via, port, security, family }: TestRequest) {
  const parsed = parseTarget(target)
  if (!parsed.ok) throw new Error(parsed.wrong.what)
  const options = {
    ...(via && { via }),
    ...(port && { port }),
    ...(security && { security }),
    ...(family && { family }),
  }
  const planned = planTarget(parsed.target, options)
  if (!planned.ok) throw new Error(planned.wrong.what)
  return planned
}

describe('a request for a test', () => {
  it('says only what differs from the defaults', () => {
    expect(requestOf('example.com', DEFAULTS)).toEqual({ target: 'example.com' })
    expect(requestOf('example.com', { ...DEFAULTS, injection: true, depth: true })).toEqual({
      target: 'example.com',
      injection: true,
      depth: true,
    })
    expect(requestOf('example.com', { ...DEFAULTS, relay: true, envelope: false, patience: 300, family: '6' })).toEqual(
      {
        target: 'example.com',
        relay: true,
        envelope: false,
        patience: 300,
        family: '6',
      },
    )
  })

  it('asks for a login where there is one, and never for the same again', () => {
    const login = { user: 'bob', password: 'secret' }
    expect(requestOf('example.com', DEFAULTS, login)).toEqual({ target: 'example.com', auth: login })
    expect(requestOf('example.com', DEFAULTS, { user: '', password: '' })).toEqual({ target: 'example.com' })
    const { target } = plan({ target: 'mx1.example.com:587' })
    const choices = choicesOf(target as Target, { ...DEFAULT_OPTIONS, auth: true })
    expect(requestOf('mx1.example.com:587', choices)).toEqual({ target: 'mx1.example.com:587' })
    expect(Object.keys(choices).sort()).toEqual(Object.keys(DEFAULTS).sort())
  })

  it.each<[string, TestRequest]>([
    ['a domain', { target: 'example.com' }],
    ['a domain through its MX on another port', { target: 'example.com', via: 'mx', port: 587 }],
    ['a host', { target: 'mx1.example.com', via: 'host' }],
    ['a port in the target', { target: 'mx1.example.com:587' }],
    ['a port as an option', { target: 'mx1.example.com', port: 2525 }],
    ['implicit TLS by URL', { target: 'smtps://mx1.example.com' }],
    ['implicit TLS by option', { target: 'mx1.example.com', security: 'implicit' }],
    ['an address', { target: '[2001:db8::1]:465' }],
    ['one family', { target: 'example.com', family: '6' }],
  ])('asks for the same test again: %s', (_, request) => {
    const first = plan(request)
    const options = { ...DEFAULT_OPTIONS, via: first.via }
    const again = requestOf(first.target.input, choicesOf(first.target as Target, options))
    expect(plan(again)).toEqual(first)
  })
})
