/** Moves the focus among the elements that a selector finds: from none of them to the first or, backwards, the last. */
export function moveFocus(selector: string, by: 1 | -1): void {
  const all = [...document.querySelectorAll<HTMLElement>(selector)]
  const row = document.activeElement?.closest('tr')
  const at = all.findIndex((one) => one === document.activeElement || row?.contains(one) === true)
  const next = at < 0 ? (by === 1 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + by))
  all[next]?.focus()
  all[next]?.scrollIntoView({ block: 'nearest' })
}
