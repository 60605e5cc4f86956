import type { RunListing, ViewerEvent } from '#viewer'

/** The runs after an event, newest first. */
export function afterEvent(runs: readonly RunListing[], event: ViewerEvent): readonly RunListing[] {
  if (event.type === 'summary') return runs
  if (event.type === 'gone') return runs.filter(({ id }) => id !== event.run)
  const others = runs.filter(({ id }) => id !== event.listing.id)
  return newestFirst([...others, event.listing])
}

export function newestFirst(runs: readonly RunListing[]): readonly RunListing[] {
  return [...runs].sort(
    (a, b) => (b.startedAt ?? '').localeCompare(a.startedAt ?? '') || a.id.localeCompare(b.id),
  )
}
