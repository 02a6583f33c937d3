/** Reads and writes the browser's storage. It may be refused, full, or hold anything: then nothing is known, and nothing is lost but that. */
export type Shelf = () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

export const forGood: Shelf = () => localStorage
export const forThisTab: Shelf = () => sessionStorage

/** Where the list of this browser's tests lies. */
export const HISTORY = 'helograph.history'

/** Where it lies what was asked of which test, so that two of one kind can be compared. */
export const RUNS = 'helograph.runs'

/** Where the tab keeps that it keeps testing. */
export const KEPT = 'helograph.keep'

export function readStored(shelf: Shelf, key: string): unknown {
  try {
    return JSON.parse(shelf().getItem(key) ?? 'null')
  } catch {
    return null
  }
}

/** @param value null: nothing is kept under this key any more */
export function writeStored(shelf: Shelf, key: string, value: unknown): void {
  try {
    if (value === null) shelf().removeItem(key)
    else shelf().setItem(key, JSON.stringify(value))
  } catch {
    // Without storage a test can be run and shared, only not found or deleted from here.
  }
}
