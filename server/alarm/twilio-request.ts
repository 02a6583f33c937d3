/** Whether a request comes from Twilio, as its own library tells, and what it says of a message or a call that we sent. */
import { twilioLibrary } from './twilio-library.ts'
import type { TwimlClasses } from './twiml.ts'

export type Fields = Record<string, string>

export type TwilioEar = {
  /** @param url the whole address, as Twilio was told it */
  isGenuine(signature: string, url: string, fields: Fields): boolean
  twiml: TwimlClasses
}

/** The library is loaded when Twilio first calls. */
export async function listenToTwilio(authToken: string): Promise<TwilioEar> {
  const twilio = await twilioLibrary()
  return {
    isGenuine: (signature, url, fields) => twilio.validateRequest(authToken, signature, url, fields),
    twiml: twilio.twiml,
  }
}

/** What became of it in the end; null while nothing is decided. Words of twilio.com/docs/messaging/api/message-resource#message-status-values and of /docs/voice/api/call-resource#call-status-values */
export function reportOf(fields: Fields): { outcome: 'delivered' | 'refused'; answer: string } | null {
  const { MessageStatus, CallStatus, ErrorCode } = fields
  const error = /^\d{1,6}$/.test(ErrorCode ?? '') ? ` (Twilio's error ${ErrorCode})` : ''
  const known = ENDS[MessageStatus ? `message ${MessageStatus}` : `call ${CallStatus}`]
  return known ? { outcome: known[0], answer: `${known[1]}${error}.` } : null
}

const ENDS: Record<string, ['delivered' | 'refused', string]> = {
  'message delivered': ['delivered', 'The telephone has it'],
  'message undelivered': ['refused', 'It did not reach the telephone'],
  'message failed': ['refused', 'It could not be sent'],
  'message canceled': ['refused', 'It was cancelled'],
  'call completed': ['delivered', 'The call was answered'],
  'call busy': ['refused', 'The line was busy'],
  'call no-answer': ['refused', 'Nobody answered the call'],
  'call failed': ['refused', 'The number could not be called'],
  'call canceled': ['refused', 'The call was cancelled'],
}
