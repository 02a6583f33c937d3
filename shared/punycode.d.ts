declare module 'punycode/punycode.es6.js' {
  /** The form of a name that people read; throws a RangeError where it is none. */
  export function toUnicode(name: string): string
}
