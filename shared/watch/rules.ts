/** What a person can ask to be told of, in words. `judge/` says of a report whether a rule is kept. */
import { type Static, Type } from 'typebox'
import { oneOf } from '../events.ts'
import { RULE_DETAILS as DETAILS, type RuleDetail as Detail, RULE_NAMES, type RuleName } from './rule-words.ts'

export { RULE_NAMES, RULE_WORDS, type RuleName, ruleWords } from './rule-words.ts'

const Amount = (name: Detail) => {
  const { of, least, most, default: usual } = DETAILS[name]
  return Type.Optional(
    Type.Integer({ minimum: least, maximum: most, default: usual, description: `comes with \`${of}\` alone` }),
  )
}

export const Rule = Type.Object(
  {
    rule: oneOf(RULE_NAMES),
    days: Amount('days'),
    seconds: Amount('seconds'),
    minutes: Amount('minutes'),
    keyword: Type.Optional(
      // RFC 5321 4.1.1.1: ehlo-keyword
      Type.String({
        pattern: '^[A-Za-z0-9][A-Za-z0-9-]{0,39}$',
        description: 'comes with `capability-lost`, and is needed there: `SIZE`, `8BITMIME`',
      }),
    ),
  },
  { additionalProperties: false, description: 'what to be told of' },
)
export type Rule = Static<typeof Rule>

export const DEFAULT_RULES: readonly Rule[] = [{ rule: 'no-mail' }]

export type PlannedRules = { ok: true; rules: Rule[] } | { ok: false; message: string }

/** Rules with all that belongs to them, each once; or what does not fit together. */
export function planRules(rules: readonly Rule[]): PlannedRules {
  const planned = new Map<string, Rule>()
  for (const given of rules) {
    const stray = Object.keys(given).find((field) => field !== 'rule' && !belongs(field, given.rule))
    if (stray) return { ok: false, message: `"${stray}" does not belong to the rule ${given.rule}` }
    if (given.rule === 'capability-lost' && !given.keyword)
      return { ok: false, message: 'the rule capability-lost needs a "keyword", such as SIZE' }
    const rule = complete(given)
    planned.set(ruleKey(rule), rule)
  }
  return { ok: true, rules: [...planned.values()] }
}

/** By which a rule of a watch is known in its log: `no-mail`, `capability-lost SIZE`. */
export function ruleKey({ rule, keyword, ...amounts }: Rule): string {
  return [rule, keyword?.toUpperCase(), ...Object.values(amounts)].filter((part) => part !== undefined).join(' ')
}

function belongs(field: string, rule: RuleName): boolean {
  return field === 'keyword' ? rule === 'capability-lost' : DETAILS[field as Detail].of === rule
}

function complete(given: Rule): Rule {
  const rule: Rule = { ...given }
  if (rule.keyword) rule.keyword = rule.keyword.toUpperCase()
  for (const name of Object.keys(DETAILS) as Detail[])
    if (DETAILS[name].of === given.rule) rule[name] ??= DETAILS[name].default
  return rule
}
