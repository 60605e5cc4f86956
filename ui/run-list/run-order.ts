import type { RunListing } from '#viewer'

export type RunSortKey = 'run' | 'state' | 'model' | 'problems' | 'responses' | 'accuracy' | 'started'

export interface RunOrder {
  readonly key: RunSortKey
  readonly descending: boolean
}

export interface RunFilter {
  readonly text: string
  readonly state: RunListing['state'] | 'all'
}

/** What a click on a column leads to: numbers and dates begin with the most, names with A. */
export function orderAfterClick(order: RunOrder, key: RunSortKey): RunOrder {
  if (order.key === key) return { key, descending: !order.descending }
  return { key, descending: key !== 'run' && key !== 'model' && key !== 'state' }
}

/** The runs that a filter lets through: every word must be in the name, the model or an arm. */
export function matchingRuns(runs: readonly RunListing[], { text, state }: RunFilter): RunListing[] {
  const sought = text.toLowerCase().split(/\s+/).filter(Boolean)
  return runs.filter((run) => {
    if (state !== 'all' && run.state !== state) return false
    const said = [run.id, run.model ?? '', ...run.arms].join(' ').toLowerCase()
    return sought.every((word) => said.includes(word))
  })
}

/** Sorted without moving equals about; what a run does not tell comes last either way. */
export function sortedRuns(runs: readonly RunListing[], { key, descending }: RunOrder): RunListing[] {
  const sign = descending ? -1 : 1
  return [...runs].sort((a, b) => {
    const [first, second] = [sortValue(a, key), sortValue(b, key)]
    if (first === null || second === null) return Number(first === null) - Number(second === null)
    return sign * (typeof first === 'string' ? first.localeCompare(String(second)) : first - Number(second))
  })
}

function sortValue(run: RunListing, key: RunSortKey): string | number | null {
  switch (key) {
    case 'run':
      return run.id
    case 'state':
      return run.state
    case 'model':
      return run.model
    case 'problems':
      return run.problems
    case 'responses':
      return run.responses
    case 'started':
      return run.startedAt
    case 'accuracy': {
      const known = run.accuracy.filter((share) => share !== null)
      return known.length === 0 ? null : Math.max(...known)
    }
  }
}
