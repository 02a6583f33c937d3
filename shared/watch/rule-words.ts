/** What a person can ask to be told of: the names of the rules, and the words of the record for them. */
import type { Rule } from './rules.ts'

/** Each rule in words; what stands in braces is the number or the word that comes with it. */
export const RULE_WORDS = {
  'no-mail': 'mail cannot arrive at all',
  'any-host': 'a mail server is down',
  'any-address': 'an address of a mail server is down',
  'either-family': 'IPv4 or IPv6 is down',
  'starttls-gone': 'STARTTLS is gone',
  'certificate-ends': 'a certificate ends within {days} days',
  'slow-banner': 'a banner takes longer than {seconds} s',
  'capability-lost': '{keyword} is no longer offered',
  'temporary-failures': 'mail has been turned away for now, for longer than {minutes} minutes',
  blocklisted: 'an address is on a blocklist',
  'anything-changed': 'anything changed',
} as const

export type RuleName = keyof typeof RULE_WORDS
export const RULE_NAMES = Object.keys(RULE_WORDS) as RuleName[]

/** In words, with its number: `a certificate ends within 14 days`. */
export function ruleWords(rule: Rule, words: Readonly<Record<RuleName, string>> = RULE_WORDS): string {
  return words[rule.rule].replace(/\{(\w+)\}/g, (_, name: keyof Rule) => String(rule[name]))
}
