import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { BackupFailed, backUp } from '../../../server/commands/backup.ts'
import { openStore } from '../../../server/store/open.ts'
import { begin, eventsOf, folder, opened, setting, started } from '../server/setting.ts'

test('a copy that is made while tests run has all that was committed, and can be started from', async () => {
  const before = await setting()
  const ended = await begin(before.app)
  const given = await before.probe.next()
  given.tell(started)
  given.end()
  const events = await eventsOf(before.app, ended.id)
  const running = await begin(before.app)
  const second = await before.probe.next()

  const elsewhere = folder()
  const bytes = backUp(before.dir, join(elsewhere, 'helograph.db'))
  expect(bytes).toBeGreaterThan(4096)
  expect(readdirSync(elsewhere)).toEqual(['helograph.db'])

  second.tell(started)
  second.tell(opened)
  second.end()
  await eventsOf(before.app, running.id)
  await before.close()

  const after = await setting({ dir: elsewhere })
  expect(await eventsOf(after.app, ended.id)).toEqual(events)
  const again = await after.probe.next()
  expect(again.task.id).toBe(running.id)
})

test('a store that nobody uses is copied as well', async () => {
  const dir = folder()
  await (await openStore(dir)).close()
  expect(backUp(dir, join(folder(), 'copy.db'))).toBeGreaterThan(4096)
})

test('what cannot be done is told in one line, and leaves nothing behind', async () => {
  const dir = folder()
  const there = join(dir, 'there.db')
  writeFileSync(there, 'mine')
  const refused = (data: string, file: string) => {
    expect(() => backUp(data, file)).toThrow(BackupFailed)
    expect(() => backUp(data, file)).toThrow(
      /^[^\n]+; [^\n]+\.$|^DATA_DIR=\S+: there is no store to copy in this folder\.$/,
    )
  }
  refused(dir, join(dir, 'copy.db'))
  await (await openStore(dir)).close()
  refused(dir, there)
  refused(dir, join(dir, 'no-such-folder/copy.db'))
  const damaged = folder()
  writeFileSync(join(damaged, 'helograph.db'), 'a letter to my aunt'.repeat(1000))
  refused(damaged, join(dir, 'copy.db'))
  expect(existsSync(join(dir, 'copy.db')) || existsSync(join(dir, 'copy.db.half'))).toBe(false)
})
