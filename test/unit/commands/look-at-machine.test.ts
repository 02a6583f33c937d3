import { once } from 'node:events'
import { existsSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { lookAtFolder, lookAtLimits, lookAtPort } from '../../../server/commands/look-at-machine.ts'
import { folder } from '../server/setting.ts'

test('a folder that is there, one that can be made, and nothing is made of it', async () => {
  const dir = folder()
  expect(await lookAtFolder(dir)).toMatchObject({ level: 'good', text: expect.stringContaining('can be written to') })
  const deeper = join(dir, 'a/b')
  expect(await lookAtFolder(deeper)).toMatchObject({
    level: 'good',
    text: expect.stringContaining(`${deeper} can be made`),
  })
  expect(existsSync(join(dir, 'a'))).toBe(false)
})

test('a folder that can never be one', async () => {
  const file = join(folder(), 'a-file')
  writeFileSync(file, '')
  expect(await lookAtFolder(join(file, 'data'))).toMatchObject({
    level: 'wrong',
    about: 'DATA_DIR',
    text: expect.stringContaining('cannot be written to'),
  })
})

test('a disk without room', async () => {
  expect(await lookAtFolder('/proc')).toMatchObject({ level: 'wrong', text: expect.stringContaining('no room') })
})

test('a port that is free, is let go of again, and is taken', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const taken = { host: '127.0.0.1', port: (server.address() as AddressInfo).port }
  expect(await lookAtPort(taken)).toMatchObject({ level: 'note', text: expect.stringContaining('in use') })
  expect(await lookAtPort({ host: '127.0.0.1', port: 0 })).toMatchObject({ level: 'good' })
})

test('an address that this machine does not have', async () => {
  expect(await lookAtPort({ host: '192.0.2.1', port: 0 })).toMatchObject({ level: 'wrong', about: 'HOST' })
})

test('as many tests as there can be files', async () => {
  expect(await lookAtLimits({ maxTests: 0 })).toEqual([])
  expect(await lookAtLimits({ maxTests: 1_000_000_000 })).toMatchObject([{ level: 'note', about: 'MAX_TESTS' }])
})
