/**
 * Speed and weight, as ratios with a bare client that holds the same dialogue in the same run.
 * Prints tables; exits 0 whatever they say, since a shared machine is no judge.
 */
import { cpus } from 'node:os'
import { measureCrowd } from './crowd.ts'
import { printTable, type Row } from './figures.ts'
import { measurePermalink, measureTenTimes } from './many-tests.ts'
import { measureOverload } from './overload.ts'
import { measurePage } from './page.ts'
import { measurePeers } from './peers.ts'
import { measureDialogues, measureRoundTrips, measureWaiting } from './probe-alone.ts'
import { measureProduct, measureStart, measureViewers } from './product.ts'
import { measureWatching } from './watching.ts'

console.log(
  `# Helograph's figures\n\nNode ${process.version}, ${cpus().length} x ${cpus()[0]?.model}. Medians; in brackets the least and the most.`,
)

const plain = await measureDialogues(false, 1.4)
const starttls = await measureDialogues(true, 1.15)
printTable('The probe alone, 16 dialogues at once', [...plain, ...starttls])
const [plainPeers, starttlsPeers] = [await measurePeers(false), await measurePeers(true)]
printTable('Peers, 16 dialogues at once', [...plainPeers.rows, ...starttlsPeers.rows])
printTable('Waiting and distance', [...(await measureWaiting()), ...(await measureRoundTrips())])
printTable('The whole product', [
  ...(await measureProduct(false, floorOf(plain), 4, plainPeers.fastest)),
  ...(await measureProduct(true, floorOf(starttls), 1.5, starttlsPeers.fastest)),
  ...(await measureTenTimes()),
  ...(await measureStart()),
  ...(await measurePermalink()),
])
printTable('Viewers', [...(await measureViewers(1, 1)), ...(await measureViewers(100, 1000))])
printTable('Crowds', [...(await measureCrowd()), ...(await measureOverload())])
printTable('Watching', await measureWatching())
printTable('The page', await measurePage())

function floorOf(rows: Row[]): number {
  return Number.parseFloat(rows[0]?.figure ?? 'NaN')
}
