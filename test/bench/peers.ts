/**
 * Other testers beside the floor: the same target, the same run, in turn. A peer that cannot be had is named with the
 * reason; none is left out in silence.
 */
import { once } from 'node:events'
import { unpack } from '../setup/debian.ts'
import type { DialogueFigures } from './dialogues.ts'
import { median, type Row, spread } from './figures.ts'
import { type Opened, PEERS, type Peer } from './peer-list.ts'
import { start } from './processes.ts'

const REPETITIONS = 5

/**
 * CPU of a dialogue, and how many a second that makes on one core. The floor stands beside them, measured in turn with them.
 *
 * @returns `fastest`: dialogues a second of the quickest peer but nodemailer
 */
export async function measurePeers(startTls: boolean): Promise<{ rows: Row[]; fastest: number }> {
  const name = startTls ? 'STARTTLS' : 'plain'
  const target = await start<number>('target-server.js', [startTls ? 'starttls' : 'plain'])
  const rows: Row[] = []
  const seen = new Map<string, number[]>()
  const opened: { peer: Peer; way: Opened }[] = []
  const missing = (peer: Peer, error: unknown) => {
    const [why = ''] = (error instanceof Error ? error.message : String(error)).split('\n')
    rows.push({ what: `${peer.name}, ${name}`, figure: `missing: ${why}`, goal: '', met: null })
  }
  for (const peer of PEERS) {
    try {
      for (const one of peer.packages) unpack(one)
      const way = await peer.open({ port: target.told, startTls })
      await way.hold(4).catch(async (error) => {
        await way.close()
        throw error
      })
      opened.push({ peer, way })
    } catch (error) {
      missing(peer, error)
    }
  }
  const floor = await start<string>('dialogues.js', [])
  for (let repetition = -1; repetition < REPETITIONS; repetition++) {
    const note = (who: string, ms: number) => repetition >= 0 && seen.set(who, [...(seen.get(who) ?? []), ms])
    floor.process.send({ who: 'floor', port: target.told, startTls, count: startTls ? 300 : 1500, atOnce: 16 })
    const [figures] = (await once(floor.process, 'message')) as [DialogueFigures]
    note('floor', figures.cpuMs)
    for (const { peer, way } of opened) note(peer.name, await way.hold(startTls ? peer.few : peer.many))
  }
  await floor.stop()
  for (const { way } of opened) await way.close()
  await target.stop()
  const floorMs = median(seen.get('floor') ?? [])
  for (const [who, each] of seen) {
    const ms = median(each)
    const figure = `${spread(each, 2)} ms, ${(ms / floorMs).toFixed(1)} x the floor, ${(1000 / ms).toFixed(0)} a second`
    rows.push({ what: `${who}, ${name}: CPU a dialogue, dialogues of one core`, figure, goal: '', met: null })
  }
  const rates = [...seen].filter(([who]) => !/^(floor|nodemailer)/.test(who)).map(([, each]) => 1000 / median(each))
  return { rows, fastest: Math.max(0, ...rates) }
}
