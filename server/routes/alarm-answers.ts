import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { TWILIO_CALLBACKS } from '../alarm/senders.ts'
import { type Fields, listenToTwilio, reportOf, type TwilioEar } from '../alarm/twilio-request.ts'
import { repliedTwiml, saidTwiml } from '../alarm/twiml.ts'
import type { Config } from '../config.ts'
import { Problem } from '../problems.ts'
import type { PhoneAnswers } from '../watch/sender.ts'
import { acceptForms } from './form-bodies.ts'

type Keyed = FastifyRequest<{ Params: { key: string } }>

/** What the telephone says when a key was pressed. */
const AFTER_KEY: Record<Awaited<ReturnType<PhoneAnswers['keyPressed']>>, string> = {
  acknowledged: 'Thank you. It is acknowledged, and nobody else is woken. Goodbye.',
  stopped: 'You will get no more calls. Goodbye.',
  'unknown-key': 'This key means nothing here, so nothing was changed. Goodbye.',
  'unknown-call': 'This alarm is no longer known, so nothing was changed. Goodbye.',
}

/**
 * What people answer by telephone, as Twilio brings it: an SMS, a key in a call, and what became of what we sent.
 * Nothing is believed that Twilio did not sign.
 */
export function phoneAnswerRoutes(app: FastifyInstance, parts: { config: Config; answers: PhoneAnswers }): void {
  const { answers } = parts
  const { publicUrl, twilioAuthToken } = parts.config

  async function genuine(request: FastifyRequest): Promise<{ fields: Fields; ear: TwilioEar }> {
    if (!twilioAuthToken) throw new Problem('not_found', 'No telephone provider is set up here.')
    const fields = (request.body ?? {}) as Fields
    const ear = await listenToTwilio(twilioAuthToken)
    const signature = String(request.headers['x-twilio-signature'] ?? '')
    if (!ear.isGenuine(signature, publicUrl + request.url, fields))
      throw new Problem(
        'forbidden',
        'This does not bear the signature of Twilio. Is PUBLIC_URL the address that Twilio calls?',
      )
    return { fields, ear }
  }

  function speak(reply: FastifyReply, twiml: string): FastifyReply {
    return reply.headers({ 'cache-control': 'no-store' }).type('text/xml; charset=utf-8').send(twiml)
  }

  void app.register(async (scope) => {
    acceptForms(scope)
    const unlisted = { schema: { hide: true } }

    scope.post(`${TWILIO_CALLBACKS}/sms`, unlisted, async (request, reply) => {
      const { fields, ear } = await genuine(request)
      return speak(reply, repliedTwiml(ear.twiml, await answers.smsReceived(fields.From ?? '', fields.Body ?? '')))
    })

    scope.post(`${TWILIO_CALLBACKS}/key/:key`, unlisted, async (request: Keyed, reply) => {
      const { fields, ear } = await genuine(request)
      const came = await answers.keyPressed(request.params.key, fields.Digits ?? '', fields.To ?? '')
      return speak(reply, saidTwiml(ear.twiml, AFTER_KEY[came]))
    })

    scope.post(`${TWILIO_CALLBACKS}/status/:key`, unlisted, async (request: Keyed, reply) => {
      const { fields } = await genuine(request)
      const report = reportOf(fields)
      if (report) await answers.reported(request.params.key, report)
      return reply.code(204).send()
    })
  })
}
