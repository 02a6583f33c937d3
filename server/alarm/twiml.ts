/** What a voice says and which key it takes, in TwiML as Twilio's own library writes it. */
import type { Speech } from '../../shared/watch/say/speech.ts'

/** British: the voice reads dates, hours and abbreviations as the texts have them. */
const LANGUAGE = 'en-GB'
/** How long a key is waited for after the last word, in seconds. */
const LISTEN = 10

export type TwimlClasses = Pick<typeof import('twilio').twiml, 'VoiceResponse' | 'MessagingResponse'>

/** @param action where the key is told */
export function speechTwiml({ VoiceResponse }: TwimlClasses, speech: Speech, action: string): string {
  const response = new VoiceResponse()
  // Whoever lifts a receiver needs a moment to hold it to an ear.
  response.pause({ length: 1 })
  const room = speech.keys
    ? response.gather({ input: ['dtmf'], numDigits: 1, finishOnKey: '', timeout: LISTEN, action, method: 'POST' })
    : response
  for (let time = 0; time < speech.times; time++) {
    if (time > 0) room.pause({ length: 1 })
    for (const sentence of speech.sentences) room.say({ language: LANGUAGE }, sentence)
  }
  response.say({ language: LANGUAGE }, speech.farewell)
  return response.toString()
}

/** What is said after a key. */
export function saidTwiml({ VoiceResponse }: TwimlClasses, words: string): string {
  const response = new VoiceResponse()
  response.say({ language: LANGUAGE }, words)
  response.hangup()
  return response.toString()
}

/** What is answered to an SMS; null: nothing. */
export function repliedTwiml({ MessagingResponse }: TwimlClasses, text: string | null): string {
  const response = new MessagingResponse()
  if (text !== null) response.message(text)
  return response.toString()
}
