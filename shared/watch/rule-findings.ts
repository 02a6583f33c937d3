/** Which findings explain that a rule is broken, and what is said of it where none does. Pure. */
import type { Finding } from '../report.ts'
import type { Rule, RuleName } from './rules.ts'

/** A rule about one thing is explained by findings about that thing; the others by whatever went wrong at their place. */
const ABOUT: Partial<Record<RuleName, readonly string[]>> = {
  'slow-banner': ['no-banner', 'banner-late'],
  'certificate-ends': ['certificate-ends-soon', 'certificate-expired', 'certificate-chain-expired'],
  blocklisted: ['address-listed'],
}

export function explains(rule: Rule | null, { code }: Pick<Finding, 'code'>): boolean {
  if (rule?.rule === 'capability-lost')
    return code === 'no-8bitmime'
      ? rule.keyword === '8BITMIME'
      : rule.keyword === 'STARTTLS' && code.includes('starttls')
  const codes = rule && ABOUT[rule.rule]
  return codes ? codes.includes(code) : true
}

/** Also where it is no error: what makes a rule broken beside all conversations. */
export function explainsAlone(rule: Rule | null, { code }: Pick<Finding, 'code'>): boolean {
  return rule !== null && (ALONE[rule.rule] ?? []).includes(code)
}

const ALONE: Partial<Record<RuleName, readonly string[]>> = {
  'any-host': ['mx-unresolved'],
  blocklisted: ['address-listed'],
}

export type Explained = Pick<Finding, 'meaning' | 'remedy' | 'source'>

/** What a broken rule means by itself; null where there is no more to say than its reason. */
export function explained({ rule, keyword = '' }: Rule): Explained | null {
  if (rule !== 'capability-lost') return EXPLAINED[rule] ?? null
  return {
    meaning: `Senders ask with EHLO what a server can do. Those that would use ${keyword} do without it, or send such mail back; the rest goes on. Mostly an upgrade, a setting, or a firewall in between has taken it away.`,
    remedy: `Compare the EHLO answer with an older one, and see what was changed since:
    # Postfix
    postconf smtpd_discard_ehlo_keywords smtpd_discard_ehlo_keyword_address_maps
    # Exim
    exim -bP | grep _advertise_hosts`,
    source: 'RFC 5321 4.1.1.1, 2.2.1',
  }
}

const EXPLAINED: Partial<Record<RuleName, Explained>> = {
  'slow-banner': {
    meaning:
      'Senders should wait five minutes for the banner, but many have less patience, and each delivery takes that much longer. Where it grows, the server is short of something.',
    remedy: `See what the server does before it greets: look-ups of the client’s name in a slow DNS, a pause against spammers, too few processes:
    # Postfix
    postconf postscreen_greet_wait smtpd_peername_lookup default_process_limit
    # Exim
    exim -bP acl_smtp_connect host_lookup smtp_accept_max`,
    source: 'RFC 5321 4.5.3.2.1',
  },
  'certificate-ends': {
    meaning:
      'After that day programs of users (465, 587) refuse it, and so do senders that look at it: those with MTA-STS, and strict partners.',
    remedy: `Renew it in time, and reload every service that uses it:
    certbot renew
    # Postfix
    postfix reload
    # Exim
    systemctl reload exim4`,
    source: 'RFC 5280 4.1.2.5',
  },
}
