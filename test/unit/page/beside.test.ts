import { expect, it } from 'vitest'
import { BLOCKLISTS } from '../../../shared/diagnosis/blocklists.ts'
import { STEP_RULES, TEST_RULES } from '../../../shared/diagnosis/diagnose.ts'
import { POLICIES } from '../../../shared/diagnosis/policies.ts'
import { RESOLVING } from '../../../shared/diagnosis/resolving.ts'
import { REVERSE_DNS } from '../../../shared/diagnosis/reverse-dns.ts'
import { WAY_OUT } from '../../../shared/diagnosis/way-out.ts'
import { ZONE } from '../../../shared/diagnosis/zone.ts'
import { checkOf } from '../../../web/report/check-of.ts'

it('every rule about a test as a whole belongs to the check that its family is about, and no other rule to any', () => {
  const families = { dns: [...RESOLVING, ...ZONE], 'reverse-dns': REVERSE_DNS, blocklists: BLOCKLISTS, canary: WAY_OUT }
  const told = Object.entries(families).flatMap(([check, rules]) => rules.map(({ code }) => [code, check]))
  const policies = POLICIES.map(({ code }) => [code, /^(mta-sts|tls-rpt)/.exec(code)?.[0] ?? 'dane'])
  const expected = Object.fromEntries([...told, ...policies])
  expect(Object.keys(expected).sort()).toEqual(TEST_RULES.map(({ code }) => code).sort())
  for (const [code, check] of Object.entries(expected)) expect(checkOf({ code, step: null }), code).toBe(check)
  for (const { code } of STEP_RULES) expect(checkOf({ code, step: 'banner' }), code).toBeNull()
})
