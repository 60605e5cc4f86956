/** Copies a response as it was written: formulas as their source, without what the reader put beside it. */
export function copySource(event: ClipboardEvent): void {
  const selection = getSelection()
  if (!event.clipboardData || !selection || selection.rangeCount === 0) return
  const copied = selection.getRangeAt(0).cloneContents()
  for (const aside of copied.querySelectorAll('[data-uncopied]')) aside.remove()
  for (const formula of copied.querySelectorAll<HTMLElement>('[data-source]'))
    formula.replaceWith(formula.dataset.source ?? '')
  event.clipboardData.setData('text/plain', copied.textContent ?? '')
  event.preventDefault()
}
