import { expect, test, vi } from 'vitest'
import { Viewers } from '../../../server/routes/viewers.ts'

function connection() {
  let pong = () => {}
  let leave = () => {}
  return {
    ping: vi.fn(),
    terminate: vi.fn(() => leave()),
    on: (_: 'pong', call: () => void) => {
      pong = call
    },
    answer: () => pong(),
    closed: (call: () => void) => {
      leave = call
    },
  }
}

test('whoever answers the pings stays; whoever has vanished is cut off, and leaves nothing behind', () => {
  vi.useFakeTimers()
  const viewers = new Viewers()
  const [alive, vanished] = [connection(), connection()]
  for (const each of [alive, vanished]) viewers.watch(each, viewers.enter(each.closed))
  alive.ping.mockImplementation(() => alive.answer())
  expect(viewers.size).toBe(2)
  vi.advanceTimersByTime(65_000)
  expect(vanished.terminate).toHaveBeenCalledOnce()
  expect(alive.terminate).not.toHaveBeenCalled()
  expect(alive.ping).toHaveBeenCalledTimes(2)
  expect(viewers.size).toBe(1)
  alive.terminate()
  expect(viewers.size).toBe(0)
  expect(vi.getTimerCount()).toBe(0)
  vi.useRealTimers()
})

test('waits until all have left, but not for ever', async () => {
  vi.useFakeTimers()
  const viewers = new Viewers()
  await viewers.allLeft(1000)
  const stays = connection()
  viewers.enter(stays.closed)
  const patient = viewers.allLeft(1000)
  vi.advanceTimersByTime(1000)
  await patient
  const left = viewers.allLeft(1000)
  stays.terminate()
  await left
  expect(vi.getTimerCount()).toBe(0)
  vi.useRealTimers()
})
