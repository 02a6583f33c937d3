import { closeSync, cpSync, openSync, readdirSync, readFileSync, truncateSync, writeSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { MailServer } from '../../browser/mail-server.ts'
import { Home } from '../../setup/product.ts'
import { SmallDisk } from '../../setup/small-disk.ts'
import { allEvents, begin } from '../../setup/visitor.ts'

/** Where a product has worked and was stopped; its file has pages of every kind. */
let worked: Home

beforeAll(async () => {
  const server = await MailServer.start('220 mail.test ESMTP', { EHLO: `250-mail.test\r\n250 X${'x'.repeat(9000)}` })
  server.greet()
  worked = await Home.create()
  await worked.start()
  for (let tests = 0; tests < 8; tests++) {
    await allEvents(worked.url, (await begin(worked.url, { target: server.target })).id)
  }
  await worked.stop()
  await server.stop()
})
afterAll(() => worked.leave())

const PAGE = 4096
const fileIn = (folder: string) => path.join(folder, 'helograph.db')

function overwrite(file: string, at: number, bytes: Buffer): void {
  const handle = openSync(file, 'r+')
  writeSync(handle, bytes, 0, bytes.length, at)
  closeSync(handle)
}

const DAMAGES: Record<string, (file: string) => void> = {
  'its beginning is overwritten': (file) => overwrite(file, 0, Buffer.from('this is a letter to my aunt')),
  'a page in it is overwritten': (file) => overwrite(file, 5 * PAGE, Buffer.alloc(PAGE, 0xff)),
  'its second half is missing': (file) => truncateSync(file, Math.floor(readFileSync(file).length / PAGE / 2) * PAGE),
}

/** Every file of the store with its bytes; the lock is no part of it, and what SQLite shares among processes is none either. */
function contents(folder: string): string[][] {
  const kept = readdirSync(folder).filter((name) => !name.includes('.lock') && !name.endsWith('-shm'))
  return kept.map((name) => [name, readFileSync(path.join(folder, name)).toString('base64')])
}

describe('a damaged file is refused by name, with the mend, and is not touched', () => {
  it.each(Object.keys(DAMAGES))('%s', async (what) => {
    const home = await Home.create()
    onTestFinished(() => home.leave())
    cpSync(worked.folder, home.folder, { recursive: true })
    DAMAGES[what]?.(fileIn(home.folder))
    const before = contents(home.folder)
    await expect(home.start()).rejects.toThrow(/: DATA_DIR=\S+: \S+helograph\.db is damaged \(.+\)\. .*backup.*\n$/)
    expect(contents(home.folder)).toEqual(before)
  })
})

it('a file that may only be read is refused by name, with the mend', async () => {
  const disk = new SmallDisk(16)
  onTestFinished(() => disk.remove())
  cpSync(worked.folder, disk.folder, { recursive: true })
  disk.makeReadOnly()
  const home = await Home.create({ DATA_DIR: disk.folder })
  onTestFinished(() => home.leave())
  await expect(home.start()).rejects.toThrow(/: DATA_DIR=\S+: \S+helograph\.db cannot be used \(.+\); .*write to.*\n$/)
})
