/** What whoever is told can do without the management link: confirm a channel, acknowledge an incident, end the messages. */
import type { TokenDeed, TokenState } from '../../shared/watch/api.ts'
import { type Incident, incidentsOf, isOpen } from '../../shared/watch/incident.ts'
import { Problem } from '../problems.ts'
import type { ChannelEntry, WatchEntry, WatchStore } from '../store/watch/watch-store.ts'
import type { Alarms } from './alarms.ts'
import type { Note, WatchBook } from './book.ts'
import { hashToken, type Tokens } from './keys.ts'
import { nameOf } from './task.ts'

export type Deeds = {
  /** What a link leads to, before its button is pressed: mail scanners follow links. @throws Problem */
  look(deed: TokenDeed, token: string): Promise<TokenState>
  /** The button was pressed. Once more does no harm. @throws Problem */
  press(deed: TokenDeed, token: string): Promise<TokenState>
  /** The code that came by SMS or was spoken. @throws Problem */
  confirmByCode(watch: string, channel: string, code: string): Promise<void>
  /** What a webhook had to answer was answered. */
  confirmAnswered(channel: string, challenge: string): Promise<void>
  /** @param by in words @throws Problem where there is no such incident */
  acknowledge(watch: string, incident: number, by: string): Promise<Incident>
  /** Ends the messages to a channel. */
  stop(channel: ChannelEntry): Promise<void>
}

export type DeedsOptions = {
  store: WatchStore
  book: WatchBook
  tokens: Tokens
  alarms: Alarms
  epoch: () => number
  /** what was written may call for something at a certain time */
  written: (entry: WatchEntry) => void
}

const GONE = 'This link is no longer good: the watch was ended, or a newer message holds another.'

