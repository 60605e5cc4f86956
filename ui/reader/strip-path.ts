import type { ThoughtState } from '../language/words.ts'
import type { StripPart } from './strip-layout.ts'

/** The strip's own units: it is stretched to whatever width there is. */
export const stripWidth = 1000
export const stripHeight = 36

/** How high a judgement stands: so that it can be told without colours. */
const heights: Readonly<Record<ThoughtState, number>> = {
  correct: 36,
  abandoned: 26,
  incorrect: 16,
  unjudged: 12,
}

/** All thoughts of one judgement as one path: thousands of them are drawn as fast as one. */
export function barPath(parts: readonly StripPart[], state: ThoughtState): string {
  const height = heights[state]
  return parts
    .filter((part) => part.state === state)
    .map(({ from, width }) => {
      const [x, w] = [tenths(stripWidth * from), Math.max(0.4, tenths(stripWidth * width))]
      return `M${x} ${stripHeight}v${-height}h${w}v${height}z`
    })
    .join('')
}

/** A dot for each thought that somebody labelled, as a path of short lines with round ends. */
export function dotPath(parts: readonly StripPart[], labelled: (index: number) => boolean): string {
  return parts
    .filter(({ index }) => labelled(index))
    .map(({ from, width }) => `M${tenths(stripWidth * (from + width / 2))} 3h.01`)
    .join('')
}

function tenths(value: number): number {
  return Math.round(10 * value) / 10
}
