/** The probe beside the floor: the same dialogues, the same server, the same run, in turn. */
import { once } from 'node:events'
import { delayLine } from './delay-line.ts'
import type { DialogueAsk, DialogueFigures, WaitFigures } from './dialogues.ts'
import { atMost, median, type Row, spread } from './figures.ts'
import { type Child, rssKiB, start } from './processes.ts'

const REPETITIONS = 5

async function ask<Figures = DialogueFigures>(
  child: Child<string>,
  what: DialogueAsk & { wait?: true },
): Promise<Figures> {
  const over = new AbortController()
  const { signal } = over
  const died = once(child.process, 'exit', { signal }).then(() => [null])
  died.catch(() => {})
  child.process.send(what)
  const [figures] = await Promise.race([once(child.process, 'message', { signal }), died])
  over.abort()
  if (!figures) throw new Error('the dialogues ended before they answered')
  return figures as Figures
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

/**
 * What a session holds while it waits for its banner: the kernel's account of the process, which has V8's room for young
 * objects in it, and the objects alone. Each is what a thousand sessions more have added.
 */
export async function measureWaiting(): Promise<Row[]> {
  const target = await start<number>('target-server.js', ['silent'])
  const rows: Row[] = []
  for (const who of ['floor', 'probe'] as const) {
    const child = await start<string>('dialogues.js', [], ['--expose-gc'])
    const wait = async (count: number) => {
      const asked = { who, port: target.told, startTls: false, count, atOnce: count, wait: true } as const
      const { heapKiB } = await ask<WaitFigures>(child, asked)
      return { heapKiB, rssKiB: rssKiB(child.process.pid as number) }
    }
    const before = await wait(100)
    const first = await wait(1000)
    const second = await wait(1000)
    await child.stop()
    const each = (figure: keyof typeof first, from: typeof first, to: typeof first) =>
      (to[figure] - from[figure]) / 1000
    const what = `${who}: memory of a session that waits for its banner`
    const more = [each('rssKiB', first, second), each('heapKiB', before, first), each('heapKiB', first, second)]
    const [later, ...objects] = more.map((kib) => kib.toFixed(1))
    const held = each('rssKiB', before, first)
    rows.push(
      who === 'probe'
        ? atMost(what, held, 20, 'KiB', 1)
        : { what, figure: `${held.toFixed(1)} KiB`, goal: '', met: null },
      { what: `${who}: the same, of the second thousand`, figure: `${later} KiB`, goal: '', met: null },
      {
        what: `${who}: its objects alone, first and second thousand`,
        figure: `${objects.join(', ')} KiB`,
        goal: '',
        met: null,
      },
    )
  }
  await target.stop()
  return rows
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
