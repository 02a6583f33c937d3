import type { COMMON as EN } from '../en/every-page.ts'
import { day, decimal, duration, moment, spokenDuration } from './times.ts'

export const COMMON = {
  lamps: {
    passed: 'bestanden',
    warned: 'Warnung',
    failed: 'fehlgeschlagen',
    skipped: 'übersprungen',
    running: 'läuft',
    pending: 'noch nicht erreicht',
    inconclusive: 'ohne Urteil',
  },
  checks: {
    dns: 'DNS',
    'reverse-dns': 'Reverse-DNS',
    'mta-sts': 'MTA-STS',
    dane: 'DANE',
    'tls-rpt': 'TLS-Berichte',
    blocklists: 'Sperrlisten',
    canary: 'Unser eigener Weg hinaus',
  },
  severities: { error: 'Fehler', warning: 'Warnung', notice: 'Hinweis' },
  decimal,
  duration,
  spokenDuration,
  day,
  moment,
  testAgain: 'Erneut prüfen',
  practiceServers: 'Übungsserver',
  findings: 'Befunde',
  aboutProbe: 'Über diesen Prüfer',
  language: 'Sprache',
} satisfies typeof EN
