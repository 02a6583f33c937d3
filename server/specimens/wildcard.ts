/** Whether a text is as the pattern says; `*` in it stands for anything. */
export function isLike(text: string, pattern: string): boolean {
  const literal = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${literal.join('.*')}$`, 's').test(text)
}
