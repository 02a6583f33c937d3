/** Every practice server that the gallery shows, run as a visitor runs it: in real time, over real sockets. */

import { once } from 'node:events'
import net from 'node:net'
import { beforeAll, describe, expect, it } from 'vitest'
import { readSpecimens, type Specimen } from '../../server/specimens/library.ts'
import { createPractice, type Practice } from '../../server/specimens/practice.ts'
import { type Action, parseScript } from '../../server/specimens/script.ts'
import type { Stage } from '../../server/specimens/stage.ts'
import { conclude } from '../../shared/conclude.ts'
import { ENGLISH } from '../../shared/diagnosis/words/english.ts'
import type { Fact, TestEvent } from '../../shared/events.ts'
import { fold } from '../../shared/fold.ts'
import type { Facts, Report } from '../../shared/report.ts'
import type { SpecimenCard } from '../../shared/specimen-card.ts'

/** More than a script of the gallery may let pass by itself, in milliseconds. */
const TOO_LONG_MS = 8000

const specimens = await readSpecimens()

/** All that the servers of a specimen do. */
function script(name: string): Action[] {
  const servers = specimens.find((specimen) => specimen.name === name)?.script.servers
  return [...(servers?.values() ?? [])].flat()
}

async function run(practice: Practice, name: string, signal = new AbortController().signal): Promise<Report> {
  const order = practice.order(name)
  if (!order) throw new Error(`there is no ${name}`)
  const events: TestEvent[] = []
  const began = performance.now()
  const tell = (fact: Fact) => {
    const ms = performance.now() - began
    events.push({ ...fact, n: events.length + 1, at: new Date().toISOString(), ms })
  }
  tell({ type: 'queued', id: name, url: '', ...order })
  await practice.run({ id: name, ...order }, tell, signal)
  tell({ type: 'finished', status: 'finished', reason: '' })
  return conclude(fold(null, events) as Facts, ENGLISH)
}

describe('the gallery', () => {
  const practice = createPractice(specimens)
  const ran = new Map<string, Report>()

  beforeAll(async () => {
    await Promise.all(practice.cards.map(async ({ name }) => ran.set(name, await run(practice, name))))
  })

  it.each(practice.cards.map((card) => [card.name, card] as const))('shows %s as it is', (name, card) => {
    const report = ran.get(name) as Report
    // Whether a server that hangs up hears our QUIT is a race.
    const racy = script(name).some((action) => action.does === 'hear' && action.optional)
    const sure = (lamp: string) => !(racy && lamp.startsWith('quit'))
    expect(litIn(report, card).filter(sure)).toEqual(promisedBy(card).filter(sure))
    const codes = report.findings.map(({ code }) => code)
    expect(card.findings.filter((code) => !codes.includes(code))).toEqual([])
    const serious = report.findings.filter(({ severity }) => severity !== 'notice').map(({ code }) => code)
    expect(serious.filter((code) => !card.findings.includes(code))).toEqual([])
    expect(report.target.input).toBe(`practice:${name}`)
    expect(JSON.stringify(report)).not.toMatch(/undefined|NaN/)
  })

  it('says whom it really talked to', () => {
    const report = ran.get('certificate-expired-on-465') as Report
    expect(report.sessions[0]?.transcript[0]?.text).toMatch(
      /^connected to 127\.0\.0\.1 port \d+ in the place of 127\.0\.0\.1 port 465 from 127\.0\.0\.1 port \d+$/,
    )
  })

  it('keeps nobody waiting', () => {
    for (const { name } of practice.cards) {
      const paused = script(name).reduce((sum, action) => sum + (action.does === 'time' ? action.ms : 0), 0)
      expect(paused, name).toBeLessThan(TOO_LONG_MS)
    }
  })

  it('has a title and a sentence for every specimen, shown or not', () => {
    for (const { name, card } of specimens) {
      expect(card.title, name).not.toBe('')
      expect(card.about, name).toMatch(/[.!?)]$/)
    }
    expect(new Set(specimens.map(({ card }) => card.title)).size).toBe(specimens.length)
  })
})

/** The lamps of each session that are not grey, and of the checks those that are not green, or were promised. */
function litIn({ sessions, checks }: Report, { lamps }: SpecimenCard): string[] {
  const rows = sessions.flatMap(({ steps }) =>
    steps.filter(({ status }) => status !== 'skipped').map(({ name, status }) => `${name} ${status}`),
  )
  const promised = new Set(lamps.flat().map(({ name }) => name))
  const asked = checks.filter(({ name, status }) => promised.has(name) || /warned|failed/.test(status))
  return [...asked.map(({ name, status }) => `${name} ${status}`), ...rows].sort()
}

function promisedBy({ lamps }: SpecimenCard): string[] {
  return lamps
    .flat()
    .map(({ name, status }) => `${name} ${status}`)
    .sort()
}

describe('a practice server', () => {
  const silent = specimens.find(({ name }) => name === 'no-banner') as Specimen

  /** A test of a silent server under way, and its stage. */
  async function underWay() {
    const stop = new AbortController()
    let opened: (stage: Stage) => void = () => {}
    const opening = new Promise<Stage>((resolve) => {
      opened = resolve
    })
    const practice = createPractice([silent], { opened })
    const over = run(practice, 'no-banner', stop.signal)
    const stage = await opening
    return { stage, stop, over, port: stage.ports()[0] as number }
  }

  it('sends away whoever else comes, and serves its own test all the same', async () => {
    const { port, stop, over } = await underWay()
    const stranger = net.connect(port, '127.0.0.1').on('error', () => {})
    const heard: Buffer[] = []
    stranger.on('data', (bytes) => heard.push(bytes))
    await once(stranger, 'close')
    expect(heard).toEqual([])
    stop.abort()
    const report = await over
    expect(report.sessions[0]?.steps.find(({ name }) => name === 'connect')?.status).toBe('passed')
  })

  it('listens no more once its visitor has come, nor when its test has ended', async () => {
    const { stage, stop, over, port } = await underWay()
    while (stage.ports().length > 0) await new Promise((resolve) => setImmediate(resolve))
    stop.abort()
    await over
    const late = net.connect(port, '127.0.0.1')
    const [error] = (await once(late, 'error')) as [NodeJS.ErrnoException]
    expect(error.code).toBe('ECONNREFUSED')
  })

  it('whose script the probe does not follow ends its test, and nothing else', async () => {
    const script = parseScript('S: 220 mx.test\nC: LHLO *\nS: 250 mx.test\n---\nverdict failed\n')
    const practice = createPractice([{ ...silent, name: 'odd', script }])
    const report = await run(practice, 'odd')
    expect(report.sessions[0]?.steps.find(({ name }) => name === 'ehlo')?.status).not.toBe('passed')
    // A rejection that nobody handles would end the process a turn later.
    await new Promise((resolve) => setImmediate(resolve))
  })

  it('is not there under another name', async () => {
    const practice = createPractice([silent])
    expect(practice.order('no-banner')).not.toBeNull()
    expect(practice.order('no-such')).toBeNull()
    const order = practice.order('no-banner') as NonNullable<ReturnType<Practice['order']>>
    const target = { ...order.target, input: 'practice:no-such' }
    await expect(practice.run({ id: 'x', ...order, target }, () => {}, new AbortController().signal)).rejects.toThrow(
      'there is no specimen',
    )
  })
})
