import { expect, it } from 'vitest'
import { tlsRpt } from '../../../../server/probe/checks/tls-rpt.ts'
import { ask } from './policy-scene.ts'

const OWNER = '_smtp._tls.example.com'

it.each([
  ['none is skipped', [], 'skipped', []],
  ['one is in order', [`${OWNER} TXT v=TLSRPTv1; rua=mailto:a@example.com`], 'passed', []],
  ['one that does not count is told', [`${OWNER} TXT v=TLSRPTv1; rua=a@example.com`], 'warned', ['rpt-record-invalid']],
  ['no answer is no reproach', [`${OWNER} TIMEOUT`], 'skipped', []],
])('of the records that ask for TLS reports, %s', async (_what, zone, status, kinds) => {
  expect(await ask(tlsRpt, { zone })).toMatchObject({ status, kinds, concerned: true })
})

it('shows the record, and where reports go', async () => {
  const { summary, data } = await ask(tlsRpt, { zone: [`${OWNER} TXT v=TLSRPTv1; rua=mailto:a@example.com`] })
  expect(summary).toBe('to mailto:a@example.com')
  expect(data.lines).toEqual([`${OWNER}. IN TXT "v=TLSRPTv1; rua=mailto:a@example.com"`])
})

it('concerns domains', async () => {
  expect((await ask(tlsRpt, { target: { kind: 'host' } })).concerned).toBe(false)
})
