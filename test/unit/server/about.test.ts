import { expect, test } from 'vitest'
import { setting } from './setting.ts'

test('an administrator who found us in a log learns what we do, from where, and how to make us stop', async () => {
  const { app } = await setting({ env: { TARGET_SESSIONS_PER_MINUTE: '6' } })
  const { body } = await app.inject({ url: '/about-this-probe', headers: { 'user-agent': 'curl/8' } })
  for (const part of [
    'probe.example',
    '192.0.2.7',
    'postmaster@probe.example',
    '_helograph',
    'TXT "no"',
    '6 of them a minute',
  ])
    expect(body).toContain(part)
  const page = await app.inject({ url: '/about-this-probe', headers: { accept: 'text/html' } })
  expect(page.headers['content-type']).toMatch('text/html')
  expect(page.body).toContain('about-probe')
})

test('the name that the probe says leads there, and the name of the page to the page', async () => {
  const { app } = await setting()
  const at = async (host: string) => (await app.inject({ url: '/', headers: { host, accept: 'text/html' } })).body
  expect(await at('probe.example')).toContain('about-probe')
  expect(await at('PROBE.example:8080')).toContain('about-probe')
  expect(await at('helograph.test')).toContain('"kind":"start"')
  const same = await setting({ env: { PUBLIC_URL: 'https://probe.example' } })
  const page = await same.app.inject({ url: '/', headers: { host: 'probe.example', accept: 'text/html' } })
  expect(page.body).toContain('"kind":"start"')
})
