/** An element as soon as it is drawn: of a long transcript the end comes some frames later. Null after a while without it. */
export async function drawn(anchor: string, frames = 600): Promise<HTMLElement | null> {
  for (let frame = 0; frame < frames; frame++) {
    const element = document.getElementById(anchor)
    if (element) return element
    await new Promise((resolve) => requestAnimationFrame(resolve))
  }
  return null
}
