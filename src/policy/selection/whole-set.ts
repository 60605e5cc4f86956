import type { Candidate, Selection, SelectionRule } from './selection.ts'

/** A selection that waits for all of its responses and then chooses by a rule. */
export function wholeSet(count: number, rule: SelectionRule): Selection {
  const complete: Candidate[] = []
  let settled = 0
  return {
    onEvent(event) {
      if (event.type === 'start') return [{ type: 'sample', count }]
      if (event.type === 'reasoningEnd') return []
      if (event.type === 'response') complete.push(event.response)
      settled++
      if (settled < count) return []
      return [{ type: 'choose', among: rule(complete).map(({ sample }) => sample) }]
    },
  }
}
