import type { Ready } from './study-engines.ts'

/** Generating waits for an engine, scoring takes processors: each has its own room. */
export type WorkKind = 'generating' | 'scoring'

export function kindOf(found: Ready): WorkKind {
  return 'engine' in found ? 'generating' : 'scoring'
}

/** What a worker has under way, and where it has room for more. */
export interface WorkerRoom {
  readonly add: (kind: WorkKind, count: number) => void
  readonly underWay: (kind: WorkKind) => number
  readonly total: () => number
  /** Begins a look at the queue: what was found there before may be gone. */
  readonly forget: () => void
  /** Tells that there is such work, and for how much of it at least there must be room. */
  readonly found: (kind: WorkKind, size: { readonly most: number; readonly least: number }) => void
  readonly isFullOf: (kind: WorkKind) => boolean
  /** No room for any of the kinds that were found. */
  readonly isFull: () => boolean
  /** No room for one of them. */
  readonly isAnyFull: () => boolean
}

export function workerRoom(): WorkerRoom {
  const underWay = { generating: 0, scoring: 0 }
  const roomBelow = new Map<WorkKind, number>()
  const isFullOf = (kind: WorkKind): boolean =>
    underWay[kind] > (roomBelow.get(kind) ?? Number.POSITIVE_INFINITY)
  return {
    add(kind, count) {
      underWay[kind] += count
    },
    underWay: (kind) => underWay[kind],
    total: () => underWay.generating + underWay.scoring,
    forget: () => roomBelow.clear(),
    found: (kind, { most, least }) => void roomBelow.set(kind, most - least),
    isFullOf,
    isFull: () => roomBelow.size > 0 && [...roomBelow.keys()].every(isFullOf),
    isAnyFull: () => [...roomBelow.keys()].some(isFullOf),
  }
}
