/** Single keys work as long as the reader wants them (WCAG 2.2, 2.1.4): turned off, they are off everywhere. */
export const SETTING = 'helograph.keys'

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'target'>

/** The key in lower case; empty where it is part of a command of the browser, where somebody types, and where keys are off. */
export function keyOf({ key, ctrlKey, metaKey, altKey, target }: Pressed): string {
  if (ctrlKey || metaKey || altKey || !keysAreOn()) return ''
  const within = target as Partial<Element> | null
  if (within?.closest?.('input, textarea, select, dialog, [contenteditable]')) return ''
  return key.toLowerCase()
}

/** A browser may refuse storage: then keys are on, and stay so. */
export function keysAreOn(): boolean {
  try {
    return localStorage.getItem(SETTING) !== 'off'
  } catch {
    return true
  }
}
