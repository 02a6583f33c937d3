import { expect, test, vi } from 'vitest'
import { Viewers } from '../../../server/routes/viewers.ts'
import { setting } from './setting.ts'

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

test('a streamed answer that waits and of which nobody takes anything is ended; a slow reader and a silent test are not', () => {
  vi.useFakeTimers()
  const viewers = new Viewers()
  const answer = (writableNeedDrain: boolean) => ({ writableNeedDrain, socket: { bytesWritten: 5 }, destroy: vi.fn() })
  const [stuck, slow, silent] = [answer(true), answer(true), answer(false)]
  const over = new AbortController()
  for (const each of [stuck, slow, silent]) viewers.attend(each, over.signal)
  vi.advanceTimersByTime(30_000)
  slow.socket.bytesWritten++
  vi.advanceTimersByTime(30_000)
  expect([stuck, slow, silent].map(({ destroy }) => destroy.mock.calls.length)).toEqual([1, 0, 0])
  over.abort()
  expect(vi.getTimerCount()).toBe(0)
  vi.useRealTimers()
})

test('a request that does not come to its end is not waited for without end', async () => {
  const { app } = await setting()
  expect(app.server.headersTimeout).toBeLessThanOrEqual(60_000)
  expect(app.server.requestTimeout).toBeGreaterThan(0)
  expect(app.server.requestTimeout).toBeLessThanOrEqual(60_000)
})
