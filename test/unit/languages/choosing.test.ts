import { describe, expect, it, test } from 'vitest'
import { languageOf } from '../../../server/routes/language.ts'
import { chooseLanguage } from '../../../shared/language.ts'
import { ALL_WORDS } from '../../../shared/languages/all.ts'
import { troubleOf } from '../../../web/start/trouble.ts'
import { setting } from '../server/setting.ts'

describe('the language of a page', () => {
  it.each([
    [undefined, 'en'],
    ['de', 'de'],
    ['de-AT,de;q=0.9,en;q=0.8', 'de'],
    ['fr, en;q=0.7, de;q=0.9', 'de'],
    ['en-GB,en;q=0.9,de;q=0.8', 'en'],
    ['de;q=0, en;q=0.1', 'en'],
    ['fr-CH, it', 'en'],
    ['*', 'en'],
    [', ;q=1,;;', 'en'],
    [`${'xx,'.repeat(4000)}de`, 'en'],
  ] as const)('%s asks for %s', (accepted, language) => {
    expect(chooseLanguage({ accepted })).toBe(language)
  })

  it('is what the address says, before what was chosen once, before what the browser would have', () => {
    expect(chooseLanguage({ asked: 'en', remembered: 'de', accepted: 'de' })).toBe('en')
    expect(chooseLanguage({ remembered: 'en', accepted: 'de' })).toBe('en')
    expect(chooseLanguage({ asked: 'tlh', remembered: '', accepted: 'de' })).toBe('de')
  })

  it.each([
    ['lang=de', 'de'],
    ['a=b; lang=de', 'de'],
    ['lang=de; x=1', 'de'],
    ['slang=de', 'en'],
    ['lang=; lang', 'en'],
    ['lang=../../de', 'en'],
  ])('of the cookie %s is %s', (cookie, language) => {
    expect(languageOf({ query: {}, headers: { cookie } })).toBe(language)
  })
})

const BROWSER = { accept: 'text/html', 'accept-language': 'de-DE' }

test('a page says in which language it is, and that it depends on who asks', async () => {
  const { app } = await setting()
  for (const url of ['/', '/findings', '/nothing-here']) {
    const { headers } = await app.inject({ url, headers: BROWSER })
    expect(headers['content-language'], url).toBe('de')
    if (url !== '/nothing-here') expect(headers.vary, url).toMatch(/Accept-Language.*Cookie/)
  }
  expect((await app.inject({ url: '/?lang=en', headers: BROWSER })).headers['content-language']).toBe('en')
})

test('what is wrong with the link in a message is said in the language of the page', async () => {
  const { app } = await setting()
  for (const url of ['/confirm/nothing', '/ack/nothing', '/stop/nothing'])
    expect((await app.inject({ url, headers: BROWSER })).body, url).toContain('Hinter diesem Link ist nichts.')
  expect((await app.inject({ url: '/w/nothing', headers: BROWSER })).body).toContain('Eine solche Wache gibt es nicht')
  expect((await app.inject({ url: '/w/nothing', headers: { accept: 'text/html' } })).body).toContain(
    'There is no such watch',
  )
})

test('a choice is kept by the browser, where it was made on a page of ours; a link from elsewhere changes nothing for longer', async () => {
  const { app } = await setting()
  const chosen = await app.inject({ url: '/?lang=de', headers: { ...BROWSER, 'sec-fetch-site': 'same-origin' } })
  expect(chosen.headers['set-cookie']).toBe('lang=de; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax')
  for (const site of ['cross-site', 'none', 'same-site']) {
    const followed = await app.inject({ url: '/?lang=de', headers: { ...BROWSER, 'sec-fetch-site': site } })
    expect(followed.headers['set-cookie']).toBeUndefined()
  }
  const back = await app.inject({ url: '/', headers: { ...BROWSER, 'accept-language': 'en', cookie: 'lang=de' } })
  expect(back.headers['content-language']).toBe('de')
})

describe('why there is no test', () => {
  const refused = { ok: false as const, status: 429, retryAfterMs: 19_200, latest: '/t/a', said: 'Wait a while.' }

  it('is said in English as the server says it, in German by its code with the words of the record behind it', () => {
    const busy = { ...refused, code: 'rate_limited' }
    expect(troubleOf(busy, ALL_WORDS.en.form)).toEqual({ message: 'Wait a while.', latest: '/t/a' })
    expect(troubleOf(busy, ALL_WORDS.de.form)).toEqual({
      message: 'Das war gerade zu oft. Versuchen Sie es in 20 Sekunden noch einmal.',
      record: 'Wait a while.',
      latest: '/t/a',
    })
  })

  it('is said somehow, whatever came back', () => {
    for (const { form } of Object.values(ALL_WORDS)) {
      expect(troubleOf({ ...refused, code: 'new_one' }, form).message).toBe('Wait a while.')
      expect(troubleOf({ ...refused, code: null, said: null, status: 502 }, form).message).toContain('502')
      expect(troubleOf({ ...refused, code: null, said: null, status: 0 }, form).message).toBe(form.noAnswer)
    }
  })
})
