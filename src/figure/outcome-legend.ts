import { dot, type Markish, text } from '@observablehq/plot'
import type { FigureWords } from './figure-words.ts'
import { outcomeStyles, palette } from './palette.ts'

/** What the marks of correct and of incorrect responses look like, at the top left of a chart. */
export function outcomeLegend(words: FigureWords): Markish[] {
  return (['correct', 'incorrect'] as const).flatMap((outcome, index) => {
    const { color, symbol } = outcomeStyles[outcome]
    const left = 6 + index * 96
    return [
      dot([outcome], { frameAnchor: 'top-left', dx: left, dy: -14, r: 5, symbol, fill: color }),
      text([words[outcome]], { frameAnchor: 'top-left', dx: left + 11, dy: -20, fill: palette.ink }),
    ]
  })
}
