/** How many pieces are drawn at once: what a slow telephone still does within a few frames. */
const FIRST = 2
const A_FRAME = 1

/**
 * Draws a long list piece by piece, one a frame, so that the page stays at hand while it fills; in the end all of it is
 * there, for "find in page" and for whoever copies. Made while a component is set up, and ends with it.
 */
export class Mounting {
  /** Pieces that may be drawn. */
  shown = $state(FIRST)

  /** @param count how many pieces there are; read anew as it grows */
  constructor(count: () => number) {
    $effect(() => {
      if (this.shown < count()) return soon(() => (this.shown += A_FRAME))
    })
  }
}

/** With the next frame; where nobody looks there are none, and a timer does it. @returns takes it back */
function soon(call: () => void): () => void {
  if (document.hidden) {
    const timer = setTimeout(call)
    return () => clearTimeout(timer)
  }
  const frame = requestAnimationFrame(call)
  return () => cancelAnimationFrame(frame)
}
