import { describe, expect, it } from 'vitest'
import { mayAskNullSender } from '../../../server/probe/smtp/null-sender.ts'
import { classifyNullSender } from '../../../shared/null-sender.ts'

describe('a refusal of MAIL FROM:<>', () => {
  it.each([
    [554, '5.7.1 <>: Sender address rejected: Access denied'],
    [550, '5.7.1 Null sender rejected'],
    [550, '5.7.1 Bounces are not accepted here by policy'],
    [501, '5.1.7 Invalid address'],
    [553, '5.1.8 sender domain does not exist'],
    [550, 'no'],
    [530, '5.7.0 Authentication required'],
    [500, 'unrecognized command'],
  ])('is about the null sender: %d %s', (code, text) => {
    expect(classifyNullSender(code, text)).toEqual({ nature: 'permanent', fault: 'target' })
  })

  it.each([
    [550, '5.7.1 Too many transactions from your address', 'rate-limit', 'policy'],
    [554, '5.7.1 Client host [192.0.2.1] blocked using zen.spamhaus.org', 'blocklist', 'policy'],
    [550, '5.7.1 rejected for poor reputation', 'reputation', 'policy'],
    [554, '5.7.1 Client host rejected: Access denied', 'policy', 'policy'],
    [503, '5.5.1 Bad sequence of commands', 'out-of-step', 'unknown'],
    [552, '5.3.1 Insufficient system storage', 'no-resources', 'target'],
    [451, '4.7.1 Greylisted, come back later', 'greylisting', 'policy'],
    [450, '4.1.8 <>: Sender address rejected', 'policy', 'policy'],
    [451, '4.3.0 Try again later', 'temporary', 'unknown'],
  ])('is about something else: %d %s', (code, text, nature, fault) => {
    expect(classifyNullSender(code, text)).toEqual({ nature, fault })
  })
})

describe('the question after RSET', () => {
  const usual = { submission: false, taken: true, putOff: false, offered: null }
  const limits = (parameters: string) => [{ keyword: 'LIMITS', parameters }]

  it('is asked where our own sender was taken', () => expect(mayAskNullSender(usual)).toBe(true))

  it.each([
    ['on a port for users', { submission: true }],
    ['where our own sender was refused', { taken: false }],
    ['where we were put off', { putOff: true }],
    ['of a server for one message a session', { offered: limits('RCPTMAX=5 MAILMAX=1') }],
  ])('is not asked %s', (_, change) => expect(mayAskNullSender({ ...usual, ...change })).toBe(false))

  it('is asked of a server for two', () =>
    expect(mayAskNullSender({ ...usual, offered: limits('MAILMAX=2') })).toBe(true))
})
