/** Puts a text on the clipboard, also where it has yet to be fetched, and where the page is not served over HTTPS. */
export async function copyText(text: Promise<string>): Promise<void> {
  if (!navigator.clipboard) return copyBySelection(await text)
  if (typeof ClipboardItem === 'undefined') return navigator.clipboard.writeText(await text)
  // Safari accepts only what was promised during the click itself.
  const blob = text.then((words) => new Blob([words], { type: 'text/plain' }))
  return navigator.clipboard.write([new ClipboardItem({ 'text/plain': blob })])
}

/** Browsers keep the clipboard from pages without HTTPS; a selection may still be copied. */
function copyBySelection(text: string): void {
  const area = document.createElement('textarea')
  area.value = text
  area.className = 'unseen'
  document.body.append(area)
  area.select()
  const copied = document.execCommand('copy')
  area.remove()
  if (!copied) throw new Error('the browser refused')
}
