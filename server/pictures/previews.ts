import type { rasterise } from './rasterise.ts'

/** Pictures that are kept, some 60 kB each. */
const KEPT = 100
/** Pictures that may wait to be drawn; whoever comes then is asked to come again. */
const MOST_WAITING = 20

export type Previews = {
  /**
   * @param key what the picture shows: the same key, the same picture
   * @param svg drawn where the picture is not known
   * @returns a PNG; null where too many are waiting to be drawn
   */
  png(key: string, svg: string): Promise<Buffer | null>
}

/**
 * Keeps pictures that were asked for lately, and draws one at a time, however many ask: links are read by machines,
 * in crowds, and tests shall not notice.
 */
export function createPreviews(toPng: typeof rasterise, kept = KEPT, mostWaiting = MOST_WAITING): Previews {
  const pictures = new Map<string, Promise<Buffer>>()
  let waiting = 0
  let turn: Promise<unknown> = Promise.resolve()

  function queue(svg: string): Promise<Buffer> {
    waiting++
    const picture = turn.then(() => toPng(svg)).finally(() => waiting--)
    turn = picture.catch(() => {})
    return picture
  }

  return {
    async png(key, svg) {
      const known = pictures.get(key)
      if (!known && waiting >= mostWaiting) return null
      const picture = known ?? queue(svg)
      // The one that was asked for longest ago goes first.
      pictures.delete(key)
      pictures.set(key, picture)
      if (pictures.size > kept) pictures.delete(pictures.keys().next().value as string)
      try {
        return await picture
      } catch (error) {
        // A mistake is not remembered.
        if (pictures.get(key) === picture) pictures.delete(key)
        throw error
      }
    },
  }
}
