import type { Explained } from '#economics'
import { derivedValue, type PrintedPlace, printedValue } from './printed-value.ts'

/** How many problems the sets of the underthinking paper have, and who says so. */
const sizes: Readonly<Record<string, { readonly problems: number } & PrintedPlace>> = {
  'MATH500-Hard': { problems: 134, source: 'MATH-500, level 5 (arXiv 2305.20050)', date: '2023-05-31' },
  'GPQA Diamond': { problems: 198, source: 'arXiv 2311.12022', date: '2023-11-20' },
  AIME24: { problems: 30, source: 'MAA: AIME I and II of 2024, 15 problems each', date: '2024-02-07' },
}

/** Problems of a set; undefined where nobody told. */
export function problemsOf(set: string): Explained | undefined {
  const found = sizes[set]
  return found && printedValue(`problems of ${set}`, found.problems, '', found)
}

/** A gain as chance sees it: two single runs on the same number of problems, taken as independent. */
export interface Gain {
  readonly points: Explained
  readonly z: Explained
  readonly low: Explained
  readonly high: Explained
}

const certain = 1.96

export function gainOf(before: Explained, after: Explained, problems: Explained): Gain {
  const [p, q, n] = [before.value, after.value, problems.value]
  const pooled = (p + q) / 2
  const error = 100 * Math.sqrt((pooled * (1 - pooled) * 2) / n)
  const inputs = [
    { ...before, symbol: 'p' },
    { ...after, symbol: 'q' },
    { ...problems, symbol: 'n' },
  ]
  const points = 100 * (q - p)
  const derived = (name: string, value: number, unit: string, formula: string): Explained =>
    derivedValue(name, { value, unit, formula, inputs })
  const bound = '100 · (q − p) ∓ 1.96 · 100 · √(m · (1 − m) · 2 / n), m = (p + q) / 2'
  return {
    points: derived('gain in accuracy', points, 'points', '100 · (q − p)'),
    z: derived(
      'gain in standard errors of single runs',
      points / error,
      '',
      '(q − p) / √(m · (1 − m) · 2 / n)',
    ),
    low: derived('lower end of the gain, 95 %', points - certain * error, 'points', bound),
    high: derived('upper end of the gain, 95 %', points + certain * error, 'points', bound),
  }
}
