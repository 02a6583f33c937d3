/** Alarms by SMS and by telephone call, in the words of `shared/watch/say/`, through whichever provider there is. */
import { smsText } from '../../shared/watch/say/sms.ts'
import { speechOf } from '../../shared/watch/say/speech.ts'
import type { Sender } from '../watch/sender.ts'
import { refused } from './handover.ts'
import type { PhoneProvider } from './phone-provider.ts'

export function createSms(provider: PhoneProvider): Sender {
  return {
    kind: 'sms',
    available: true,
    async send({ address }, message, key) {
      const text = smsText(message)
      return text === null ? refused('This is not said by SMS.') : provider.text(address, text, key)
    },
    async find({ address }, message, _key, since) {
      const text = smsText(message)
      return text === null ? { receipts: [] } : provider.findText(address, text, since)
    },
  }
}

export function createCall(provider: PhoneProvider): Sender {
  return {
    kind: 'call',
    available: true,
    async send({ address }, message, key) {
      const speech = speechOf(message)
      return speech === null ? refused('This is not said by telephone.') : provider.call(address, speech, key)
    },
    find: ({ address }, _message, _key, since) => provider.findCall(address, since),
  }
}
