import { choice, list, network, number, place, portspan } from '../config-values.ts'
import type { Variable } from './variable.ts'

/** What may be tested, and how often. */
export const MANNERS = {
  ALLOW_TARGETS: {
    key: 'allowTargets',
    read: list(network),
    default: [],
    meaning: 'CIDRs that may be tested although they are not the public internet',
  },
  REFUSE_TARGETS: {
    key: 'refuseTargets',
    read: list(place),
    default: [],
    meaning:
      'names (with all that is below them), addresses and CIDRs that are not tested, whoever asks: for those who asked you to be left alone. `_helograph.example.com TXT "no"` does the same, and needs nobody',
  },
  ALLOW_PORTS: {
    key: 'allowPorts',
    read: list(portspan),
    default: [25, 465, 587, 2525].map((port) => ({ from: port, to: port })),
    otherwise: '`25,465,587,2525`',
    meaning: 'ports that may be tested; `1-65535` for any',
  },
  CLIENT_TESTS_PER_MINUTE: {
    key: 'clientTestsPerMinute',
    read: number(0, 1_000_000),
    default: 12,
    meaning:
      'tests that one visitor may begin in a minute; 0 = no limit. A visitor is a network: an IPv4 /24, an IPv6 /48',
  },
  TARGET_SESSIONS_PER_MINUTE: {
    key: 'targetSessionsPerMinute',
    read: number(0, 1_000_000),
    default: 6,
    meaning:
      'sessions to one address in a minute, and tests of one name, whoever asks; 0 = no limit, and then nobody who said 421 is left alone for a while',
  },
  SESSIONS_PER_MINUTE: {
    key: 'sessionsPerMinute',
    read: number(0, 10_000_000),
    default: null,
    otherwise: '200 times `TARGET_SESSIONS_PER_MINUTE`',
    meaning: 'sessions in a minute, to all addresses together. Once they are spent no test is begun; 0 = no limit',
  },
  MAX_TESTS: {
    key: 'maxTests',
    read: number(0, 1_000_000),
    default: 200,
    meaning: 'tests at the same time; 0 = no limit',
  },
  MAX_VIEWERS: {
    key: 'maxViewers',
    read: number(0, 1_000_000),
    default: 5000,
    meaning: 'connections that follow a test at the same time; 0 = no limit',
  },
  MAX_WATCHES: {
    key: 'maxWatches',
    read: number(0, 1_000_000),
    default: 10_000,
    meaning: 'watches that are kept; 0 = no limit. At most half of `MAX_TESTS` are tests of watches',
  },
  SECOND_LOOK: {
    key: 'secondLook',
    read: choice(['yes', 'no']),
    default: 'yes',
    meaning: 'whether a server that asks to come back later is looked at again, once; `no`: never',
  },
} as const satisfies Record<string, Variable>
