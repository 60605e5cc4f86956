import type { SummaryComparison } from '#run'

export type Finding = 'higher' | 'lower' | 'undecided'

/**
 * What a comparison allows to say. A direction only where the study calls it distinguishable *and* the simultaneous
 * interval excludes zero on that side: a summary that contradicts itself proves nothing.
 */
export function findingOf({ distinguishable, low, high }: SummaryComparison['difference']): Finding {
  if (!distinguishable) return 'undecided'
  if (low !== null && low > 0) return 'higher'
  return high !== null && high < 0 ? 'lower' : 'undecided'
}
