import type { CalibrationStratum } from './calibration.ts'

/** A thought of which both the judge and the reference said something. */
export interface PlacedThought {
  /** Position in the response, 1 for the first thought. */
  readonly position: number
  /** Characters (UTF-16 units) of the thought. */
  readonly characters: number
  /** What the reference says: the thought is correct. */
  readonly truth: boolean
}

/** A stratum has at least so many correct and so many incorrect thoughts, or is the only one. */
export const fewestOfEither = 100

/** Where bands of positions begin, before those that are too thin are merged: the first thoughts differ most. */
const positionsFrom = [1, 2, 3, 5, 9, 17]

/** Into so many parts of equal size a band is cut by length, before those that are too thin are merged. */
const lengthParts = 3

/**
 * Strata by position, and within a band of positions by length, each with enough correct and incorrect thoughts to tell a
 * judge's errors there. They cover every thought that can be: nothing falls outside.
 */
export function calibrationStrata(thoughts: readonly PlacedThought[]): CalibrationStratum[] {
  const positions = bandsOf(positionsFrom, thoughts, ({ position }) => position)
  return positions.flatMap((band) => {
    const lengths = band.thoughts.map(({ characters }) => characters).sort((a, b) => a - b)
    const cuts = Array.from(
      { length: lengthParts - 1 },
      (_, part) => lengths[Math.floor(((part + 1) * lengths.length) / lengthParts)] ?? 0,
    )
    const from = [...new Set([0, ...cuts])].sort((a, b) => a - b)
    const { from: first, to } = band
    return bandsOf(from, band.thoughts, ({ characters }) => characters).map((length) => ({
      position: { from: first, to },
      characters: { from: length.from, to: length.to },
    }))
  })
}

interface Band {
  readonly from: number
  readonly to: number | null
  readonly thoughts: readonly PlacedThought[]
}

/** Bands that begin at given whole numbers, neighbours merged until none is too thin. */
function bandsOf(
  starts: readonly number[],
  thoughts: readonly PlacedThought[],
  of: (thought: PlacedThought) => number,
): Band[] {
  const bands: Band[] = starts.map((from, index) => {
    const next = starts[index + 1]
    const inside = thoughts.filter(
      (thought) => of(thought) >= from && (next === undefined || of(thought) < next),
    )
    return { from, to: next === undefined ? null : next - 1, thoughts: inside }
  })
  for (;;) {
    const thinnest = bands.reduce(
      (least, band, index) => (thickness(band) < thickness(bands[least]) ? index : least),
      0,
    )
    if (bands.length < 2 || thickness(bands[thinnest]) >= fewestOfEither) return bands
    const before = thickness(bands[thinnest - 1]) < thickness(bands[thinnest + 1])
    const first = before ? thinnest - 1 : thinnest
    const [one, other] = bands.splice(first, 2)
    if (one && other)
      bands.splice(first, 0, { from: one.from, to: other.to, thoughts: [...one.thoughts, ...other.thoughts] })
  }
}

/** The fewer of its correct and its incorrect thoughts; endless where there is no such band. */
function thickness(band: Band | undefined): number {
  if (band === undefined) return Infinity
  const correct = band.thoughts.filter(({ truth }) => truth).length
  return Math.min(correct, band.thoughts.length - correct)
}
