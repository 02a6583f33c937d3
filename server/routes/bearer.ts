import type { FastifyRequest } from 'fastify'

/** The token of a call, as RFC 6750 2.1 has it; null where there is none. */
export function bearerOf({ headers }: FastifyRequest): string | null {
  return /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1] ?? null
}
