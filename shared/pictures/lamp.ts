/** The lamps of the page (`web/signs/Lamp.svelte`) as SVG of their own: each has its shape, never its colour alone. Pure. */
import type { LampStatus } from '../lamps.ts'

/** The light tokens of the page: a picture stands among other people's words, and cannot ask what their ground is. */
export const COLOURS = {
  ground: '#f6f5f1',
  sheet: '#ffffff',
  ink: '#1b1c1f',
  soft: '#56585f',
  faint: '#6c6e75',
  rule: '#c9c7be',
  green: '#1a8248',
  amber: '#9e5b00',
  red: '#c62f2a',
  grey: '#8b8d92',
} as const

export const LAMP_COLOURS: Record<LampStatus, string> = {
  passed: COLOURS.green,
  warned: COLOURS.amber,
  failed: COLOURS.red,
  skipped: COLOURS.grey,
  pending: COLOURS.grey,
  running: COLOURS.ink,
  inconclusive: COLOURS.soft,
}

/**
 * @param x of its left edge, `y` of its upper one; it is `size` wide and high
 * @param colour of its body
 * @param inside colour of the sign in it
 */
export function lamp(
  status: LampStatus,
  x: number,
  y: number,
  size: number,
  colour: string = LAMP_COLOURS[status],
  inside: string = COLOURS.sheet,
): string {
  return `<g transform="translate(${x} ${y}) scale(${size / 16})">${shape(status, colour, inside)}</g>`
}

function shape(status: LampStatus, colour: string, inside: string): string {
  const sign = `fill="none" stroke="${inside}" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"`
  const ring = (r: number, width: number, more = '') =>
    `<circle cx="8" cy="8" r="${r}" fill="none" stroke="${colour}" stroke-width="${width}"${more}/>`
  switch (status) {
    case 'passed':
      return `<circle cx="8" cy="8" r="7.5" fill="${colour}"/><path d="M4.6 8.3 7 10.7l4.4-5" ${sign}/>`
    case 'warned':
      return (
        `<path d="M8 1.6 15 14H1Z" fill="${colour}" stroke="${colour}" stroke-width="2" stroke-linejoin="round"/>` +
        `<path d="M8 5.8v4M8 12.2v.1" ${sign}/>`
      )
    case 'failed':
      return (
        `<rect x=".8" y=".8" width="14.4" height="14.4" rx="2.6" fill="${colour}"/>` +
        `<path d="m5 5 6 6M11 5l-6 6" ${sign}/>`
      )
    case 'running':
      return `${ring(6.6, 1.2, ' opacity=".55"')}<circle cx="8" cy="8" r="3.4" fill="${colour}"/>`
    case 'inconclusive':
      return (
        ring(6.8, 1.4) +
        `<path d="M6 6.3a2 2 0 1 1 2.9 1.8c-.7.4-.9.7-.9 1.4M8 11.8v.1" fill="none" stroke="${colour}" stroke-width="1.6" stroke-linecap="round"/>`
      )
    case 'skipped':
      return ring(6.2, 1.4, ' stroke-dasharray="2.2 2.13"')
    case 'pending':
      return ring(6.2, 1.4, ' opacity=".4"')
  }
}
