/** Every dialogue of the folder, held twice: as it is, and with each of the server's bytes in a segment of its own. */

import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readHead } from '../../server/specimens/head.ts'
import { FIRST_ADDRESS, parseScript } from '../../server/specimens/script.ts'
import { conclude } from '../../shared/conclude.ts'
import { isDecisive } from '../../shared/decisive.ts'
import { ENGLISH } from '../../shared/diagnosis/words/english.ts'
import type { TestEvent } from '../../shared/events.ts'
import { fold } from '../../shared/fold.ts'
import type { Facts, Report } from '../../shared/report.ts'
import { disappointments, transcriptOf } from './expectations.ts'
import { rehearse } from './rehearsal.ts'

const folder = new URL('../../server/specimens/dialogues/', import.meta.url)

describe.each(readdirSync(folder).map((file) => file.replace('.txt', '')))('%s', (name) => {
  const script = parseScript(readFileSync(new URL(`${name}.txt`, folder), 'utf8'))

  it('comes to what is expected, in breaths', async () => {
    const { events, facts } = await rehearse(script, 'breaths')
    expectAll(conclude(facts, ENGLISH))
    expectDecided(events)
  })

  // Where two things are said in one breath, their being together is the point.
  if (!readHead(script.head).wholeBreaths) {
    it('comes to the same, byte by byte', async () => {
      const inBreaths = await rehearse(script, 'breaths')
      const inBytes = await rehearse(script, 'bytes')
      expect(essence(inBytes.facts)).toEqual(essence(inBreaths.facts))
      expectAll(conclude(inBytes.facts, ENGLISH))
    })
  }

  function expectAll(report: Report): void {
    expectSound(report)
    if (report.sessions.length === 0) {
      expect(disappointments(script.expectations.get(FIRST_ADDRESS) ?? [], null, report)).toEqual([])
    }
    const judged = new Set<string>()
    for (const session of report.sessions) {
      const visit = report.sessions.filter((other) => other.address === session.address && other.index <= session.index)
      const label = visit.length > 1 ? `${session.address} #${visit.length}` : session.address
      judged.add(label)
      const expectations = script.expectations.get(label) ?? []
      expect(expectations, `expectations of ${label}`).not.toEqual([])
      expect(disappointments(expectations, session, report), transcriptOf(session).join('\n')).toEqual([])
    }
    expect(
      [...script.servers.keys()].filter((label) => !judged.has(label)),
      'never visited',
    ).toEqual([])
  }
})

/** Whoever concludes anew only after decisive events misses nothing: what else changes belongs to a session with a step that still runs, and its end decides. */
function expectDecided(events: readonly TestEvent[]): void {
  let facts: Facts | null = null
  let told: string[] = []
  for (const event of events) {
    facts = fold(facts, [event])
    if (!facts) throw new Error('a test begins with queued')
    const { findings, sessions } = conclude(facts, ENGLISH)
    const now = findings.map((finding) => JSON.stringify({ ...finding, under: null }))
    const news = findings.filter((_, place) => !told.includes(now[place] ?? ''))
    const steps = sessions.map((session) => session.steps.find(({ status }) => status === 'running')?.name)
    if (isDecisive(event)) told = now
    else for (const { code, session } of news) expect(steps[session ?? -1], code).toBeDefined()
  }
}

/** What every report owes its reader, whatever the dialogue. */
function expectSound(report: Report): void {
  for (const session of report.sessions) {
    for (const { name, status } of session.steps) {
      const explaining = report.findings.filter((one) => one.session === session.index && one.step === name)
      if (status === 'failed')
        expect(
          explaining.map(({ severity }) => severity),
          name,
        ).toContain('error')
      if (status === 'warned')
        expect(
          explaining.map(({ severity }) => severity),
          name,
        ).toContain('warning')
    }
  }
  const lines = new Set(report.sessions.flatMap(({ transcript }) => transcript.map(({ n }) => n)))
  for (const finding of report.findings) {
    expect(finding.evidence, finding.code).not.toBe('')
    expect(`${finding.title} ${finding.meaning} ${finding.remedy}`, finding.code).not.toMatch(/undefined|\{\w+\}/)
    if (finding.evidenceLine !== null) expect(lines, finding.code).toContain(finding.evidenceLine)
  }
  expect(report.headline).toMatch(/\.$/)
}

/**
 * What must not depend on how bytes come in pieces: all but the port that the machine chose for us, the order of sessions
 * side by side, and how much a failed handshake had read when it failed.
 */
function essence({ sessions }: Facts) {
  const text = JSON.stringify(sessions, (key, value) => {
    if (key === 'n') return undefined
    return value?.kind === 'tls' ? { ...value, received: '' } : value
  })
  return JSON.parse(text.replace(/(connected to|from) 127\.0\.0\.1 port \d+/g, '$1 127.0.0.1 port N'))
}
