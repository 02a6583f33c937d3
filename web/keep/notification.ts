/** Asks the reader, who has just clicked for it. @returns whether notifications may be shown */
export async function mayNotify(): Promise<boolean> {
  if (!('Notification' in window)) return false
  return (await Notification.requestPermission().catch(() => 'denied')) === 'granted'
}

/** A click on it leads back to this tab. */
export function notify(title: string, body: string): void {
  try {
    const shown = new Notification(title, { body, tag: 'helograph.keep' })
    shown.onclick = () => {
      window.focus()
      shown.close()
    }
  } catch {
    // Some browsers have the word and not the thing.
  }
}
