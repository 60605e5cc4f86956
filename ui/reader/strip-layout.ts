import type { ResponseThought } from '#viewer'
import type { ThoughtState } from '../language/words.ts'

/** A thought on the strip; shares of its whole width. */
export interface StripPart {
  readonly index: number
  readonly from: number
  readonly width: number
  readonly state: ThoughtState
}

/** How a thought was judged. */
export function stateOf({
  correct,
  abandoned,
}: Pick<ResponseThought, 'correct' | 'abandoned'>): ThoughtState {
  if (correct === null) return 'unjudged'
  if (!correct) return 'incorrect'
  return abandoned === true ? 'abandoned' : 'correct'
}

/** Thoughts side by side, as wide as they are long: in tokens where all were counted, else in characters. */
export function stripParts(thoughts: readonly ResponseThought[]): StripPart[] {
  const counted = thoughts.every(({ tokens }) => tokens !== null)
  const sizes = thoughts.map(({ tokens, start, end }) => Math.max(0, counted ? (tokens ?? 0) : end - start))
  const whole = sizes.reduce((sum, size) => sum + size, 0)
  let before = 0
  return thoughts.map((thought, index) => {
    const size = sizes[index] ?? 0
    const from = whole === 0 ? index / thoughts.length : before / whole
    before += size
    return { index, from, width: whole === 0 ? 1 / thoughts.length : size / whole, state: stateOf(thought) }
  })
}

/** The part at a share of the width. */
export function partAt(parts: readonly StripPart[], share: number): StripPart | undefined {
  return parts.findLast(({ from, width }) => from <= share && width > 0) ?? parts[0]
}
