import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'libsql'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openStore } from '../../../server/store/open.ts'
import { begin, eventsOf, folder, line, opened, setting, started } from './setting.ts'

/** Everything that lies in a folder, as one text of bytes. */
function filesOf(dir: string): string {
  return readdirSync(dir)
    .map((name) => readFileSync(join(dir, name), 'latin1'))
    .join('\n')
}

const marks = (count: number) => Array.from({ length: count }, (_, index) => `marked-${index}-end`)

/** A store with finished tests; the events of each hold its mark, and are of many sizes. */
async function filled(dir: string, count: number) {
  const store = await openStore(dir)
  onTestFinished(() => store.close())
  for (const [index, mark] of marks(count).entries()) {
    const bytes = Buffer.from(`${JSON.stringify({ mark, text: mark.repeat(1 + ((index * 37) % 900)) })}\n`)
    const id = `test${String(index).padStart(8, '0')}`
    await store.commit({
      opened: [{ id, createdAt: index, tokenHash: 'ab' }],
      chunks: [{ id, first: 1, last: 1, bytes }],
      finished: [{ id, at: index }],
    })
  }
  return store
}

describe('what is deleted is gone from the files', () => {
  it('when somebody deletes a test', async () => {
    const dir = folder()
    const store = await filled(dir, 120)
    for (let index = 0; index < 120; index += 2) await store.remove(`test${String(index).padStart(8, '0')}`, 1000)
    const bytes = filesOf(dir)
    for (const [index, mark] of marks(120).entries()) expect(bytes.includes(mark), mark).toBe(index % 2 === 1)
  })

  it('through the API, also of a test that runs', async () => {
    const { app, probe, dir } = await setting()
    const { id, deleteToken } = await begin(app, { target: 'secret-name.example' })
    const given = await probe.next()
    for (const fact of [started, opened, line('220 secret-banner')]) given.tell(fact)
    const seen = eventsOf(app, id)
    expect((await app.inject({ url: `/api/tests/${id}` })).statusCode).toBe(200)
    const headers = { authorization: `Bearer ${deleteToken}` }
    expect((await app.inject({ method: 'DELETE', url: `/api/tests/${id}`, headers })).statusCode).toBe(204)
    await seen
    expect(filesOf(dir)).not.toMatch(/secret-/)
    expect(filesOf(dir)).toContain(id)
  })

  it('when its time is over, and the room is given back', async () => {
    const dir = folder()
    const store = await filled(dir, 1000)
    const file = join(dir, 'helograph.db')
    await store.expire(0, 5000)
    const full = statSync(file).size
    expect(full).toBeGreaterThan(4_000_000)
    expect(await store.expire(900, 5000)).toBe(900)
    expect(statSync(file).size).toBeLessThan(full / 5)
    expect(statSync(`${file}-wal`).size).toBe(0)
    const bytes = filesOf(dir)
    for (const [index, mark] of marks(1000).entries()) expect(bytes.includes(mark), mark).toBe(index >= 900)
    expect((await store.read('test00000950', 0)).length).toBe(1)
  })
})

it('a file of an older version learns to shrink, and loses what was deleted before', async () => {
  const dir = folder()
  const store = await filled(dir, 300)
  await store.close()
  const old = new Database(join(dir, 'helograph.db'))
  old.exec('PRAGMA auto_vacuum = NONE; VACUUM; PRAGMA secure_delete = OFF')
  old.exec('DELETE FROM chunks WHERE test <= 200')
  old.close()
  expect(filesOf(dir)).toContain('marked-7-end')
  const size = statSync(join(dir, 'helograph.db')).size
  const again = await openStore(dir)
  onTestFinished(() => again.close())
  await again.expire(0, 1)
  expect(filesOf(dir)).not.toContain('marked-7-end')
  expect(statSync(join(dir, 'helograph.db')).size).toBeLessThan(size / 2)
  expect((await again.read('test00000250', 0)).length).toBe(1)
})
