import { expect, it } from 'vitest'
import { DEFAULT_SETTINGS, planSettings, type WatchSettings } from '../../../shared/watch/settings.ts'
import { changeOf, type Draft, draftOf, isTouched, newHours, rebase } from '../../../web/watch/settings-draft.ts'

const FULL: WatchSettings = {
  name: 'Our mail',
  intervalMinutes: 10,
  rules: [
    { rule: 'no-mail' },
    { rule: 'certificate-ends', days: 21 },
    { rule: 'certificate-ends', days: 3 },
    { rule: 'capability-lost', keyword: 'SIZE' },
    { rule: 'capability-lost', keyword: '8BITMIME' },
  ],
  quietHours: { timeZone: 'Europe/Berlin', days: ['fri', 'sat'], from: '23:00', to: '08:00', hush: ['call'] },
  maintenance: {
    weekly: [{ timeZone: 'Europe/Berlin', from: '02:00', to: '04:00' }],
    once: [{ from: '2026-12-24T18:00:00Z', to: '2026-12-24T20:00:00+01:00' }],
  },
  remindMinutes: 30,
  statusPage: { slug: 'our-mail' },
  paused: false,
}

const typed = (settings: WatchSettings, type: (draft: Draft) => void) => {
  const origin = draftOf(settings, 'Asia/Tokyo')
  const draft = structuredClone(origin)
  type(draft)
  return { draft, origin, change: changeOf(draft, origin, settings) }
}

it.each([DEFAULT_SETTINGS, FULL])('nothing is asked for where nothing was changed', (settings) => {
  const { draft, origin, change } = typed(settings, () => {})
  expect(isTouched(draft, origin)).toBe(false)
  expect(change).toEqual({})
})

it('everything that can be set can be set, in a way that the API takes', () => {
  const { change } = typed(DEFAULT_SETTINGS, (draft) => {
    draft.name = 'Our mail'
    draft.intervalMinutes = 10
    draft.rules.names = ['capability-lost', 'slow-banner']
    draft.rules.amounts.seconds = 12
    draft.rules.keywords = 'size, 8bitmime'
    draft.quietHours.on = true
    draft.quietHours.days = ['sun', 'mon']
    draft.maintenance.weekly.push(newHours('Asia/Tokyo'))
    draft.maintenance.once.push({ from: '2026-12-24T18:00', to: '2026-12-24T20:30' })
    draft.remindMinutes = { on: true, minutes: 45 }
    draft.statusPage = { on: true, slug: '' }
  })
  expect(change).toEqual({
    name: 'Our mail',
    intervalMinutes: 10,
    rules: [
      { rule: 'slow-banner', seconds: 12 },
      { rule: 'capability-lost', keyword: 'size' },
      { rule: 'capability-lost', keyword: '8bitmime' },
    ],
    quietHours: { timeZone: 'Asia/Tokyo', days: ['mon', 'sun'], from: '22:00', to: '07:00', hush: ['sms', 'call'] },
    maintenance: {
      weekly: [{ timeZone: 'Asia/Tokyo', days: ['sun'], from: '02:00', to: '04:00' }],
      once: [{ from: '2026-12-24T18:00:00Z', to: '2026-12-24T20:30:00Z' }],
    },
    remindMinutes: 45,
    statusPage: {},
  })
  expect(planSettings(DEFAULT_SETTINGS, change, { patience: 300 }).ok).toBe(true)
})

it('what is switched off is null, and a second rule of one name outlives the form', () => {
  const { change } = typed(FULL, (draft) => {
    draft.rules.amounts.days = 30
    draft.quietHours.on = false
    draft.remindMinutes.on = false
    draft.statusPage.on = false
  })
  expect(change).toMatchObject({ quietHours: null, remindMinutes: null, statusPage: null })
  expect(change.rules).toContainEqual({ rule: 'certificate-ends', days: 30 })
  expect(change.rules).toContainEqual({ rule: 'certificate-ends', days: 3 })
})

it('what somebody types stays when something else is changed elsewhere, and undoes nothing there', () => {
  const { draft, origin } = typed(FULL, (own) => {
    own.name = 'Half a na'
  })
  const elsewhere = { ...FULL, intervalMinutes: 1, name: 'Another' }
  const fresh = draftOf(elsewhere, 'Asia/Tokyo')
  const after = rebase(draft, origin, fresh)
  expect(after).toMatchObject({ name: 'Half a na', intervalMinutes: 1 })
  expect(changeOf(after, fresh, elsewhere)).toEqual({ name: 'Half a na' })
})
