import type { FastifyInstance } from 'fastify'
import { describe, expect, test } from 'vitest'
import type { Comparison } from '../../../shared/compare/comparison.ts'
import type { Fact } from '../../../shared/events.ts'
import { begin, eventsOf, line, opened, type PuppetProbe, setting, started } from './setting.ts'

const BROWSER = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8', 'user-agent': 'Mozilla/5.0' }
const CURL = { accept: '*/*', 'user-agent': 'curl/8.5.0' }

const banner = (status: 'running' | 'passed'): Fact => ({
  type: 'step',
  session: 0,
  step: 'banner',
  status,
  summary: '',
})

/** A test in which the server greets so, run to its end. */
async function greeted(app: FastifyInstance, probe: PuppetProbe, greeting: string): Promise<string> {
  const { id } = await begin(app)
  const given = await probe.next()
  for (const fact of [started, opened, banner('running'), line(greeting), banner('passed')]) given.tell(fact)
  given.end()
  await eventsOf(app, id)
  return id
}

async function two() {
  const { app, probe } = await setting()
  const before = await greeted(app, probe, '220 mx.example ESMTP')
  const after = await greeted(app, probe, '220 mx.example <b>ESMTP</b> again')
  return { app, before, after, path: `/compare/${before}/${after}` }
}

describe('two tests compared', () => {
  test('as JSON', async () => {
    const { app, before, after, path } = await two()
    const answer = await app.inject(`/api${path}`)
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['x-robots-tag']).toBe('noindex')
    const comparison = answer.json<Comparison>()
    expect([comparison.before.id, comparison.after.id, comparison.complete]).toEqual([before, after, true])
    expect(comparison.sessions[0]?.steps[0]?.lines.map(({ change, text }) => `${change} ${text}`)).toEqual([
      'gone 220 mx.example ESMTP',
      'new 220 mx.example <b>ESMTP</b> again',
    ])
    expect((await app.inject(`/api/compare/${before}/${before}`)).json<Comparison>().same).toBe(true)
  })

  test('as a page for a browser and as text for a terminal', async () => {
    const { app, path } = await two()
    const page = await app.inject({ url: path, headers: BROWSER })
    expect(page.headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', 'x-robots-tag': 'noindex' })
    expect(page.headers.vary).toContain('Accept')
    expect(page.body).toContain('"kind":"compare"')
    const text = await app.inject({ url: path, headers: CURL })
    expect(text.headers['content-type']).toBe('text/plain; charset=utf-8')
    expect(text.headers['x-robots-tag']).toBe('noindex')
    expect(text.body).toContain('  - < 220 mx.example ESMTP\n  + < 220 mx.example <b>ESMTP</b> again\n')
  })

  test('while one runs, only what both know', async () => {
    const { app, probe } = await setting()
    const before = await greeted(app, probe, '220 mx.example ESMTP')
    const { id: after } = await begin(app)
    const given = await probe.next()
    for (const fact of [started, opened, banner('running'), line('220 other')]) given.tell(fact)
    const url = `/api/compare/${before}/${after}`
    const now = async () => (await app.inject(url)).json<Comparison>()
    expect(await now()).toMatchObject({ complete: false, same: true })
    given.tell(banner('passed'))
    given.end()
    await eventsOf(app, after)
    expect(await now()).toMatchObject({ complete: true, same: false })
  })

  test('not where one of them is unknown or deleted: a problem, and a page of it', async () => {
    const { app, before } = await two()
    const { id, deleteToken } = await begin(app)
    await app.inject({ method: 'DELETE', url: `/api/tests/${id}`, headers: { authorization: `Bearer ${deleteToken}` } })
    for (const [other, status, code] of [
      ['unknown12345', 404, 'not_found'],
      [id, 410, 'gone'],
    ] as const) {
      for (const path of [`/compare/${before}/${other}`, `/compare/${other}/${before}`]) {
        for (const url of [`/api${path}`, path]) {
          const answer = await app.inject({ url, headers: CURL })
          expect([url, answer.statusCode, answer.json().code]).toEqual([url, status, code])
        }
        const page = await app.inject({ url: path, headers: BROWSER })
        expect([page.statusCode, page.headers['content-type']]).toEqual([status, 'text/html; charset=utf-8'])
        expect(page.body).toContain('"kind":"problem"')
      }
    }
  })
})
