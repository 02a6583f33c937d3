/** The report as plain text for a terminal, written while the test runs: telnet as one remembers it, lamps as words. */

import { clockTime, duration, moment } from './durations.ts'
import type { TestEvent } from './events.ts'
import { printable } from './plain-text.ts'
import { PRACTICE_NOTE, specimenOf } from './practice.ts'
import { questionOf } from './question.ts'
import type { Report } from './report.ts'
import { unicodeName } from './target.ts'
import { type Direction, STEPS, type Status, type StepName } from './words.ts'

type EventOf<Type extends TestEvent['type']> = Extract<TestEvent, { type: Type }>

const MARKS: Record<Direction, string> = { sent: '>', received: '<', note: '.' }
/** Of one width, so that they stand below each other. */
export const LAMPS: Record<Status, string> = {
  running: '....',
  passed: '  ok',
  warned: 'warn',
  failed: 'FAIL',
  skipped: 'skip',
}

/** What is said of one session, held back until its turn comes. */
class Chapter {
  text = ''
  /** Whether a step of it has ended. */
  moved = false
  /** Whether its server has said something: until then it only waits, and may wait for long. */
  speaks = false
  readonly #began = new Map<StepName, number>()
  readonly #open = new Set<StepName>(STEPS)

  constructor({ host, address, port, ...asked }: EventOf<'session'>) {
    const question = questionOf(asked)
    this.text = printable(`\n--- ${host} [${address}] port ${port}${question && `, ${question}`} ---\n`)
  }

  get over(): boolean {
    return this.#open.size === 0
  }

  step(event: EventOf<'step'>): void {
    const { step, status, summary, ms, failure } = event
    if (status === 'running') {
      this.#began.set(step, ms)
      return
    }
    this.#open.delete(step)
    this.moved = true
    const took = duration(ms - (this.#began.get(step) ?? ms))
    this.#say(`${LAMPS[status]} ${step} ${status === 'skipped' ? summary : took}`)
    if (!failure) return
    this.#say(`     ${event.at.slice(11, 23)} UTC ${failure.kind}: ${failure.message}`)
    if (failure.received && failure.kind !== 'reply') this.#say(`     received by then: ${failure.received}`)
  }

  skipped({ steps, reason }: EventOf<'skipped'>): void {
    for (const step of steps) this.#open.delete(step)
    this.#say(`skip ${steps.join(', ')}: ${reason}`)
  }

  line({ ms, direction, text }: EventOf<'line'>): void {
    this.speaks ||= direction === 'received'
    this.text += `${clockTime(ms).padStart(8)} ${MARKS[direction]} ${printable(text)}\n`
  }

  tls({ tls }: EventOf<'tls'>): void {
    this.#say(`---- from here on inside ${tls.protocol}, ${tls.cipher}`)
  }

  /** What was said since the last time. */
  take(): string {
    const { text } = this
    this.text = ''
    return text
  }

  #say(words: string): void {
    this.text += `    ${printable(words)}\n`
  }
}

/**
 * Turns events into text. Sessions run side by side and are told one after another: the first whose server speaks
 * streams as it happens, the others wait for their turn, and none waits for a server that is silent. How the events are
 * divided into batches makes no difference.
 * What follows from the whole (`epilogue`) it does not tell, so that whoever reads slowly holds no test in memory.
 */
export class TranscriptWriter {
  readonly #chapters: Chapter[] = []
  /** The chapter that streams. */
  #current: Chapter | undefined
  /** Those whose turn has not come, in the order of their sessions. */
  #waiting: Chapter[] = []
  /** What is about the whole test, told between two sessions. */
  #aside = ''

  /**
   * @param events the next events, in order
   * @returns the text to append now; lines end in LF
   */
  push(events: TestEvent[]): string {
    return events.map((event) => this.#write(event)).join('')
  }

  #write(event: TestEvent): string {
    switch (event.type) {
      case 'session':
        this.#begin(event)
        break
      case 'step':
      case 'skipped':
      case 'line':
      case 'tls':
        this.#tell(event)
        break
      case 'finished':
        return this.#end(event)
      default:
        this.#aside += opening(event)
    }
    return this.#flow()
  }

  #tell(event: EventOf<'step' | 'skipped' | 'line' | 'tls'>): void {
    const chapter = this.#chapters[event.session]
    if (!chapter) return
    if (event.type === 'step') chapter.step(event)
    else if (event.type === 'skipped') chapter.skipped(event)
    else if (event.type === 'line') chapter.line(event)
    else chapter.tls(event)
  }

  #begin(event: EventOf<'session'>): void {
    const chapter = new Chapter(event)
    this.#chapters[event.session] = chapter
    this.#waiting.push(chapter)
  }

  /** All that may be said now. */
  #flow(): string {
    let text = ''
    for (;;) {
      this.#current ??= this.#next()
      text += this.#current?.take() ?? this.#takeAside()
      if (!this.#current?.over) return text
      this.#current = undefined
      text += this.#takeAside()
    }
  }

  /** Takes out whose turn it is. One that is alone need not speak first: nobody else could be told instead. */
  #next(): Chapter | undefined {
    const waiting = this.#waiting
    const alone = waiting.length === 1 && waiting[0]?.moved ? waiting[0] : undefined
    const next = waiting.find(({ over }) => over) ?? waiting.find(({ speaks }) => speaks) ?? alone
    if (next) this.#waiting = waiting.filter((chapter) => chapter !== next)
    return next
  }

  #takeAside(): string {
    const text = this.#aside
    this.#aside = ''
    return text
  }

  #end(event: EventOf<'finished'>): string {
    let text = this.#current?.take() ?? ''
    for (const chapter of this.#waiting) text += chapter.take()
    text += this.#takeAside()
    if (event.status === 'interrupted') text += `\ninterrupted: ${printable(event.reason)}\n`
    return text
  }
}

function opening(event: TestEvent): string {
  switch (event.type) {
    case 'queued': {
      const practice = specimenOf(event.target) === null ? '' : `${PRACTICE_NOTE}\n`
      return printable(
        `Helograph: ${named(event.target)}, port ${event.target.port}, ${moment(event.at)}\n${event.url}\n${practice}${lookingAgain(event)}`,
      )
    }
    case 'started': {
      const { vantage, addresses, heloName } = event.probe
      return printable(`tested from ${[vantage, ...addresses].join(', ')} as ${heloName}\n`)
    }
    case 'resolved':
      return event.hosts
        .map(({ host, preference, addresses }) => {
          const rank = preference === null ? '' : `MX ${preference} `
          return printable(`${rank}${host}: ${addresses.join(', ') || 'no address'}\n`)
        })
        .join('')
    case 'follow-up':
      return printable(`\n${event.reason} Looking again at ${moment(event.due)}:\n${event.url}\n`)
    case 'check':
      return event.status === 'running' ? '' : printable(`    ${LAMPS[event.status]} ${event.name} ${event.summary}\n`)
    default:
      return ''
  }
}

/** The first test lies beside the second. */
function lookingAgain({ url, followUpOf, notBefore }: EventOf<'queued'>): string {
  if (followUpOf === undefined) return ''
  const begins = notBefore === undefined ? '' : `, begins at ${moment(notBefore)}`
  return `second look of ${url.replace(/[^/]*$/, followUpOf)}${begins}\n`
}

/** What was entered, and the other form of an internationalised name. */
function named({ input, host }: Report['target']): string {
  const unicode = unicodeName(host)
  if (unicode === null) return input
  return input === unicode ? `${input} (${host})` : `${input} (${unicode})`
}
