import { describe, expect, test } from 'vitest'
import { misspelt, settingLines } from '../../../server/commands/settings.ts'
import { VARIABLES } from '../../../server/config-variables.ts'

describe('the configuration as it holds', () => {
  const lines = settingLines({ PORT: '3000', HOST: '', METRICS_TOKEN: 'my-secret-of-16-characters' })
  const holding = (name: string) =>
    lines
      .find((line) => line.trimStart().startsWith(`${name} `))
      ?.replace(/ +/g, ' ')
      .trim()

  test('has every variable, with what was set or with what holds without', () => {
    for (const name of Object.keys(VARIABLES)) expect(holding(name)).toBeDefined()
    expect(holding('PORT')).toBe('PORT 3000')
    expect(holding('HOST')).toBe('HOST :: (default)')
    expect(holding('PUBLIC_URL')).toBe('PUBLIC_URL http://localhost:PORT (default)')
  })

  test('shows no secret', () => {
    expect(holding('METRICS_TOKEN')).toBe('METRICS_TOKEN (set, not shown)')
    expect(lines.join('\n')).not.toContain('my-secret')
  })
})

test('a name that was meant to be one of ours is noticed, and no other', () => {
  const env = {
    ALLOW_TARGET: '',
    TRUST_PROXIES: '',
    helo_name: '',
    DNSSERVERS: '',
    METRIC_TOKEN: '',
    'LOG-LEVEL': '',
    PORT: '',
    PATH: '',
    HOME: '',
    PORTAL: '',
  }
  expect(misspelt(env)).toEqual([
    { name: 'ALLOW_TARGET', meant: 'ALLOW_TARGETS' },
    { name: 'TRUST_PROXIES', meant: 'TRUST_PROXY' },
    { name: 'helo_name', meant: 'HELO_NAME' },
    { name: 'DNSSERVERS', meant: 'DNS_SERVERS' },
    { name: 'METRIC_TOKEN', meant: 'METRICS_TOKEN' },
    { name: 'LOG-LEVEL', meant: 'LOG_LEVEL' },
  ])
})
