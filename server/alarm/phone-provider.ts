/** Whoever brings SMS and telephone calls to people. A second one is one more file that makes such an object. */
import type { Speech } from '../../shared/watch/say/speech.ts'
import type { Found, Handover } from '../watch/sender.ts'

export interface PhoneProvider {
  /**
   * @param to E.164
   * @param text not longer than its author wants to pay for
   * @param key of the message; what becomes of it later is reported under that key
   */
  text(to: string, text: string, key: string): Promise<Handover>
  /** Speaks, and takes one key for an answer, which is reported under the key of the message. */
  call(to: string, speech: Speech, key: string): Promise<Handover>
  /** All that left since then for that number: with that text; any call. @param since milliseconds since the epoch */
  findText(to: string, text: string, since: number): Promise<Found>
  findCall(to: string, since: number): Promise<Found>
}
