import { choice, secret, webAddress } from '../config-values.ts'
import type { Variable } from './variable.ts'

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

/** For whoever runs it. */
export const OPERATION = {
  LOG_TARGETS: {
    key: 'logTargets',
    read: choice(['no', 'yes']),
    default: 'no',
    meaning: 'whether the log names what is tested; `no`: only the id of a test',
  },
  LOG_LEVEL: {
    key: 'logLevel',
    read: choice(LOG_LEVELS),
    default: 'info',
    meaning: '`fatal`, `error`, `warn`, `info`, `debug`, `trace` or `silent`',
  },
  HEARTBEAT_URL: {
    key: 'heartbeatUrl',
    read: webAddress,
    default: null,
    otherwise: 'none: nobody is told',
    meaning:
      'an address of yours that is asked for once a minute (GET) while watches are tested in time: whatever stands there can raise the alarm when that stops',
    secret: true,
  },
  METRICS_TOKEN: {
    key: 'metricsToken',
    read: secret(16),
    default: null,
    otherwise: 'none: everybody may read `/metrics`',
    meaning: 'who reads `/metrics` must send it: `Authorization: Bearer {METRICS_TOKEN}`; 16 characters at least',
    secret: true,
  },
} as const satisfies Record<string, Variable>
