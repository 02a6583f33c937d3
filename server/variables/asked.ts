import { addressWithPort, domain, list } from '../config-values.ts'
import type { Variable } from './variable.ts'

/** Whom the probe asks besides the target. */
export const ASKED = {
  DNS_SERVERS: {
    key: 'dnsServers',
    read: list(addressWithPort),
    default: [],
    otherwise: 'those of the machine',
    meaning: '`addr[:port],...`. Once set, they are also asked for the names of addresses that are not public',
  },
  BLOCKLISTS: {
    key: 'blocklists',
    read: list(domain),
    default: [],
    meaning:
      'domains of public blocklists, with commas between, on which the addresses of a target are looked up (RFC 5782). Each is asked once in an hour about an address; many do not answer public resolvers, so set `DNS_SERVERS` too, and mind their terms of use',
  },
  CANARIES: {
    key: 'canaries',
    read: list(domain),
    default: [],
    meaning:
      'names of mail servers that may be asked whether this machine gets out at all: only after a connection that failed where none was ever made, the first three of them, at most once in ten minutes. Ask their owners',
  },
} as const satisfies Record<string, Variable>
