/** What can be said about a watch: how often, what for, when not, and who is told. */
import { type Static, Type } from 'typebox'
import { type Options, oneOf, orNull } from '../events.ts'
import { CHANNEL_KINDS, type ChannelKind } from './alert.ts'
import { knowsTimeZone, Maintenance, QuietHours } from './calm.ts'
import { RULE_DETAILS } from './rule-words.ts'
import { DEFAULT_RULES, planRules, Rule } from './rules.ts'

export const INTERVAL_MINUTES = { least: 1, default: 5, most: 60 }
const MOST_MINUTES = 24 * 60
export const MOST_CHANNELS = 10

/** After how many minutes without an acknowledgement a channel is used, unless it says so itself. */
export const USUAL_AFTER_MINUTES: Record<ChannelKind, number> = { email: 0, webhook: 0, sms: 5, call: 15 }

export const StatusPage = Type.Object(
  {
    slug: Type.Optional(
      Type.String({
        pattern: '^[a-z0-9][a-z0-9-]{2,39}$',
        description: 'its address, /s/{slug}; without it one that nobody guesses',
      }),
    ),
  },
  { additionalProperties: false, description: 'a public page that tells how the target is, and no address of anybody' },
)

const settings = {
  name: Type.String({ maxLength: 80, pattern: '^[^\\u0000-\\u001f\\u007f]*$', description: 'by default the target' }),
  intervalMinutes: Type.Integer({
    minimum: INTERVAL_MINUTES.least,
    maximum: INTERVAL_MINUTES.most,
    default: INTERVAL_MINUTES.default,
    description: 'at most so long from test to test',
  }),
  rules: Type.Array(Rule, { minItems: 1, maxItems: 20, description: 'by default `no-mail` alone' }),
  quietHours: orNull(QuietHours),
  maintenance: Maintenance,
  remindMinutes: orNull(
    Type.Integer({
      minimum: 5,
      maximum: MOST_MINUTES,
      description: 'how often to say again what nobody acknowledged; null: never',
    }),
  ),
  statusPage: orNull(StatusPage),
  paused: Type.Boolean({ description: 'nothing is tested and nobody is told, until it is false again' }),
}

/** All that is set, as it is kept. */
export const WatchSettings = Type.Object(settings)
/** What may be said when a watch is made, and changed afterwards. */
export const WatchChange = Type.Partial(WatchSettings, { additionalProperties: false })

export const ChannelOrder = Type.Object(
  {
    kind: oneOf(CHANNEL_KINDS),
    address: Type.String({
      minLength: 3,
      maxLength: 500,
      description: 'a mailbox, a telephone number as `+4930123456`, or a URL that begins with https://',
    }),
    afterMinutes: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: MOST_MINUTES,
        description: 'how long nobody has to have acknowledged before it is used; by default 0, SMS 5, calls 15',
      }),
    ),
  },
  { additionalProperties: false, description: 'where to tell; used only once it was confirmed through itself' },
)

export type WatchSettings = Static<typeof WatchSettings>
export type WatchChange = Static<typeof WatchChange>
export type ChannelOrder = Static<typeof ChannelOrder>

export const DEFAULT_SETTINGS: WatchSettings = {
  name: '',
  intervalMinutes: INTERVAL_MINUTES.default,
  rules: [...DEFAULT_RULES],
  quietHours: null,
  maintenance: {},
  remindMinutes: null,
  statusPage: null,
  paused: false,
}

export type PlannedSettings = { ok: true; settings: WatchSettings } | { ok: false; field: string; message: string }

/**
 * Applies a change to settings, or says which field does not fit and why.
 *
 * @param options of the test that the watch runs
 */
export function planSettings(
  before: WatchSettings,
  change: WatchChange,
  { patience }: Pick<Options, 'patience'>,
): PlannedSettings {
  const settings = { ...before, ...change, name: (change.name ?? before.name).trim() }
  const planned = planRules(change.rules?.map((rule) => patiently(rule, patience)) ?? before.rules)
  if (!planned.ok) return { ok: false, field: 'rules', message: planned.message }
  // Those of before are left as they are: a watch that has such a rule can still be paused.
  const inVain = change.rules && planned.rules.find(({ seconds = 0 }) => seconds > patience)
  if (inVain) {
    const message = `wait for a banner for ${inVain.seconds} s, but the test of this watch gives up after ${patience} s: take ${patience} s or less, or watch a test with more patience`
    return { ok: false, field: 'rules', message }
  }
  const { quietHours, maintenance } = settings
  const unknown = [quietHours, ...(maintenance.weekly ?? [])].find((hours) => hours && !knowsTimeZone(hours.timeZone))
  if (unknown) {
    const field = unknown === quietHours ? 'quietHours' : 'maintenance'
    return { ok: false, field, message: 'names a time zone that is not known here; give one such as Europe/Berlin' }
  }
  if (maintenance.once?.some(({ from, to }) => !(Date.parse(from) < Date.parse(to))))
    return { ok: false, field: 'maintenance', message: 'has a span that ends before it begins' }
  return { ok: true, settings: { ...settings, rules: planned.rules } }
}

/** What is usual for a slow banner is too long for a test that is less patient. */
function patiently(given: Rule, patience: number): Rule {
  if (given.rule !== 'slow-banner' || given.seconds !== undefined) return given
  return { ...given, seconds: Math.min(RULE_DETAILS.seconds.default, patience) }
}
