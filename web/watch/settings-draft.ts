/** The settings of a watch as fields of a form, and what somebody changed in them. Pure. */
import { RULE_DETAILS, RULE_NAMES, type RuleDetail, type RuleName } from '../../shared/watch/rule-words.ts'
import type { Rule } from '../../shared/watch/rules.ts'
import type { WatchChange, WatchSettings } from '../../shared/watch/settings.ts'
import { WEEKDAYS } from '../../shared/watch/weekdays.ts'

type QuietHours = NonNullable<WatchSettings['quietHours']>
type Weekly = NonNullable<WatchSettings['maintenance']['weekly']>[number]
export type Hours = { timeZone: string; days: NonNullable<QuietHours['days']>; from: string; to: string }

/** Each field as a form has it; those of one name are changed together. */
export type Draft = {
  name: string
  intervalMinutes: number
  rules: { names: RuleName[]; amounts: Record<RuleDetail, number>; keywords: string }
  quietHours: Hours & { on: boolean; hush: NonNullable<QuietHours['hush']> }
  /** `once` in UTC, as a field of the type `datetime-local` has it */
  maintenance: { weekly: Hours[]; once: { from: string; to: string }[] }
  remindMinutes: { on: boolean; minutes: number }
  statusPage: { on: boolean; slug: string }
}

const USUAL_REMINDER = 60
const HUSH: Draft['quietHours']['hush'] = ['sms', 'call']

/** @param timeZone where nothing else is said */
export function draftOf(settings: WatchSettings, timeZone: string): Draft {
  const { name, intervalMinutes, rules, quietHours, maintenance, remindMinutes, statusPage } = settings
  const amountOf = (detail: RuleDetail) =>
    rules.find(({ rule }) => rule === RULE_DETAILS[detail].of)?.[detail] ?? RULE_DETAILS[detail].default
  return {
    name,
    intervalMinutes,
    rules: {
      names: RULE_NAMES.filter((one) => rules.some(({ rule }) => rule === one)),
      amounts: { days: amountOf('days'), seconds: amountOf('seconds'), minutes: amountOf('minutes') },
      keywords: rules.flatMap(({ keyword }) => keyword ?? []).join(', '),
    },
    quietHours: {
      on: quietHours !== null,
      ...hoursOf(quietHours ?? { timeZone, from: '22:00', to: '07:00' }),
      hush: [...(quietHours?.hush ?? HUSH)],
    },
    maintenance: {
      weekly: (maintenance.weekly ?? []).map(hoursOf),
      once: (maintenance.once ?? []).map(({ from, to }) => ({ from: toField(from), to: toField(to) })),
    },
    remindMinutes: { on: remindMinutes !== null, minutes: remindMinutes ?? USUAL_REMINDER },
    statusPage: { on: statusPage !== null, slug: statusPage?.slug ?? '' },
  }
}

/** Hours of a new week of maintenance. */
export function newHours(timeZone: string): Hours {
  return { timeZone, days: ['sun'], from: '02:00', to: '04:00' }
}

/** Whether anything stands there that was not there at first. */
export function isTouched(draft: Draft, origin: Draft): boolean {
  return touched(draft, origin).length > 0
}

/** What to ask for: only what somebody changed, so that nothing is undone that was changed elsewhere meanwhile. */
export function changeOf(draft: Draft, origin: Draft, before: WatchSettings): WatchChange {
  const { quietHours, maintenance, remindMinutes, statusPage } = draft
  const { on: quiet, hush, ...hours } = quietHours
  const all: WatchChange = {
    name: draft.name,
    intervalMinutes: draft.intervalMinutes,
    rules: rulesOf(draft.rules, before.rules),
    quietHours: quiet ? { ...askedHours(hours), hush: [...hush] } : null,
    maintenance: {
      weekly: maintenance.weekly.map(askedHours),
      once: maintenance.once.map(({ from, to }) => ({ from: fromField(from), to: fromField(to) })),
    },
    remindMinutes: remindMinutes.on ? remindMinutes.minutes : null,
    statusPage: statusPage.on ? (statusPage.slug === '' ? {} : { slug: statusPage.slug }) : null,
  }
  return Object.fromEntries(touched(draft, origin).map((field) => [field, all[field]]))
}

/** What somebody filled in stays; the rest is as it is now. @param origin what the form began with */
export function rebase(draft: Draft, origin: Draft, fresh: Draft): Draft {
  const kept = touched(draft, origin)
  return { ...fresh, ...Object.fromEntries(kept.map((field) => [field, draft[field]])) }
}

function touched(draft: Draft, origin: Draft): (keyof Draft)[] {
  const fields = Object.keys(origin) as (keyof Draft)[]
  return fields.filter((field) => JSON.stringify(draft[field]) !== JSON.stringify(origin[field]))
}

/** Of several rules of one name, as the API can make them, the form changes the first, and keeps the others. */
function rulesOf({ names, amounts, keywords }: Draft['rules'], before: readonly Rule[]): Rule[] {
  return RULE_NAMES.filter((name) => names.includes(name)).flatMap((rule): Rule[] => {
    if (rule === 'capability-lost')
      return keywords.split(/[\s,;]+/).flatMap((keyword) => (keyword === '' ? [] : [{ rule, keyword }]))
    const detail = (Object.keys(RULE_DETAILS) as RuleDetail[]).find((one) => RULE_DETAILS[one].of === rule)
    if (!detail) return [{ rule }]
    return [{ rule, [detail]: amounts[detail] }, ...before.filter((one) => one.rule === rule).slice(1)]
  })
}

function hoursOf({ timeZone, days, from, to }: Weekly): Hours {
  return { timeZone, days: [...(days ?? WEEKDAYS)], from, to }
}

/** In the order of a week, whichever was ticked first. */
function askedHours({ timeZone, days, from, to }: Hours): Hours {
  return { timeZone, days: WEEKDAYS.filter((day) => days.includes(day)), from, to }
}

function toField(iso: string): string {
  return new Date(iso).toISOString().slice(0, 16)
}

function fromField(value: string): string {
  return `${value.slice(0, 16)}:00Z`
}
