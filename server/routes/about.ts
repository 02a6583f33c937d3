import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type AboutProbe, aboutProbeText } from '../../shared/about-probe.ts'
import type { House } from './house.ts'
import { show } from './language.ts'
import { negotiated, page, wantsText } from './negotiation.ts'

/** For an administrator who found us in a log, and follows the name that we gave. */
export function aboutRoutes(app: FastifyInstance, house: House): void {
  app.get(
    '/about-this-probe',
    { schema: page('What this tester does to the servers that it visits, from where, and how to make it stop') },
    (request, reply) => answerAbout(house, request, reply),
  )
}

export function answerAbout(house: House, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  negotiated(reply).header('cache-control', 'no-cache')
  const about = aboutOf(house)
  if (wantsText(request)) return reply.type('text/plain; charset=utf-8').send(aboutProbeText(about))
  return show(house.pages, request, reply, { kind: 'about-probe', about })
}

/** Whether somebody typed the EHLO name into a browser, where that is not the name of the page itself. */
export function asksWhoKnocked({ hostname }: FastifyRequest, { config, identity }: House): boolean {
  const name = identity.heloName.toLowerCase()
  return hostname.toLowerCase() === name && new URL(config.publicUrl).hostname !== name
}

function aboutOf({ config, identity, gate }: House): AboutProbe {
  const { heloName } = identity
  return {
    heloName,
    addresses: identity.addresses.filter((address) => gate.guard.forbidden(address) === null),
    contact: config.mailFrom ?? `postmaster@${heloName}`,
    url: config.publicUrl,
    perMinute: config.targetSessionsPerMinute,
  }
}
