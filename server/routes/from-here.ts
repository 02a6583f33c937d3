import type { FastifyRequest } from 'fastify'
import { Problem } from '../problems.ts'

/**
 * Another page must not make its visitors send mails to strangers (Fetch Metadata).
 *
 * @throws Problem `forbidden` where a form was filled in on a page of somebody else
 */
export function fromHere({ headers }: Pick<FastifyRequest, 'headers'>): void {
  const site = headers['sec-fetch-site']
  if (site === undefined || site === 'same-origin' || site === 'none') return
  throw new Problem(
    'forbidden',
    'This form was filled in on a page of somebody else. Look at it, and send it from here.',
  )
}
