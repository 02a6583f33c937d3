import { expect, it } from 'vitest'
import { compare } from '../../../../shared/compare/compare.ts'
import { comparisonText } from '../../../../shared/compare/text.ts'
import { sinceTime } from '../../../../shared/compare/words.ts'
import { conclude } from '../../../../shared/conclude.ts'
import { ENGLISH } from '../../../../shared/diagnosis/words/english.ts'
import type { TestEvent } from '../../../../shared/events.ts'
import { fold } from '../../../../shared/fold.ts'
import { EN } from '../../../../shared/languages/en/index.ts'
import type { Facts } from '../../../../shared/report.ts'
import { mixed } from '../../../samples/tests.ts'

const report = (events: TestEvent[]) => conclude(fold(null, events) as Facts, ENGLISH)
/** What the second MX says as it hangs up; nothing of it may steer a terminal. */
const mended = (events: TestEvent[]) =>
  events.map((event) =>
    event.type === 'line' && event.text.startsWith('454')
      ? { ...event, text: '454 4.7.0 never \u001b[31m again' }
      : event,
  )

it('tells a terminal what changed: lamps, lines with their signs, findings with their places', () => {
  const text = comparisonText(compare(report(mixed()), report(mended(mixed())), EN.compare))
  expect(text).toContain(
    'before example.com, 24 Nov 2026, 02:43:12 UTC, WARNED\n       https://helograph.example/t/mixed0000001\n',
  )
  expect(text).toContain(
    '\n--- mx2.example.com [198.51.100.7] port 25 ---\n    FAIL starttls\n' +
      '  - < 454 4.7.0 TLS not available due to local problem\n  + < 454 4.7.0 never \\x1B[31m again\n',
  )
  expect(text).toContain('=== Since 02:43:12 UTC: 1 step with other lines.\n')
})

it('says where nothing changed', () => {
  expect(comparisonText(compare(report(mixed()), report(mixed()), EN.compare))).toMatch(
    /\n=== Nothing changed since 02:43:12 UTC\.\n$/,
  )
})

it.each([
  ['2026-11-24T02:38:12.000Z', '2026-11-24T02:43:12.000Z', '02:38 UTC'],
  ['2026-11-24T02:43:12.000Z', '2026-11-24T02:43:59.000Z', '02:43:12 UTC'],
  ['2026-11-23T23:59:12.000Z', '2026-11-24T00:01:00.000Z', '2026-11-23 23:59 UTC'],
])('names %s, seen from %s, as exactly as it takes', (from, to, words) => expect(sinceTime(from, to)).toBe(words))
