/** What the single keys of a report do. */
export const KEYS = {
  stops: 'the next line that is not as it should be, the one before',
  back: 'back to its lamp in the map',
  arrows: 'from lamp to lamp, in the map; Enter opens what a lamp tells of',
  lines: 'from line to line, in a conversation; Enter highlights one',
  copy: 'copy the link to what is highlighted',
  again: 'test again',
  help: 'this help',
  single: 'single keys work on reports',
}
