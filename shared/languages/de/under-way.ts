import type { StepName } from '../../words.ts'
import type { UNDER_WAY as EN } from '../en/under-way.ts'

const WAITING: Partial<Record<StepName, (host: string) => string>> = {
  connect: (host) => `${host} wird angesprochen.`,
  tls: (host) => `Mit ${host} beginnt TLS.`,
  banner: (host) => `Warten auf das Banner von ${host}.`,
  ehlo: (host) => `${host} wird mit EHLO begrüßt.`,
  starttls: (host) => `Mit ${host} beginnt TLS.`,
  auth: (host) => `Anmeldung bei ${host}.`,
  'mail-from': (host) => `${host} wird ein Absender genannt.`,
  'rcpt-to': (host) => `${host} wird ein Empfänger genannt.`,
  relay: (host) => `${host} wird ein fremder Empfänger genannt.`,
  quit: (host) => `Abschied von ${host}.`,
}

export const UNDER_WAY = {
  strict: {
    senders: { 'MTA-STS': 'Absender, die MTA-STS befolgen', DANE: 'Absender, die DANE befolgen' },
    refused: (senders, result, text) => `${senders}, stellen hier nicht zu (${result}): ${text}`,
  },
  secondLook: (host, time) => `Der zweite Blick auf ${host} beginnt um ${time} UTC.`,
  queued: (host) => `Die Prüfung von ${host} beginnt gleich.`,
  resolving: (host) => `${host} wird nachgeschlagen.`,
  testing: (host) => `${host} wird geprüft.`,
  underWay: (step, host) => WAITING[step]?.(host) ?? `Im Gespräch mit ${host}.`,
} satisfies typeof EN
