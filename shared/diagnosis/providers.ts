/**
 * What large providers, gateways and filters write when they say no, in plain words for both who read it: what it means for
 * this tester, and what for somebody who sends mail. Each speaks before the general rule of its nature (refusals.ts).
 */
import { given, type StepRule } from './rule.ts'
import type { View } from './view.ts'
import type { Code } from './words/saying.ts'

interface Wording {
  code: Code
  /** Tried on a refusal in lower case with single spaces, its lines joined and its code left out. */
  text: RegExp
  /** The codes with which it means what it says; all of 4xx and 5xx if absent. */
  codes?: RegExp
}

const WORDINGS: readonly Wording[] = [
  {
    code: 'microsoft-blocked',
    text: /\b5\.7\.(?:60[6-9]|6[1-4]\d|511)\b.*banned|banned sending ip|part of their network is on our block list|\((?:a?s)?3\d{3}\)/,
    codes: /^5/,
  },
  {
    code: 'microsoft-throttled',
    text: /\b4\.7\.50\d\b.*(?:server busy|access denied)/,
    codes: /^4/,
  },
  {
    code: 'microsoft-wrong-region',
    text: /\b4\.4\.62\b|wrong office 365 region/,
  },
  {
    code: 'microsoft-connector',
    text: /tenantattribution|\b5\.7\.64\b/,
  },
  {
    code: 'microsoft-no-such-recipient',
    text: /\b5\.4\.1\b.*recipient address rejected: access denied/,
  },
  {
    code: 'exchange-back-pressure',
    text: /insufficient system resources/,
    codes: /^4/,
  },
  {
    code: 'google-rate-limited',
    text: /unusual rate of unsolicited mail|\b4\.7\.28\b/,
    codes: /^4/,
  },
  {
    code: 'google-dynamic-address',
    text: /not authorized to send e?-?mail directly to our servers/,
  },
  {
    code: 'yahoo-deferred',
    text: /\[ts{1,2}0\d\]/,
  },
  {
    code: 'proofpoint-blocked',
    text: /ipcheck\.proofpoint\.com/,
  },
  {
    code: 'mimecast-greylisted',
    text: /internal resources? (?:is |are )?temporarily unavailable/,
    codes: /^4/,
  },
  {
    code: 'mimecast-busy',
    text: /unable to process connection at this time/,
    codes: /^421/,
  },
  {
    code: 'barracuda-blocked',
    text: /barracuda ?(?:reputation|networks|central)|barracuda(?:networks|central)\./,
  },
  {
    code: 'cisco-reputation',
    text: /sending mta'?s? poor reputation|senderbase|\bsbrs\b/,
  },
  {
    code: 'postscreen-deferred',
    text: /4\.3\.2 service currently unavailable/,
    codes: /^450/,
  },
  {
    code: 'spamhaus-listed',
    text: /(?:zen|sbl|xbl|pbl|css)?\.?spamhaus\.(?:org|net)|spamhaus\.org\/query/,
    codes: /^[45]/,
  },
]

/** The line of a refusal that these words stand in, or the last; null where they do not stand in it. */
function wrote({ failure, reply }: View, { text, codes }: Wording) {
  if (failure?.kind !== 'reply' || !reply || reply.code < 400 || !(codes?.test(String(reply.code)) ?? true)) return null
  const tidy = (words: string) => words.toLowerCase().replace(/\s+/g, ' ').trim()
  // Long answers say their enhanced code again on every line (RFC 2034 4); sentences go on across it.
  if (!text.test(tidy(reply.text.replace(/\n#?[45]\.\d{1,3}\.\d{1,3}(?= )/g, ' ')))) return null
  return { line: reply.lines.find((line) => text.test(tidy(line.text.slice(4)))) ?? reply.lines.at(-1) ?? null }
}

export const PROVIDERS: readonly StepRule[] = WORDINGS.map((wording) => ({
  code: wording.code,
  when: (view) => (view.nature === 'open-resolver' ? null : given(wrote(view, wording), wrote(view, wording) ?? {})),
}))
