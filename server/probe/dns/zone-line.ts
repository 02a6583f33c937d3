import type { DnsRecord } from './resolver.ts'

/** Types whose data is a name, which a zone file ends with a dot. */
const NAMING = new Set(['CNAME', 'MX', 'PTR'])

/** As a zone file has it, which is how its owner knows it: `example.com. 300 IN MX 10 mx1.example.com.` */
export function zoneLine({ name, ttl, type, preference, data }: DnsRecord): string {
  return [`${name}.`, ttl, 'IN', type, preference, written(type, data)].filter((part) => part !== null).join(' ')
}

function written(type: string, data: string): string {
  if (type === 'TXT') return `"${data.replaceAll('"', '\\"')}"`
  return NAMING.has(type) && data !== '.' ? `${data}.` : data
}
