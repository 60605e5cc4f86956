import { adaptive } from './adaptive.ts'
import { bestOf } from './best-of.ts'
import { confidenceVote } from './confidence-vote.ts'
import { majority } from './majority.ts'
import type { SelectionKind } from './selection.ts'
import { shortVote } from './short-vote.ts'
import { shortest } from './shortest.ts'

/** Every selection there is. */
export const selectionKinds: readonly SelectionKind[] = [
  majority,
  adaptive,
  confidenceVote,
  shortest,
  shortVote,
  bestOf,
]

export function selectionKind(name: string): SelectionKind | undefined {
  return selectionKinds.find((kind) => kind.name === name)
}
