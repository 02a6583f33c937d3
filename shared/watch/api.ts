/** What goes in and out about watches over HTTP. */
import { type Static, Type } from 'typebox'
import { TestOrder } from '../api.ts'
import { Options, oneOf, orNull, Target } from '../events.ts'
import { VERDICTS } from '../words.ts'
import { CHANNEL_KINDS } from './alert.ts'
import { Incident } from './incident.ts'
import { Mail } from './mail.ts'
import { ChannelOrder, MOST_CHANNELS, WatchChange, WatchSettings } from './settings.ts'

const Time = (description: string) => Type.String({ description: `${description}; ISO 8601` })

/** How a watch stands by its rules, in a word. */
export const STANDINGS = ['waiting', 'fine', 'suspect', 'broken', 'unable', 'paused'] as const

/** What became of a channel. */
export const CHANNEL_STATES = ['unconfirmed', 'confirmed', 'stopped'] as const

const { auth: _, target, ...options } = TestOrder.properties
/** A request for a watch: of the target of a test that was made, or of a target with the options of a test. */
export const WatchOrder = Type.Object(
  {
    test: Type.Optional(Type.String({ description: 'id of a test: the watch runs the very same' })),
    target: Type.Optional(target),
    ...options,
    ...WatchChange.properties,
    channels: Type.Optional(
      Type.Array(ChannelOrder, { maxItems: MOST_CHANNELS, description: 'who is told; more can be added later' }),
    ),
  },
  { additionalProperties: false },
)

/** A way to tell somebody, as the owner of the watch sees it. */
export const Channel = Type.Object({
  id: Type.String(),
  kind: oneOf(CHANNEL_KINDS),
  address: Type.String(),
  afterMinutes: Type.Integer(),
  state: oneOf(CHANNEL_STATES, {
    description: '`stopped`: whoever is told there wanted no more of it; nothing but a new confirmation changes that',
  }),
  confirmedAt: orNull(Time('when it was confirmed through itself')),
  confirmBefore: orNull(Time('until when the confirmation that was sent is good; null where none is out')),
  triesLeft: Type.Integer({ description: 'how many codes may still be tried' }),
  secret: Type.String({ description: 'webhook: the key of its HMAC; else empty' }),
  hint: Type.String({ description: 'why it may not reach anybody when it is needed; empty where nothing is known' }),
})

/** A kind of channel, and whether it can be used here. */
export const ChannelOffer = Type.Object({
  kind: oneOf(CHANNEL_KINDS),
  available: Type.Boolean(),
  missing: Type.String({ description: 'what the operator has to set; empty where it is available' }),
})

export const LookSummary = Type.Object({
  at: Time('when the test ended'),
  test: Type.String({ description: 'its id' }),
  url: Type.String({ description: 'its permalink' }),
  verdict: orNull(oneOf(VERDICTS)),
  headline: Type.String(),
})

export const Watch = Type.Object({
  id: Type.String(),
  target: Target,
  options: Options,
  settings: WatchSettings,
  createdAt: Time('when it was made'),
  standing: oneOf(STANDINGS, {
    description:
      'by its rules. `waiting`: not tested yet; `suspect`: a rule was broken in one test; `unable`: nobody can tell',
  }),
  mail: Mail,
  maintenance: Type.Boolean({ description: 'whether failures are expected now, and raise no alarm' }),
  latest: orNull(LookSummary),
  nextTestAt: orNull(Time('about when it is tested next; null while it is paused')),
  slowedToMinutes: orNull(
    Type.Integer({
      description:
        'about how many minutes lie between its tests, where that is clearly more than was asked for, since its addresses are watched by many: watches together take half of what one address bears in a minute; else null',
    }),
  ),
  endsAt: orNull(Time('when it ends by itself, since no way to tell anybody was ever confirmed; null once one was')),
  incidents: Type.Array(Incident, { description: 'those that are open' }),
  channels: Type.Array(Channel),
  offers: Type.Array(ChannelOffer),
  hints: Type.Array(Type.String(), { description: 'what its owner should know, in sentences' }),
  statusUrl: orNull(Type.String({ description: 'its public page' })),
})

export const WatchCreated = Type.Object({
  id: Type.String(),
  url: Type.String({ description: 'the management link; whoever has it manages the watch, and it is told only here' }),
  secret: Type.String({ description: 'the same for programs: Authorization: Bearer {secret}' }),
  watch: Watch,
})

export const ChannelChange = Type.Object(
  { afterMinutes: ChannelOrder.properties.afterMinutes },
  { additionalProperties: false },
)
export const ChannelCode = Type.Object(
  {
    code: Type.String({
      pattern: '^\\s*\\d{3}[\\s-]?\\d{3}\\s*$',
      description: 'the six digits that came by SMS or call',
    }),
  },
  { additionalProperties: false },
)
export const LinksOrder = Type.Object(
  { email: Type.String({ minLength: 3, maxLength: 320, description: 'a mailbox that was confirmed for a watch' }) },
  { additionalProperties: false },
)

/** What a link in a message leads to, before its button is pressed. */
export const TOKEN_DEEDS = ['confirm', 'acknowledge', 'stop'] as const
export const TokenState = Type.Object({
  deed: oneOf(TOKEN_DEEDS),
  done: Type.Boolean({ description: 'whether there is nothing left to do' }),
  watch: orNull(
    Type.Object(
      { name: Type.String(), target: Type.String() },
      { description: 'null where the channel that is to be ended is gone already' },
    ),
  ),
  channel: orNull(Type.Object({ kind: oneOf(CHANNEL_KINDS), address: Type.String() })),
  incident: orNull(Incident),
  message: Type.String({ description: 'what the button does, or what was done, in a sentence' }),
})

export type WatchOrder = Static<typeof WatchOrder>
export type Channel = Static<typeof Channel>
export type ChannelOffer = Static<typeof ChannelOffer>
export type ChannelState = (typeof CHANNEL_STATES)[number]
export type Standing = (typeof STANDINGS)[number]
export type Watch = Static<typeof Watch>
export type WatchCreated = Static<typeof WatchCreated>
export type TokenState = Static<typeof TokenState>
export type TokenDeed = (typeof TOKEN_DEEDS)[number]
