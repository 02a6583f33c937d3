import { expect, test } from 'vitest'
import { lookAtWeb } from '../../../server/commands/look-at-web.ts'
import { readConfig } from '../../../server/config.ts'

const behind = {
  PUBLIC_URL: 'https://helograph.example',
  HOST: '127.0.0.1',
  TRUST_PROXY: '127.0.0.1',
  METRICS_TOKEN: '0123456789abcdef',
}

test.each<[string, Record<string, string>, string[]]>([
  ['behind a proxy, as it should be', behind, ['good PUBLIC_URL']],
  ['at home, to try it out', {}, ['note PUBLIC_URL']],
  ['without TLS for others', { PUBLIC_URL: 'http://helograph.example' }, ['note PUBLIC_URL', 'note METRICS_TOKEN']],
  ['with TLS, and the proxy is nobody known', { ...behind, TRUST_PROXY: '' }, ['good PUBLIC_URL', 'wrong TRUST_PROXY']],
  ['where every client is believed', { ...behind, TRUST_PROXY: 'true' }, ['good PUBLIC_URL', 'note TRUST_PROXY']],
  ['where one can go around the proxy', { ...behind, HOST: '::' }, ['good PUBLIC_URL', 'note HOST']],
  ['with the proxy on another machine', { ...behind, HOST: '::', TRUST_PROXY: '192.0.2.80' }, ['good PUBLIC_URL']],
  ['with figures for everybody', { ...behind, METRICS_TOKEN: '' }, ['good PUBLIC_URL', 'note METRICS_TOKEN']],
])('%s', (_, env, expected) => {
  const remarks = lookAtWeb(readConfig(env))
  expect(remarks.map(({ level, about }) => `${level} ${about}`)).toEqual(expected)
  for (const { text } of remarks) expect(text).toMatch(/^\S.*\.$/)
})
