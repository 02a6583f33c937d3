import { afterEach, beforeEach, expect, it } from 'vitest'
import type { TestAccepted } from '../../../shared/api.ts'
import { MailServer } from '../../browser/mail-server.ts'
import { Home } from '../../setup/product.ts'
import { allEvents, begin, isFinished, post, Viewer } from '../../setup/visitor.ts'

const ROOM = 5
const CROWD = 100

let home: Home
let server: MailServer

beforeEach(async () => {
  home = await Home.create({ MAX_TESTS: String(ROOM), CLIENT_TESTS_PER_MINUTE: String(ROOM + 1) })
  server = await MailServer.start()
  await home.start()
})

afterEach(async () => {
  await home.leave()
  await server.stop()
})

it('in a rush as many tests as fit are begun and go on, all others are told when to come again, and then they may', async () => {
  const answers = await Promise.all(Array.from({ length: CROWD }, () => post(home.url, { target: server.target })))
  const begun = answers.filter(({ status }) => status === 201)
  expect(begun).toHaveLength(ROOM)
  for (const answer of answers.filter((one) => !begun.includes(one))) {
    expect([answer.status, Number(answer.headers.get('retry-after')) > 0]).toEqual([503, true])
    expect(await answer.json()).toMatchObject({ code: 'busy', detail: expect.stringContaining('Try again') })
  }
  const tests = (await Promise.all(begun.map((answer) => answer.json()))) as TestAccepted[]
  const viewers = tests.map(({ id }) => new Viewer(home.url, id))
  server.greet()
  for (const viewer of viewers) expect(await viewer.until(isFinished)).toMatchObject({ status: 'finished' })
  // To be sent away has cost nobody a place in the minute.
  const { id } = await begin(home.url, { target: server.target })
  expect((await allEvents(home.url, id)).at(-1)).toMatchObject({ type: 'finished', status: 'finished' })
})
