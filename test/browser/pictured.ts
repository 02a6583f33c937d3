/** Which states have a picture in the documentation, by the name of the picture: at a desk in daylight, and on a telephone at night. */
export const DESKS = {
  report: 'mixed',
  start: 'start',
  resolving: 'resolving',
  waiting: 'waiting',
  streaming: 'streaming',
  compared: 'compared',
  interrupted: 'interrupted',
  reconnecting: 'reconnecting',
  expired: 'expired',
  deleted: 'deleted',
  refused: 'refused',
  'rate-limited': 'rate-limited',
  'server-gone': 'server-gone',
  watch: 'watch-broken',
  'watch-begin': 'watch-begin',
  'watch-settings': 'watch-settings',
  'watch-status': 'status',
}

export const PHONES = {
  report: 'mixed',
  start: 'start',
  waiting: 'waiting',
  streaming: 'streaming',
  crowd: 'crowd',
  'rate-limited': 'rate-limited',
  watch: 'watch',
  'watch-status': 'status-broken',
}

/** The names of the files. */
export const PICTURES: readonly string[] = [
  ...Object.keys(DESKS).map((name) => `${name}-1280-light.png`),
  ...Object.keys(PHONES).map((name) => `${name}-360-dark.png`),
]
