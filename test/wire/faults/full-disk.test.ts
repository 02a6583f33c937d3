import { afterEach, beforeEach, expect, it } from 'vitest'
import { MailServer } from '../../browser/mail-server.ts'
import { Home } from '../../setup/product.ts'
import { SmallDisk } from '../../setup/small-disk.ts'
import { allEvents, begin, isFinished, post, remove, reportOf, Viewer } from '../../setup/visitor.ts'
import { integrityOf } from './soundness.ts'

let disk: SmallDisk
let home: Home
let slow: MailServer
let quick: MailServer

beforeEach(async () => {
  disk = new SmallDisk(16)
  home = await Home.create({ DATA_DIR: disk.folder })
  slow = await MailServer.start()
  quick = await MailServer.start()
  quick.greet()
  await home.start()
})

afterEach(async () => {
  await home.leave()
  await slow.stop()
  await quick.stop()
  disk.remove()
})

/** The last pages of the file take some more; then nothing fits any longer. */
async function refused(): Promise<Response> {
  for (let tries = 0; tries < 200; tries++) {
    const answer = await post(home.url, { target: quick.target })
    if (answer.status !== 201) return answer
  }
  throw new Error('the disk is full, and tests are begun all the same')
}

it('on a full disk new tests are refused, running ones end honestly, old links read; with room all is as before', async () => {
  const old = await begin(home.url, { target: quick.target })
  const oldEvents = await allEvents(home.url, old.id)
  const running = await begin(home.url, { target: slow.target })
  const viewer = new Viewer(home.url, running.id)
  await viewer.until((event) => event.type === 'step' && event.step === 'banner')

  disk.fill()
  const busy = await refused()
  expect([busy.status, await busy.json()]).toEqual([
    503,
    expect.objectContaining({ code: 'busy', detail: expect.stringContaining('stored') }),
  ])
  expect(Number(busy.headers.get('retry-after'))).toBeGreaterThan(0)
  const seen = viewer.seen.length
  slow.teaser(`220-${'x'.repeat(4000)}`)
  const gone = new Promise<void>((resolve) => slow.left(resolve))
  expect(await allEvents(home.url, old.id)).toEqual(oldEvents)
  expect((await fetch(`${home.url}/t/${old.id}`)).status).toBe(200)
  const undeleted = await remove(home.url, old)
  expect([undeleted.status, undeleted.headers.has('retry-after')]).toEqual([503, true])
  expect((await reportOf(home.url, old.id)).status).toBe('finished')
  // It gives up what cannot be told any more, and lets the server go.
  await gone
  expect(viewer.seen).toHaveLength(seen)

  disk.free()
  expect(await viewer.until(isFinished)).toMatchObject({
    n: seen + 1,
    status: 'interrupted',
    reason: expect.stringContaining('could not store'),
  })
  expect(await viewer.closed).toBe(1000)
  expect(await reportOf(home.url, running.id)).toMatchObject({ status: 'interrupted', verdict: 'inconclusive' })
  const next = await begin(home.url, { target: quick.target })
  expect((await allEvents(home.url, next.id)).at(-1)).toMatchObject({ type: 'finished', status: 'finished' })
  expect((await remove(home.url, old)).status).toBe(204)
  await home.stop()
  expect(integrityOf(disk.folder)).toBe('ok')
})
