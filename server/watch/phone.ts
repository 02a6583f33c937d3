/** What people answer by telephone: OK, STOP and START as an SMS, 1 and 9 in a call. */
import { parseDestination } from '../../shared/watch/destination.ts'
import { isOpen, messagesTo } from '../../shared/watch/incident.ts'
import type { ChannelEntry, WatchStore } from '../store/watch/watch-store.ts'
import type { WatchBook } from './book.ts'
import { type Deeds, destinationHash } from './deeds.ts'
import type { Tokens } from './keys.ts'
import type { PostOffice } from './post-office.ts'
import type { PhoneAnswers } from './sender.ts'
import { nameOf } from './task.ts'

const YES = /^\W*(?:ok|okay|yes|ack|1)\b/i
/**
 * Words that providers of SMS know, too, and answer themselves. Nothing else may stand beside one: "End of my shift, but I am
 * on it" ends nothing.
 */
const NO = /^\W*(?:stop|stop ?all|unsubscribe|cancel|end|quit|9)\W*$/i
const AGAIN = /^\W*(?:start|unstop)\W*$/i

export type PhoneOptions = {
  store: WatchStore
  book: WatchBook
  deeds: Deeds
  tokens: Tokens
  epoch: () => number
  posts: Pick<PostOffice, 'reported'>
}

export function createPhone({ store, book, deeds, tokens, epoch, posts }: PhoneOptions): PhoneAnswers {
  async function channelsAt(address: string): Promise<ChannelEntry[]> {
    const found = await Promise.all([store.channelsAt('sms', address), store.channelsAt('call', address)])
    return found.flat()
  }

  /** Whoever was told of it by one of these channels says that they take care. @returns the names of the watches */
  async function acknowledgeAll(channels: readonly ChannelEntry[]): Promise<string[]> {
    const names = new Set<string>()
    for (const { id, watch, state } of channels) {
      const entry = book.get(watch)
      if (!entry || state !== 'confirmed') continue
      for (const incident of entry.state.incidents) {
        const told = messagesTo(incident, id) > 0
        if (!told || !isOpen(incident) || incident.acknowledgedAt) continue
        await deeds.acknowledge(watch, incident.number, 'by SMS')
        names.add(nameOf(entry).name)
      }
    }
    return [...names]
  }

  return {
    async smsReceived(from, text) {
      const parsed = parseDestination('sms', from)
      if (!parsed.ok) return null
      const { address } = parsed
      const destination = destinationHash(tokens, { kind: 'sms', address })
      const channels = await channelsAt(address)
      // Whoever says no is heeded, also where whoever gave the number has taken it away again.
      if (NO.test(text)) {
        for (const channel of channels) await deeds.stop(channel)
        await store.noteUnwanted(destination, epoch())
        return null
      }
      if (AGAIN.test(text)) {
        await store.forgetUnwanted(destination)
        return 'This number may be told again. Whoever manages the watch can have it confirmed anew.'
      }
      if (channels.length === 0) return null
      if (!YES.test(text)) return 'Answer OK to say that you take care of it, or STOP to end these messages.'
      const [first, ...others] = await acknowledgeAll(channels)
      if (first === undefined) return 'There is nothing to acknowledge just now.'
      const more = others.length > 0 ? ` and ${others.length} more` : ''
      return `You take care of ${first.slice(0, 60)}${more}. Nobody else is told until it is over.`
    },

    async keyPressed(key, digit, called) {
      const delivery = await store.outbox.find(key)
      const channel = delivery && (await store.channel(delivery.channel))
      const parsed = parseDestination('call', called)
      if (!channel && digit === '9' && parsed.ok) {
        await store.noteUnwanted(destinationHash(tokens, { kind: 'call', address: parsed.address }), epoch())
        return 'stopped'
      }
      if (!delivery || !channel) return 'unknown-call'
      if (digit === '9') {
        await deeds.stop(channel)
        return 'stopped'
      }
      if (digit !== '1' || delivery.incident === null) return 'unknown-key'
      await deeds.acknowledge(delivery.watch, delivery.incident, 'by key 1 on the telephone')
      return 'acknowledged'
    },

    reported: (key, { outcome, answer }) => posts.reported(key, outcome, answer),
  }
}
