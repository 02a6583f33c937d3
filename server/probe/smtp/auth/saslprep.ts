/**
 * SASLprep (RFC 4013): the same name or password, however it was typed. What it would forbid is left as it is, since the
 * server has the last word on that.
 */

/** RFC 3454 C.1.2: spaces that are not the one of ASCII. */
const SPACES = /[\u00A0\u1680\u2000-\u200B\u202F\u205F\u3000]/gu
/** RFC 3454 B.1: what is commonly mapped to nothing. */
const NOTHING = /\u00AD|\u034F|\u1806|[\u180B-\u180D]|\u200C|\u200D|\u2060|[\uFE00-\uFE0F]|\uFEFF/gu

export function saslprep(text: string): string {
  return text.replace(SPACES, ' ').replace(NOTHING, '').normalize('NFKC')
}
