import { describe, expect, it } from 'vitest'
import { chooseMechanism } from '../../../server/probe/smtp/auth/choose.ts'
import { beginCramMd5 } from '../../../server/probe/smtp/auth/cram-md5.ts'
import type { Mechanism } from '../../../server/probe/smtp/auth/mechanism.ts'
import { beginLogin, beginPlain } from '../../../server/probe/smtp/auth/plain.ts'
import { saslprep } from '../../../server/probe/smtp/auth/saslprep.ts'
import { beginScram } from '../../../server/probe/smtp/auth/scram.ts'
import { Credentials } from '../../../shared/credentials.ts'
import { LOGIN_WORDS } from '../../../shared/login.ts'

const of = (user: string, password: string) => new Credentials({ user, password })

/** What is said to each of these challenges; the first of them is the one that is never heard. */
async function answers({ exchange }: Mechanism, ...challenges: string[]): Promise<unknown[]> {
  const said: unknown[] = []
  for (const challenge of ['', ...challenges]) {
    const { value } = await exchange.next(Buffer.from(challenge))
    said.push(value instanceof Buffer ? value.toString() : value)
  }
  return said
}

describe('mechanisms', () => {
  it('PLAIN: RFC 4616 4', async () => {
    expect(await answers(beginPlain(of('tim', 'tanstaaftanstaaf'), ''), 'more?')).toEqual([
      '\0tim\0tanstaaftanstaaf',
      null,
    ])
  })

  it('LOGIN', async () => {
    const said = await answers(beginLogin(of('tim', 'wörd'), ''), 'Username:', 'Password:', 'And?')
    expect(said).toEqual([null, 'tim', 'wörd', null])
  })

  it('CRAM-MD5: RFC 2195 2', async () => {
    const said = await answers(
      beginCramMd5(of('tim', 'tanstaaftanstaaf'), ''),
      '<1896.697170952@postoffice.reston.mci.net>',
    )
    expect(said).toEqual([null, 'tim b913a602c7eda7a495b4e6e7334d3890'])
  })

  const nonce = 'rOprNGfwEbeRWgbNEkqO'
  const challenge = `r=${nonce}%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096`

  it('SCRAM-SHA-256: RFC 7677 3', async () => {
    const mechanism = beginScram(of('user', 'pencil'), nonce)
    const [first, final] = await answers(mechanism, challenge)
    expect(first).toBe(`n,,n=user,r=${nonce}`)
    expect(final).toBe(`c=biws,r=${nonce}%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=`)
    expect(mechanism.proven()).toBe(false)
    const signature = Buffer.from('v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=')
    expect((await mechanism.exchange.next(signature)).value).toEqual(Buffer.alloc(0))
    expect(mechanism.proven()).toBe(true)
  })

  it.each([
    ['a nonce of its own', 'r=other,s=QUJD,i=4096', 'nonce'],
    ['our nonce and no more', `r=${nonce},s=QUJD,i=4096`, 'nonce'],
    ['too many rounds', `r=${nonce}x,s=QUJD,i=9999999999`, 'rounds'],
    ['no rounds', `r=${nonce}x,s=QUJD,i=0`, 'not one of SCRAM'],
    ['an extension that must be known', `m=x,r=${nonce}x,s=QUJD,i=4096`, 'not one of SCRAM'],
    ['nothing', '', 'not one of SCRAM'],
  ])('SCRAM gives up on %s', async (_, asked, why) => {
    const [, said] = await answers(beginScram(of('user', 'pencil'), nonce), asked)
    expect(said).toContain(why)
  })

  it.each(['v=AAAA', 'v=', 'e=invalid-proof', 'Welcome'])('SCRAM does not believe %s', async (final) => {
    const mechanism = beginScram(of('user', 'pencil'), nonce)
    const said = await answers(mechanism, challenge, final)
    expect(said.at(-1)).toMatch(/signature|error of SCRAM/)
    expect(mechanism.proven()).toBe(false)
  })

  it('SCRAM writes a name with its two special characters', async () => {
    const [first] = await answers(beginScram(of('a=b,c', 'x'), nonce))
    expect(first).toBe(`n,,n=a=3Db=2Cc,r=${nonce}`)
  })
})

it.each([
  ['I\u00adX', 'IX'],
  ['user', 'user'],
  ['USER', 'USER'],
  ['\u00aa', 'a'],
  ['\u2168', 'IX'],
  ['a\u3000b', 'a b'],
])('SASLprep (RFC 4013 3): %j', (typed, prepared) => {
  expect(saslprep(typed)).toBe(prepared)
})

describe('the choice', () => {
  const offer = (...lines: string[]) => lines.map((parameters) => ({ keyword: 'AUTH', parameters }))

  it.each([
    [['PLAIN LOGIN'], 'PLAIN'],
    [['LOGIN'], 'LOGIN'],
    [['login cram-md5 plain'], 'CRAM-MD5'],
    [['PLAIN SCRAM-SHA-256 SCRAM-SHA-256-PLUS'], 'SCRAM-SHA-256'],
    [['GSSAPI', 'LOGIN PLAIN'], 'PLAIN'],
  ])('of %j is %s', (lines, mechanism) => {
    expect(chooseMechanism(offer(...lines), null, true)).toEqual({ ok: true, mechanism })
  })

  it('is the one that was asked for, or none', () => {
    expect(chooseMechanism(offer('PLAIN LOGIN'), 'LOGIN', true)).toEqual({ ok: true, mechanism: 'LOGIN' })
    const refused = chooseMechanism(offer('PLAIN LOGIN'), 'CRAM-MD5', true)
    expect(refused).toMatchObject({ ok: false, judgement: { status: 'warned' } })
    expect(!refused.ok && refused.judgement.summary).toContain(`${LOGIN_WORDS.notThisOne} CRAM-MD5`)
  })

  it.each([
    [null, true, 'failed', 'target'],
    [[], true, 'failed', 'target'],
    [[], false, 'warned', 'policy'],
    [offer('XOAUTH2'), true, 'warned', 'unknown'],
  ] as const)('of %j (for users: %s) is none, %s', (offered, submission, status, fault) => {
    expect(chooseMechanism(offered, null, submission)).toMatchObject({ judgement: { status, failure: { fault } } })
  })
})
