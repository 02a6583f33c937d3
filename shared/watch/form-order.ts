/** From the fields of a form, as a browser without scripts posts them, to an order for a watch. Pure. */
import { CHANNEL_KINDS, type ChannelKind } from './alert.ts'
import type { WatchOrder } from './api.ts'
import { RULE_NAMES, type RuleName } from './rules.ts'
import { type ChannelOrder, INTERVAL_MINUTES } from './settings.ts'

/** Two ways to tell somebody fit into the form; more are added afterwards. */
export const FORM_CHANNELS = ['1', '2'] as const

/** What does not fit is left out where there is a usual value, and else left for the registry to refuse in words. */
export function orderOfForm(fields: URLSearchParams, test: string): WatchOrder {
  const minutes = Number(fields.get('minutes'))
  const fits = Number.isInteger(minutes) && minutes >= INTERVAL_MINUTES.least && minutes <= INTERVAL_MINUTES.most
  const rules = fields.getAll('rule').filter((name): name is RuleName => (RULE_NAMES as string[]).includes(name))
  return {
    test,
    intervalMinutes: fits ? minutes : INTERVAL_MINUTES.default,
    ...(rules.length > 0 && { rules: [...new Set(rules)].map((rule) => ({ rule })) }),
    channels: FORM_CHANNELS.flatMap((no) => channelOf(fields.get(`kind${no}`) ?? '', fields.get(`address${no}`) ?? '')),
  }
}

function channelOf(kind: string, address: string): ChannelOrder[] {
  if (address.trim() === '' || !(CHANNEL_KINDS as readonly string[]).includes(kind)) return []
  return [{ kind: kind as ChannelKind, address: address.slice(0, 500) }]
}
