/**
 * Opens everything that is folded, for a printer.
 * @returns folds again what was folded before
 */
export function unfold(page: ParentNode): () => void {
  const folded = [...page.querySelectorAll<HTMLDetailsElement>('details:not([open], .not-on-paper *)')]
  for (const details of folded) details.open = true
  return () => {
    for (const details of folded) details.open = false
  }
}
