/** What the record says, in German: one sentence of it after the other, by what is said in English. */
import type { Notation, Phrases } from '../../../phrases/phrase-book.ts'
import { day, decimal, moment } from '../times.ts'
import { CHECKS } from './checks.ts'
import { ENCRYPTION } from './encryption.ts'
import { FINDINGS } from './findings.ts'
import { LEFT_OUT } from './left-out.ts'
import { LINKS } from './links.ts'
import { POLICIES } from './policies.ts'
import { SESSION } from './session.ts'

export const NOTATION: Notation = {
  number: decimal,
  day,
  moment: (english) => moment(new Date(english.replace(',', '')).toISOString()),
}

export const RECORD: Phrases = { ...SESSION, ...ENCRYPTION, ...LEFT_OUT, ...CHECKS, ...POLICIES, ...FINDINGS, ...LINKS }
