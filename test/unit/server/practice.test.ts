import net from 'node:net'
import { expect, test } from 'vitest'
import { readSpecimens } from '../../../server/specimens/library.ts'
import { createPractice, type Practice } from '../../../server/specimens/practice.ts'
import type { Stage } from '../../../server/specimens/stage.ts'
import { PRACTICE_NOTE } from '../../../shared/practice.ts'
import { drawing, eventsOf, folder, leftBehind, setting } from './setting.ts'

const specimens = (await readSpecimens()).filter(({ name }) => ['starttls-454', 'no-banner'].includes(name))
const practice = createPractice(specimens)
const order = { method: 'POST', url: '/api/practice/starttls-454' } as const

test('a test of a specimen is a test like any other: a link, a report, a transcript', async () => {
  const { app, probe } = await setting({ practice })
  const answer = await app.inject(order)
  expect(answer.statusCode).toBe(201)
  const { id, url, status, deleteToken } = answer.json()
  expect(answer.headers.location).toBe(`/api/tests/${id}`)
  expect({ url, status }).toEqual({ url: `http://helograph.test/t/${id}`, status: 'queued' })
  await eventsOf(app, id)
  const report = (await app.inject(`/api/tests/${id}`)).json()
  expect(report).toMatchObject({
    target: { input: 'practice:starttls-454', host: 'mx.test', port: 25 },
    status: 'finished',
    verdict: 'failed',
    probe: { vantage: 'practice' },
    findings: expect.arrayContaining([expect.objectContaining({ code: 'starttls-unavailable' })]),
  })
  expect((await app.inject(`/api/tests/${id}/transcript`)).body).toContain(PRACTICE_NOTE)
  const removed = await app.inject({
    method: 'DELETE',
    url: `/api/tests/${id}`,
    headers: { authorization: `Bearer ${deleteToken}` },
  })
  expect(removed.statusCode).toBe(204)
  // The probe of this world was not asked.
  await app.inject({ method: 'POST', url: '/api/tests', payload: { target: 'example.com' } })
  expect((await probe.next()).task.target.host).toBe('example.com')
})

test('the gallery is listed, for programs, for terminals and for browsers', async () => {
  const { app } = await setting({ practice })
  const cards = (await app.inject('/api/practice')).json()
  expect(cards.map(({ name }: { name: string }) => name)).toEqual(['no-banner', 'starttls-454'])
  expect(cards[1]).toMatchObject({
    group: 'tls',
    title: 'TLS offered, and not to be had',
    findings: ['starttls-unavailable'],
  })
  expect(cards[1].lamps[0]).toContainEqual({ name: 'starttls', status: 'failed' })
  const html = await app.inject({ url: '/practice', headers: { accept: 'text/html' } })
  expect(html.headers['content-type']).toContain('text/html')
  expect(html.body).toContain('TLS offered, and not to be had')
  const german = await app.inject({ url: '/practice', headers: { accept: 'text/html', 'accept-language': 'de' } })
  expect(german.body).toContain('TLS angeboten, und nicht zu haben')
  expect((await app.inject('/api/practice?lang=de')).json()[1].title).toBe('TLS angeboten, und nicht zu haben')
  const text = await app.inject({ url: '/practice', headers: { 'user-agent': 'curl/8.0' } })
  expect(text.body).toMatch(/^ {4}starttls-454 +TLS offered, and not to be had$/m)
})

test('without JavaScript, the button of the page leads to the report', async () => {
  const { app } = await setting({ practice })
  const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' }
  const answer = await app.inject({ method: 'POST', url: '/practice/starttls-454', headers, payload: '' })
  expect(answer.statusCode).toBe(303)
  expect(answer.headers.location).toMatch(/^\/t\/[0-9A-Za-z]{12}$/)
})

test('what is not in the gallery is not there', async () => {
  const { app } = await setting({ practice })
  for (const url of ['/api/practice/nothing', '/api/practice/..%2Fscript', '/practice/nothing']) {
    const answer = await app.inject({ method: 'POST', url })
    expect([answer.statusCode, answer.json().code]).toEqual([404, 'not_found'])
  }
  const without = await setting({ pages: drawing })
  expect((await without.app.inject(order)).statusCode).toBe(404)
  expect((await without.app.inject('/api/practice')).json()).toEqual([])
})

test('it counts against what one visitor may begin, together with other tests', async () => {
  const { app } = await setting({ practice, env: { CLIENT_TESTS_PER_MINUTE: '3' } })
  const world = { method: 'POST', url: '/api/tests', payload: { target: 'example.com' } } as const
  expect((await app.inject(order)).statusCode).toBe(201)
  expect((await app.inject(world)).statusCode).toBe(201)
  expect((await app.inject({ ...order, url: '/practice/starttls-454' })).statusCode).toBe(303)
  for (const call of [order, world]) {
    const answer = await app.inject(call)
    expect([answer.statusCode, answer.json().code]).toEqual([429, 'rate_limited'])
  }
})

test('the guard stays shut while a specimen listens, also for whoever knows its port', async () => {
  let opened: (stage: Stage) => void = () => {}
  const opening = new Promise<Stage>((resolve) => {
    opened = resolve
  })
  const { app } = await setting({
    practice: createPractice(specimens, { opened }),
    env: { ALLOW_PORTS: '1-65535' },
  })
  const { id } = (await app.inject({ ...order, url: '/api/practice/no-banner' })).json()
  const stage = await opening
  const [port] = stage.ports()
  const targets = [`127.0.0.1:${port}`, 'practice:no-banner', 'practice:starttls-454']
  const answers = await Promise.all(
    targets.map((target) => app.inject({ method: 'POST', url: '/api/tests', payload: { target } })),
  )
  expect(answers.map((answer) => answer.json().code)).toEqual(['target_forbidden', 'target_invalid', 'target_invalid'])
  await app.close()
  expect(stage.ports()).toEqual([])
  const late = net.connect(port as number, '127.0.0.1')
  const error = await new Promise<NodeJS.ErrnoException>((resolve) => late.once('error', resolve))
  expect([error.code, id.length]).toEqual(['ECONNREFUSED', 12])
})

test('a test of a specimen that a stop cuts short is interrupted', async () => {
  const dir = folder()
  let begun: () => void = () => {}
  const beginning = new Promise<void>((resolve) => {
    begun = resolve
  })
  const before = await setting({ dir, practice: createPractice(specimens, { opened: () => begun() }) })
  const { id } = (await before.app.inject({ ...order, url: '/api/practice/no-banner' })).json()
  await beginning
  await before.close()
  const after = await setting({ dir, practice })
  expect((await eventsOf(after.app, id)).at(-1)).toMatchObject({ type: 'finished', status: 'interrupted' })
})

test('a test of a specimen that was only queued when the process was killed is run by the next', async () => {
  const waiting: Practice = {
    ...practice,
    run: (_request, _tell, signal) => new Promise((resolve) => signal.addEventListener('abort', () => resolve())),
  }
  const before = await setting({ practice: waiting })
  const { id } = (await before.app.inject(order)).json()
  const after = await setting({ dir: leftBehind(before.dir), practice })
  await eventsOf(after.app, id)
  expect((await after.app.inject(`/api/tests/${id}`)).json()).toMatchObject({ status: 'finished', verdict: 'failed' })
})
