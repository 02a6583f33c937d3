/** Whoever ran an earlier version keeps every report: the stores of `test/samples/stores/` were left by those versions. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'libsql'
import { describe, expect, test } from 'vitest'
import { openStore } from '../../../server/store/open.ts'
import { eventsOf, folder, setting } from './setting.ts'

const STORES = new URL('../../samples/stores/', import.meta.url)
/** They grow older, and shall not expire. */
const env = { RETENTION_DAYS: '36500' }

/** The tests in each, and what 0.1.0 said of the first. */
const [ENDED, DELETED, RUNNING] = ['nV4OoJC3VWoz', '0lyfhh6sjOif', 'QxhqL21harEn']
const TOKEN = 'kc0z1GGcdAmI6IkZd6pzRM_WRhpJwz-wz0r_D8K2m6Q'
const LAMPS = { banner: 'passed', ehlo: 'passed', 'mail-from': 'passed', 'rcpt-to': 'warned', quit: 'passed' }

function left(name: string): string {
  const dir = folder()
  const database = new Database(join(dir, 'helograph.db'))
  database.exec(readFileSync(new URL(name, STORES), 'utf8'))
  database.close()
  return dir
}

function schema(dir: string): unknown[] {
  const database = new Database(join(dir, 'helograph.db'))
  const found = database.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY name').all()
  database.close()
  return found
}

describe.each(readdirSync(STORES))('a store of %s', (name) => {
  test('is read as it was: reports, deletions, and the token that deletes', async () => {
    const { app } = await setting({ dir: left(name), env })
    const report = (await app.inject(`/api/tests/${ENDED}`)).json()
    expect(report).toMatchObject({ status: 'finished', verdict: 'warned' })
    // An old report gains from what is explained since.
    expect(report.findings.map(({ code }: { code: string }) => code)).toContain('no-postmaster')
    const lamps = report.sessions[0].steps.map((step: { name: string; status: string }) => [step.name, step.status])
    expect(Object.fromEntries(lamps)).toMatchObject(LAMPS)
    expect(JSON.stringify(report)).toContain('no such user here, café')
    expect((await app.inject(`/api/tests/${ENDED}/transcript`)).body).toContain('220 mx.test ESMTP')

    expect((await app.inject(`/api/tests/${DELETED}`)).json().code).toBe('gone')
    const headers = { authorization: `Bearer ${TOKEN}` }
    expect((await app.inject({ method: 'DELETE', url: `/api/tests/${ENDED}`, headers })).statusCode).toBe(204)
  })

  test('ends what ran when that version ended, and has its events untouched', async () => {
    const { app } = await setting({ dir: left(name), env })
    const events = await eventsOf(app, RUNNING)
    expect(events.map(({ n }) => n)).toEqual(events.map((_, index) => index + 1))
    expect(events.some((event) => event.type === 'line' && event.text === '220-mx.test waits')).toBe(true)
    expect(events.at(-1)).toMatchObject({ type: 'finished', status: 'interrupted' })
  })

  test('has the same tables, once it was opened, as one that begins today', async () => {
    const [upgraded, fresh] = [left(name), folder()]
    for (const dir of [upgraded, fresh]) await (await openStore(dir)).close()
    expect(schema(upgraded)).toEqual(schema(fresh))
    // And to open it again changes nothing.
    await (await openStore(upgraded)).close()
    expect(schema(upgraded)).toEqual(schema(fresh))
  })
})
