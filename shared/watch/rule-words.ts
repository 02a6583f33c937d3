/** What a person can ask to be told of: the names of the rules, and the words of the record for them. */
import type { Rule } from './rules.ts'

/** Each rule in words; what stands in braces is the number or the word that comes with it, or which of two words fits the number. */
export const RULE_WORDS = {
  'no-mail': 'mail cannot arrive at all',
  'any-host': 'a mail server is down',
  'any-address': 'an address of a mail server is down',
  'either-family': 'IPv4 or IPv6 is down',
  'starttls-gone': 'STARTTLS is gone',
  'certificate-ends': 'a certificate ends within {days} {days:day|days}',
  'slow-banner': 'a banner takes longer than {seconds} s',
  'capability-lost': '{keyword} is no longer offered',
  'temporary-failures': 'mail has been turned away for now, for longer than {minutes} {minutes:minute|minutes}',
  blocklisted: 'an address is on a blocklist',
  'anything-changed': 'anything changed',
} as const

export type RuleName = keyof typeof RULE_WORDS
export const RULE_NAMES = Object.keys(RULE_WORDS) as RuleName[]

/** What comes with a rule, its bounds, and what holds where it is not given. */
export const RULE_DETAILS = {
  days: { of: 'certificate-ends', least: 1, most: 90, default: 14 },
  seconds: { of: 'slow-banner', least: 1, most: 300, default: 30 },
  minutes: { of: 'temporary-failures', least: 1, most: 1440, default: 15 },
} as const satisfies Record<string, { of: RuleName; least: number; most: number; default: number }>
export type RuleDetail = keyof typeof RULE_DETAILS

/** The rule of an incident, by which it is known in the log: `certificate-ends 14`. Of a rule that is not known, null. */
export function ruleOfKey(key: string): Rule | null {
  const [name, detail] = key.split(' ')
  const rule = RULE_NAMES.find((one) => one === name)
  if (!rule) return null
  const amount = (Object.keys(RULE_DETAILS) as RuleDetail[]).find((one) => RULE_DETAILS[one].of === rule)
  if (amount) return { rule, [amount]: Number(detail) }
  return rule === 'capability-lost' ? { rule, keyword: detail ?? '' } : { rule }
}

/** In words, with its number: `a certificate ends within 14 days`. */
export function ruleWords(rule: Rule, words: Readonly<Record<RuleName, string>> = RULE_WORDS): string {
  return words[rule.rule].replace(
    /\{(\w+)(?::([^|}]+)\|([^}]+))?\}/g,
    (_, name: keyof Rule, one?: string, many?: string) =>
      String(one === undefined ? rule[name] : rule[name] === 1 ? one : many),
  )
}
