/** The probe beside the floor: the same dialogues, the same server, the same run, in turn. */
import { once } from 'node:events'
import { delayLine } from './delay-line.ts'
import type { DialogueAsk, DialogueFigures } from './dialogues.ts'
import { atMost, median, type Row, spread } from './figures.ts'
import { type Child, rssKiB, start } from './processes.ts'

const REPETITIONS = 5

async function ask(child: Child<string>, what: DialogueAsk & { wait?: true }): Promise<DialogueFigures> {
  const over = new AbortController()
  const { signal } = over
  const died = once(child.process, 'exit', { signal }).then(() => [null])
  died.catch(() => {})
  child.process.send(what)
  const [figures] = await Promise.race([once(child.process, 'message', { signal }), died])
  over.abort()
  if (!figures) throw new Error('the dialogues ended before they answered')
  return figures as DialogueFigures
}

/** CPU and throughput with 16 dialogues at once. */
export async function measureDialogues(startTls: boolean, goal: number): Promise<Row[]> {
  const target = await start<number>('target-server.js', [startTls ? 'starttls' : 'plain'])
  const children = { floor: await start<string>('dialogues.js', []), probe: await start<string>('dialogues.js', []) }
  const seen: Record<'floor' | 'probe', DialogueFigures[]> = { floor: [], probe: [] }
  const count = startTls ? 1500 : 6000
  for (let repetition = -1; repetition < REPETITIONS; repetition++) {
    for (const who of ['floor', 'probe'] as const) {
      const figures = await ask(children[who], { who, port: target.told, startTls, count, atOnce: 16 })
      if (repetition >= 0) seen[who].push(figures)
    }
  }
  for (const child of [children.floor, children.probe, target]) await child.stop()
  const cpu = (who: 'floor' | 'probe') => seen[who].map((figures) => figures.cpuMs)
  const rate = (who: 'floor' | 'probe') => seen[who].map((figures) => 1000 / figures.wallMs)
  const name = startTls ? 'STARTTLS' : 'plain'
  return [
    ...(['floor', 'probe'] as const).flatMap((who) => [
      { what: `${who}, ${name}: CPU a dialogue`, figure: `${spread(cpu(who), 3)} ms`, goal: '', met: null },
      { what: `${who}, ${name}: dialogues a second`, figure: spread(rate(who), 0), goal: '', met: null },
    ]),
    atMost(`probe alone, ${name}: CPU against the floor`, median(cpu('probe')) / median(cpu('floor')), goal, 'x'),
  ]
}

/** What a session holds while it waits for its banner. */
export async function measureWaiting(): Promise<Row[]> {
  const target = await start<number>('target-server.js', ['silent'])
  const held: Record<string, number> = {}
  for (const who of ['floor', 'probe'] as const) {
    const child = await start<string>('dialogues.js', [], ['--expose-gc'])
    const wait = (count: number) =>
      ask(child, { who, port: target.told, startTls: false, count, atOnce: count, wait: true })
    await wait(100)
    const before = rssKiB(child.process.pid as number)
    await wait(1000)
    held[who] = (rssKiB(child.process.pid as number) - before) / 1000
    await child.stop()
  }
  await target.stop()
  return [
    {
      what: 'floor: memory of a session that waits for its banner',
      figure: `${held.floor?.toFixed(1)} KiB`,
      goal: '',
      met: null,
    },
    atMost('probe: memory of a session that waits for its banner', held.probe ?? 0, 20, 'KiB', 1),
  ]
}

/** Wall time with 25 ms of way in each direction. */
export async function measureRoundTrips(): Promise<Row[]> {
  const rows: Row[] = []
  for (const startTls of [false, true]) {
    const target = await start<number>('target-server.js', [startTls ? 'starttls' : 'plain'])
    const line = await delayLine(target.told, 25)
    const child = await start<string>('dialogues.js', [])
    const wall: Record<'floor' | 'probe', number[]> = { floor: [], probe: [] }
    for (let repetition = -1; repetition < REPETITIONS; repetition++) {
      for (const who of ['floor', 'probe'] as const) {
        const { wallMs } = await ask(child, { who, port: line.port, startTls, count: 3, atOnce: 1 })
        if (repetition >= 0) wall[who].push(wallMs)
      }
    }
    await child.stop()
    line.close()
    await target.stop()
    const name = startTls ? 'STARTTLS' : 'plain'
    rows.push(
      {
        what: `floor, ${name}: wall time at 50 ms round trip`,
        figure: `${spread(wall.floor, 0)} ms`,
        goal: '',
        met: null,
      },
      atMost(`probe, ${name}: wall time against the floor's`, median(wall.probe) / median(wall.floor), 1.02, 'x', 3),
    )
  }
  return rows
}
