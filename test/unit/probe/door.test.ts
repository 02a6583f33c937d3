import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import { createDoor, createNameServerDoor } from '../../../server/probe/door.ts'
import { createGuard } from '../../../server/probe/guard.ts'
import { FORBIDDEN, NO_ADDRESSES } from './guard-cases.ts'

describe('the door', () => {
  const door = createDoor(createGuard([]))

  it.each(FORBIDDEN)('opens no way to %s: %s', (address) => {
    expect(() => door(address, 25)).toThrow('must not be connected to')
  })

  it.each(NO_ADDRESSES)('opens no way to %j, whatever is allowed', (text) => {
    expect(() => createDoor(createGuard(['0.0.0.0/0', '::/0']))(text, 25)).toThrow('must not be connected to')
  })

  it('looks no name up, even if a guard were to let it through', async () => {
    const socket = createDoor({ forbidden: () => null })('localhost', 25)
    const [error] = await once(socket, 'error')
    expect(error.message).toBe('localhost is not an address')
  })
})

it('the door to name servers leads to those of the configuration, by port, and nowhere else', () => {
  const door = createNameServerDoor([{ address: '127.0.0.1', port: 5353 }])
  for (const server of [
    { address: '127.0.0.1', port: 53 },
    { address: '127.0.0.2', port: 5353 },
    { address: '8.8.8.8', port: 53 },
  ]) {
    expect(() => door.datagrams(server, () => {})).toThrow('no name server')
    expect(() => door.stream(server)).toThrow('no name server')
  }
})
