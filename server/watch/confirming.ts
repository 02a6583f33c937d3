/**
 * A channel is used only once it was confirmed through itself: by a link in a mail, a code by SMS or call, an answer of a
 * webhook. Nobody can aim messages at a stranger: how many confirmations leave is bounded for whoever asks and for whoever
 * gets them, and who once said no is left alone.
 */

import type { Alert, ChannelKind, Confirmation } from '../../shared/watch/alert.ts'
import { Problem } from '../problems.ts'
import type { ChannelEntry, NewDelivery, WatchEntry, WatchStore } from '../store/watch/watch-store.ts'
import { destinationHash } from './deeds.ts'
import { InTurn } from './in-turn.ts'
import { hashToken, newChallenge, newCode, newId, type Tokens } from './keys.ts'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
/** How long a confirmation is good: a mail may be read tomorrow, a code is typed in at once. */
const GOOD_FOR_MS: Record<ChannelKind, number> = {
  email: DAY_MS,
  sms: 15 * MINUTE_MS,
  call: 15 * MINUTE_MS,
  webhook: 60 * MINUTE_MS,
}
/** A code of six digits may be tried so often. */
export const TRIES = 5
/** Confirmations in a day. */
const MOST_A_DAY = { client: 20, destination: 5 }

export type Confirming = {
  /**
   * Plans the confirmation of a channel, and counts it.
   * @param client network of whoever asks
   * @throws Problem where it may not be sent
   */
  ask(
    channel: ChannelEntry,
    entry: WatchNamed,
    client: string,
  ): Promise<{ channel: ChannelEntry; delivery: NewDelivery }>
  /** How all that we send there is ended. */
  stopLink(channel: Pick<ChannelEntry, 'id' | 'kind' | 'address'>): Alert['stop']
}

export type WatchNamed = Pick<WatchEntry, 'id'> & { name: string; target: string }

export type ConfirmingOptions = {
  store: WatchStore
  tokens: Tokens
  epoch: () => number
  publicUrl: string
}

export function createConfirming({ store, tokens, epoch, publicUrl }: ConfirmingOptions): Confirming {
  const turns = new InTurn()
  const stopLink: Confirming['stopLink'] = (channel) => {
    const subject = { id: channel.id, incident: null, destination: destinationHash(tokens, channel) }
    return { url: `${publicUrl}/stop/${tokens.make('stop', subject)}`, word: 'STOP', key: '9' }
  }

  async function count(of: { client: string } | { destination: string }, most: number, who: string): Promise<void> {
    const since = epoch() - DAY_MS
    if ((await store.countConfirmations(of, since)) < most) return
    const detail = `${most} confirmations in a day are as many as ${who}. Try again tomorrow, or confirm with one that was sent before.`
    throw new Problem('rate_limited', detail, { retryAfterMs: DAY_MS })
  }

  async function spend(at: number, destination: string, client: string): Promise<void> {
    if (await store.isUnwanted(destination)) {
      const detail = 'Whoever is told there wanted nothing more from here. Give another address or number.'
      throw new Problem('forbidden', detail)
    }
    await count({ client }, MOST_A_DAY.client, 'one visitor may ask for')
    await count({ destination }, MOST_A_DAY.destination, 'are sent to one place')
    await store.noteConfirmation({ at, client, destination })
  }

  return {
    stopLink,

    async ask(channel, { id: watch, name, target }, client) {
      const at = epoch()
      // Counted in one turn: whoever asks a hundred times at once has asked a hundred times.
      await turns.do('', () => spend(at, destinationHash(tokens, channel), tokens.hashOf(client)))
      const spoken = channel.kind === 'sms' || channel.kind === 'call'
      const code = spoken ? newCode() : newChallenge()
      const codeHash = spoken ? tokens.hashCode(channel.id, code) : hashToken(code)
      const confirmBefore = at + GOOD_FOR_MS[channel.kind]
      const asked: ChannelEntry = { ...channel, codeHash, confirmBefore, triesLeft: TRIES }
      const message: Confirmation = {
        kind: 'confirm',
        id: newId(),
        watch: { name, target },
        code: spoken ? code : null,
        url:
          channel.kind === 'email'
            ? `${publicUrl}/confirm/${tokens.make('confirm', { id: channel.id, incident: null }, codeHash)}`
            : null,
        challenge: channel.kind === 'webhook' ? code : null,
        expiresAt: new Date(confirmBefore).toISOString(),
        stop: stopLink(channel),
      }
      const { id } = message
      const delivery: NewDelivery = {
        id,
        watch,
        channel: channel.id,
        kind: 'confirm',
        incident: null,
        message,
        createdAt: at,
        dueAt: at,
      }
      return { channel: asked, delivery }
    },
  }
}
