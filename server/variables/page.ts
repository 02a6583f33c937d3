import { number, proxies, secret, text, url } from '../config-values.ts'
import type { Variable } from './variable.ts'

/** Where the page is, and who may use it. */
export const PAGE = {
  PORT: { key: 'port', read: number(0, 65535), default: 8080, meaning: 'the port of the page' },
  HOST: {
    key: 'host',
    read: text('an address to listen on, such as 127.0.0.1'),
    default: '::',
    meaning:
      'the address to listen on; `::` is every address of the machine, `127.0.0.1` only what a proxy beside it reaches',
  },
  PUBLIC_URL: {
    key: 'publicUrl',
    read: url,
    default: null,
    otherwise: '`http://localhost:PORT`',
    meaning: 'how the page is reached from outside; links begin with it',
  },
  ACCESS_TOKEN: {
    key: 'accessToken',
    read: secret(16),
    default: null,
    otherwise: 'none: everybody may use it',
    meaning:
      'a secret that everybody needs who wants to use this Helograph, by API (`Authorization: Bearer {ACCESS_TOKEN}`) or by a form, links that were shared included; 16 characters at least. `/healthz`, `/readyz` and `/about-this-probe` stay open',
    secret: true,
  },
  TRUST_PROXY: {
    key: 'trustProxy',
    read: proxies,
    default: false,
    otherwise: 'none',
    meaning:
      'addresses or CIDRs of proxies whose `X-Forwarded-*` is believed, or how many stand in front; `true` believes everybody',
  },
} as const satisfies Record<string, Variable>
