import type { LampStatus } from '../report/step-order.ts'

const PULSE_MS = 1000

const GREEN = '#43d17f'
const AMBER = '#f3ae3a'
const RED = '#ff7163'
const PALE = '#eae8e2'

const stroke = (path: string, colour: string, width = 2) =>
  `<path d="${path}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`
const circle = (radius: number, colour: string) => `<circle cx="8" cy="8" r="${radius}" fill="${colour}"/>`
const ring = (dashes = '') => `<circle cx="8" cy="8" r="5" fill="none" stroke="${PALE}" stroke-width="1.6"${dashes}/>`

/** Bold enough for sixteen pixels: in a tab, too, a lamp has a shape of its own. */
const LAMPS: Record<LampStatus, string> = {
  passed: circle(6, GREEN) + stroke('M5 8.2 7.2 10.4 11 5.9', '#14161a'),
  warned: `<path d="M8 2 14.4 13.5H1.6Z" fill="${AMBER}"/>${stroke('M8 6.4v3M8 11.6v.1', '#14161a')}`,
  failed: `<rect x="2" y="2" width="12" height="12" rx="2.5" fill="${RED}"/>${stroke('m5.6 5.6 4.8 4.8M10.4 5.6l-4.8 4.8', '#14161a')}`,
  running: ring() + circle(2.6, PALE),
  inconclusive: stroke('M5.9 6.2a2.1 2.1 0 1 1 3.2 1.8c-.8.5-1.1.8-1.1 1.6M8 12v.1', PALE, 1.8),
  skipped: ring(' stroke-dasharray="2 2"'),
  pending: ring(),
}

/** As an address that an icon can have. `news`: the sign that something changed; `dim`: the pulse, at its low. */
export function iconOf(lamp: LampStatus, sign: 'news' | 'dim' | null = null): string {
  const shape = sign === 'dim' ? ring() : LAMPS[lamp]
  const dot = sign === 'news' ? `<circle cx="13" cy="3" r="3" fill="${PALE}" stroke="#1b1c1f"/>` : ''
  const tile = '<rect width="16" height="16" rx="4" fill="#1b1c1f"/>'
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">${tile}${shape}${dot}</svg>`
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}

/**
 * The lamp of the test in the tab of the browser. It pulses while a test runs and where there is news, unless somebody asked
 * for less motion.
 *
 * @returns puts the icon of the house back
 */
export function wearLamp(lamp: LampStatus, news: boolean): () => void {
  const icon = document.querySelector<HTMLLinkElement>('link[rel=icon]')
  if (!icon) return () => {}
  const usual = icon.href
  const [high, low] = news ? [iconOf(lamp, 'news'), iconOf(lamp)] : [iconOf(lamp), iconOf(lamp, 'dim')]
  icon.href = high
  const still = (lamp !== 'running' && !news) || matchMedia('(prefers-reduced-motion: reduce)').matches
  let at = 0
  const timer = still ? null : setInterval(() => (icon.href = ++at % 2 === 0 ? high : low), PULSE_MS)
  return () => {
    if (timer) clearInterval(timer)
    icon.href = usual
  }
}
