import type { Tree } from '../latex/tree.ts'
import type { Work } from '../latex/work.ts'
import type { EqualityOptions, EqualityStage } from './equality.ts'

/** What comparing two parts of an answer needs to know. */
export interface Comparison {
  readonly options: Required<Omit<EqualityOptions, 'kind'>> & Pick<EqualityOptions, 'kind'>
  readonly work: Work
  /** Compares two parts of the answers by the same rules; the prediction's comes first. */
  readonly same: (a: Tree, b: Tree) => Decision
}

/** What comparing two parts gave, and by which stage. */
export interface Decision {
  readonly outcome: 'equal' | 'different' | 'undecided'
  readonly stage: EqualityStage
}

export const exactlyEqual: Decision = { outcome: 'equal', stage: 'exact' }
export const exactlyDifferent: Decision = { outcome: 'different', stage: 'exact' }
export const numericallyEqual: Decision = { outcome: 'equal', stage: 'numeric' }
export const numericallyDifferent: Decision = { outcome: 'different', stage: 'numeric' }
export const undecided: Decision = { outcome: 'undecided', stage: 'undecided' }

export function exactly(equal: boolean): Decision {
  return equal ? exactlyEqual : exactlyDifferent
}

export function numerically(equal: boolean): Decision {
  return equal ? numericallyEqual : numericallyDifferent
}

/** Both must hold: the first that does not decides, else the one that took the later stage. */
export function both(first: Decision, second: () => Decision): Decision {
  if (first.outcome !== 'equal') return first
  const next = second()
  return next.outcome === 'equal' && first.stage === 'numeric' ? first : next
}

/** Either may hold: the first that does decides, else the one that did not get as far. */
export function either(first: Decision, second: () => Decision): Decision {
  if (first.outcome === 'equal') return first
  const next = second()
  if (next.outcome === 'equal') return next
  return first.outcome === 'undecided' ? first : next
}
