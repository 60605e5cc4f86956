import type { Position } from './move.ts'

/** What a problem may be used for. A multiset of numbers belongs to exactly one split, whatever the target. */
export type Split = 'training' | 'tuning' | 'development' | 'sealed'

export const splits: readonly Split[] = ['training', 'tuning', 'development', 'sealed']

/** Upper ends, in hundredths, of the share of multisets each split gets: 50, 5, 10 and 35 %. */
const upperEnds: readonly (readonly [Split, number])[] = [
  ['training', 50],
  ['tuning', 55],
  ['development', 65],
  ['sealed', 100],
]

/** The name of a multiset of numbers: they in rising order, joined by hyphens. It is the cluster of its problems. */
export function multisetName(numbers: Position): string {
  return [...numbers].sort((a, b) => a - b).join('-')
}

/** The split a multiset belongs to, by a hash of its name (FNV-1a, 32 bits), so that splits can never overlap. */
export function splitOf(numbers: Position): Split {
  let hash = 0x811c9dc5
  for (const character of multisetName(numbers)) {
    hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193) >>> 0
  }
  // FNV's low bits mix poorly on short names: fold the high half in.
  const hundredth = ((hash ^ (hash >>> 15)) >>> 0) % 100
  return upperEnds.find(([, end]) => hundredth < end)?.[0] ?? 'sealed'
}
