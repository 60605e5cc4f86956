import { bestOf } from './best-of.ts'
import { majority } from './majority.ts'
import type { SelectionKind } from './selection.ts'
import { shortest } from './shortest.ts'

/** Every selection there is. */
export const selectionKinds: readonly SelectionKind[] = [majority, shortest, bestOf]

export function selectionKind(name: string): SelectionKind | undefined {
  return selectionKinds.find((kind) => kind.name === name)
}
