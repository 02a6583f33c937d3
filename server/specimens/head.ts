/** The `@` lines of a script: what is tested, and how. */

import { Credentials } from '../../shared/credentials.ts'
import type { Options, Target } from '../../shared/events.ts'
import { TARGET } from '../../shared/languages/en/target.ts'
import { DEFAULT_OPTIONS } from '../../shared/options.ts'
import { PRACTICE_GROUPS, type PracticeGroup } from '../../shared/practice.ts'
import { parseTarget, planTarget, type TargetOptions, wrongWords } from '../../shared/target.ts'
import type { MechanismName } from '../../shared/words.ts'
import type { CheckConfig } from '../probe/checks/all.ts'
import type { Script } from './script.ts'

export interface Head {
  target: Target
  options: Options
  zone: string[]
  /** The file at the policy host of the target; none: it refuses connections. */
  policy: string
  /** Which TLSA records there are: the name of their host, and of the certificate that they mean. */
  tlsa: { host: string; certificate: string }[]
  login: Credentials | null
  checks: CheckConfig
  /** Whether what the server says in one breath must stay together. */
  wholeBreaths: boolean
  /** What the gallery calls it, and says of it. */
  title: string
  about: string
  /** Whether it stands in the gallery: not where it takes minutes, or proves a detail of reading only. */
  shown: boolean
  /** Where it stands, if that is not where its first lamp fails. */
  group: PracticeGroup | null
}

/**
 *   @ target mx.test        what a person enters
 *   @ port 465              as the probe sees it; the server listens elsewhere
 *   @ via host              and security, family, patience, envelope, relay, injection, depth: as in the API
 *   @ login bob secret PLAIN  name, password and, if one is asked for, the mechanism
 *   @ dns mx.test A 127.0.0.1
 *   @ policy mode: enforce  a line of the MTA-STS policy; `version: STSv1` and `max_age` are there already
 *   @ tlsa mx.test valid    a TLSA record `3 1 1` with the key of this certificate, and DNSSEC on all the way to it
 *   @ resolvers own         the operator named them, so they are asked about loopback too
 *   @ blocklist list.test   is configured
 *   @ breath whole
 *   @ title TLS is promised         for the gallery, and `about` in a sentence or two
 *   @ gallery no                    not to be shown there; or `provider` and the like: where it is to be shown
 */
export function readHead(lines: Script['head']): Head {
  const all = (name: string) => lines.filter(([word]) => word === name).map(([, rest]) => rest)
  const one = (name: string, otherwise: string) => all(name).at(-1) ?? otherwise
  for (const [word] of lines) if (!WORDS.has(word)) throw new Error(`nobody knows what @ ${word} means`)
  const parsed = parseTarget(one('target', 'mx.test'))
  if (!parsed.ok) throw new Error(wrongWords(parsed.wrong, TARGET))
  const port = one('port', '')
  const planned = planTarget(parsed.target, {
    via: one('via', 'host'),
    ...(port && { port: Number(port) }),
    security: one('security', 'auto'),
    family: one('family', 'any'),
  } as TargetOptions)
  if (!planned.ok) throw new Error(wrongWords(planned.wrong, TARGET))
  const [user = '', password = '', mechanism] = one('login', '').split(' ')
  const login = user
    ? new Credentials({ user, password, ...(mechanism && { mechanism: mechanism as MechanismName }) })
    : null
  const options = {
    ...DEFAULT_OPTIONS,
    auth: login !== null,
    via: planned.via,
    patience: Number(one('patience', '60')),
    envelope: one('envelope', 'true') === 'true',
    relay: one('relay', 'false') === 'true',
    injection: one('injection', 'false') === 'true',
    depth: one('depth', 'false') === 'true',
  }
  const zone = lines.some(([word]) => word === 'dns') ? all('dns') : ['mx.test A 127.0.0.1']
  const policy = all('policy')
  const gallery = one('gallery', '')
  return {
    target: planned.target,
    options,
    zone,
    checks: { blocklists: all('blocklist'), ownResolvers: one('resolvers', '') === 'own' },
    policy: policy.length > 0 ? ['version: STSv1', 'max_age: 86400', ...policy].join('\n') : '',
    tlsa: all('tlsa').map((line) => {
      const [host = '', certificate = ''] = line.split(' ')
      return { host, certificate }
    }),
    login,
    wholeBreaths: one('breath', '') === 'whole',
    title: one('title', ''),
    about: all('about').join(' '),
    shown: gallery !== 'no',
    group: PRACTICE_GROUPS.find((group) => group === gallery) ?? null,
  }
}

const WORDS = new Set([
  'target',
  'via',
  'port',
  'security',
  'family',
  'patience',
  'envelope',
  'relay',
  'injection',
  'depth',
  'login',
  'dns',
  'breath',
  'title',
  'about',
  'gallery',
  'policy',
  'tlsa',
  'resolvers',
  'blocklist',
])