export function createDeeds({ store, book, tokens, alarms, epoch, written }: DeedsOptions): Deeds {
  function confirmation(channel: ChannelEntry): Note {
    const { id, kind } = channel
    const confirmed = {
      ...channel,
      state: 'confirmed',
      confirmedAt: epoch(),
      codeHash: null,
      confirmBefore: null,
    } as const
    return { facts: [{ type: 'channel', channel: id, kind, change: 'confirmed' }], channels: [confirmed] }
  }

  async function confirm({ id, watch }: ChannelEntry): Promise<void> {
    const entry = await book.write(watch, async () => {
      const channel = await store.channel(id)
      return channel && confirmation(channel)
    })
    // What is open by now is told to the new channel, too.
    if (entry) written(entry)
  }

  async function stop(channel: ChannelEntry): Promise<void> {
    const { id, kind } = channel
    // In one turn with whoever asks for a confirmation: none is let out after it was said that none is wanted.
    await book.write(channel.watch, async () => {
      const now = await store.channel(id)
      const { state, codeHash } = now ?? channel
      // Whoever never asked for it is left alone from now on; so is whoever ended it once, and was asked again.
      if (state === 'unconfirmed' || codeHash !== null)
        await store.noteUnwanted(destinationHash(tokens, channel), epoch())
      if (!now || isStopped(now)) return null
      const stopped = { ...now, state: 'stopped', codeHash: null, confirmBefore: null } as const
      const fact = { type: 'channel', channel: id, kind, change: 'stopped' } as const
      return { facts: now.state === 'stopped' ? [] : [fact], channels: [stopped] }
    })
  }

  async function acknowledge(watch: string, number: number, by: string): Promise<Incident> {
    const entry = await book.write(watch, (current, at) => {
      const incident = current.state.incidents.find((one) => one.number === number)
      if (!incident || !isOpen(incident) || incident.acknowledgedAt) return null
      return alarms.with(current, [{ type: 'acknowledged', incident: number, by }], at, null)
    })
    if (entry) written(entry)
    const known = entry?.state.incidents.find((one) => one.number === number)
    const incident = known ?? incidentsOf(entry ? await store.events(watch) : []).find((one) => one.number === number)
    if (!incident) throw new Problem('not_found', 'There is no such incident.')
    return incident
  }

  /** The channel and the watch that a token is about, where it is good. */
  async function subjectOf(deed: TokenDeed, token: string) {
    const subject = tokens.subject(token)
    if (!subject)
      throw new Problem('not_found', 'There is nothing behind this link. Check that it was copied as a whole.')
    const channel = deed === 'acknowledge' ? null : await store.channel(subject.id)
    const entry = book.get(channel?.watch ?? subject.id)
    if (!entry || (deed !== 'acknowledge' && !channel)) throw new Problem('gone', GONE)
    return { subject, channel, entry }
  }

  /** Where a token leads that ends the messages to a channel which is gone; null where it is there, or the token is another. */
  async function formerly(deed: TokenDeed, token: string): Promise<string | null> {
    const subject = deed === 'stop' ? tokens.subject(token) : null
    if (!subject?.destination || !tokens.matches(token, 'stop', subject)) return null
    return (await store.channel(subject.id)) ? null : subject.destination
  }

  async function lookFormerly(destination: string): Promise<TokenState> {
    const done = await store.isUnwanted(destination)
    const message = done
      ? 'Nothing more is sent there, and nobody can ask to have it sent.'
      : 'This way was removed from its watch, so nothing more is sent there. Press the button, and nobody can ask to have it sent again.'
    return { deed: 'stop', done, watch: null, channel: null, incident: null, message }
  }

  async function look(deed: TokenDeed, token: string): Promise<TokenState> {
    const destination = await formerly(deed, token)
    if (destination !== null) return lookFormerly(destination)
    const { subject, channel, entry } = await subjectOf(deed, token)
    const watch = nameOf(entry)
    const about = channel && { kind: channel.kind, address: channel.address }
    if (deed === 'acknowledge') {
      if (!tokens.matches(token, deed, subject)) throw new Problem('gone', GONE)
      const incident = incidentsOf(await store.events(entry.id)).find(({ number }) => number === subject.incident)
      if (!incident) throw new Problem('gone', GONE)
      const over = !isOpen(incident)
      const message = over
        ? 'It is over: there is nothing left to acknowledge.'
        : incident.acknowledgedAt
          ? `Somebody takes care of it already (${incident.acknowledgedBy}). Nobody else is told until it is over.`
          : 'Whoever presses the button takes care of it. Nobody else is told until it is over.'
      return { deed, done: over || incident.acknowledgedAt !== null, watch, channel: about, incident, message }
    }
    const own = channel as ChannelEntry
    if (deed === 'stop') {
      if (!tokens.matches(token, deed, subject)) throw new Problem('gone', GONE)
      const done = isStopped(own)
      const message = done
        ? `Nothing more is sent to ${own.address} about this watch.`
        : `Press the button, and nothing more is sent to ${own.address} about this watch.`
      return { deed, done, watch, channel: about, incident: null, message }
    }
    if (own.state === 'confirmed') {
      const message = `${own.address} is confirmed, and is told when something happens.`
      return { deed, done: true, watch, channel: about, incident: null, message }
    }
    const good = own.codeHash !== null && tokens.matches(token, deed, subject, own.codeHash)
    if (!good || (own.confirmBefore ?? 0) <= epoch()) throw new Problem('gone', GONE)
    const message = `Press the button, and ${own.address} is told when something happens to ${watch.target}.`
    return { deed, done: false, watch, channel: about, incident: null, message }
  }

  return {
    look,
    stop,
    acknowledge,

    async press(deed, token) {
      const before = await look(deed, token)
      if (before.done) return before
      const destination = await formerly(deed, token)
      if (destination !== null) {
        await store.noteUnwanted(destination, epoch())
        return lookFormerly(destination)
      }
      const { subject, channel, entry } = await subjectOf(deed, token)
      if (deed === 'acknowledge') await acknowledge(entry.id, subject.incident as number, 'by the link in a message')
      else if (deed === 'stop') await stop(channel as ChannelEntry)
      else await confirm(channel as ChannelEntry)
      return look(deed, token)
    },

    async confirmByCode(watch, id, code) {
      let left: number | null = null
      // Compared and counted in one turn: whoever asks a hundred times at once has tried a hundred times.
      const entry = await book.write(watch, async () => {
        const channel = await store.channel(id)
        if (channel?.watch !== watch) throw new Problem('not_found', 'This watch has no such channel.')
        if (channel.state === 'confirmed') return null
        const { kind, codeHash, confirmBefore, triesLeft } = channel
        const spoken = kind === 'sms' || kind === 'call'
        if (!spoken || codeHash === null || (confirmBefore ?? 0) <= epoch() || triesLeft < 1) {
          const detail = 'No code is awaited: it was tried too often, or is too old. Ask for another.'
          throw new Problem('request_invalid', detail, { field: 'code' })
        }
        if (tokens.hashCode(id, code.replace(/\D/g, '')) === codeHash) return confirmation(channel)
        left = triesLeft - 1
        return { facts: [], channels: [{ ...channel, triesLeft: left }] }
      })
      if (left !== null) throw new Problem('request_invalid', wrongCode(left), { field: 'code' })
      if (entry) written(entry)
    },

    async confirmAnswered(id, challenge) {
      const channel = await store.channel(id)
      const awaited = channel?.kind === 'webhook' && channel.codeHash === hashToken(challenge)
      if (awaited && (channel.confirmBefore ?? 0) > epoch()) await confirm(channel)
    },
  }
}

function wrongCode(left: number): string {
  const more = left === 0 ? 'Ask for another.' : `It may be tried ${left === 1 ? 'once more' : `${left} more times`}.`
  return `This is not the code that was sent. ${more}`
}

/** Whether nothing more is sent there: it was ended, and nobody has asked for a confirmation since. */
function isStopped({ state, codeHash }: ChannelEntry): boolean {
  return state === 'stopped' && codeHash === null
}

/** SMS and calls go to the same person. */
export function destinationHash(tokens: Tokens, { kind, address }: Pick<ChannelEntry, 'kind' | 'address'>): string {
  return tokens.hashOf(`${kind === 'call' ? 'sms' : kind} ${address}`)
}
