import { type Explained, explain, type Formula, given, positive } from '#economics'

/** What a firm said it would do, and what is known beside it. Amounts are in one unit; growth is in per cent. */
export interface Guidance {
  readonly low: number
  readonly high: number
  /** The same quantity a year before. */
  readonly base?: number
  /** What came. */
  readonly actual?: number
  /** What analysts expected. */
  readonly consensus?: number
  /** Growth against a year before as it was printed. */
  readonly printedGrowthPercent?: number
}

/** What follows from guidance. Null where an input is missing. */
export interface GuidanceReading {
  readonly mid: number
  /** The middle of the guidance against a year before. */
  readonly impliedGrowthPercent: number | null
  /** The amount a year before with which a printed growth comes out. */
  readonly impliedBase: number | null
  /** What came beyond the middle, in the unit of the amounts. */
  readonly beat: number | null
  readonly beatPercent: number | null
  /** Whether it came above the whole range. */
  readonly aboveRange: boolean | null
  /** The middle against what analysts expected. */
  readonly aboveConsensusPercent: number | null
}

const midFormula: Formula<'low' | 'high'> = {
  name: 'middle of the guidance',
  symbol: 'mid',
  unit: '',
  text: '(low + high) / 2',
  of: ({ low, high }) => (low + high) / 2,
}
const growthFormula: Formula<'mid' | 'base'> = {
  name: 'growth that it implies',
  symbol: 'growth',
  unit: '%',
  text: '100 · (mid / base − 1)',
  of: ({ mid, base }) => 100 * (mid / base - 1),
}
const baseFormula: Formula<'mid' | 'growth'> = {
  name: 'amount a year before that a printed growth implies',
  symbol: 'base',
  unit: '',
  text: 'mid / (1 + growth / 100)',
  of: ({ mid, growth }) => mid / (1 + growth / 100),
}
const beatFormula: Formula<'actual' | 'mid'> = {
  name: 'what came beyond the middle',
  symbol: 'beat',
  unit: '',
  text: 'actual − mid',
  of: ({ actual, mid }) => actual - mid,
}

/** @throws RangeError where the range is upside down, or a year before is not above 0 */
export function readGuidance(guidance: Guidance): GuidanceReading {
  const { low, high, base, actual, consensus, printedGrowthPercent } = guidance
  if (!(low <= high)) throw new RangeError(`guidance from ${low} to ${high}: must not end below its start`)
  const mid = midFormula.of({ low, high })
  const against = (other: number | undefined): number | null =>
    other === undefined || other === 0 ? null : 100 * (mid / other - 1)
  return {
    mid,
    impliedGrowthPercent: base === undefined ? null : growthFormula.of({ mid, base: positive('base', base) }),
    impliedBase:
      printedGrowthPercent === undefined ? null : baseFormula.of({ mid, growth: printedGrowthPercent }),
    beat: actual === undefined ? null : beatFormula.of({ actual, mid }),
    beatPercent: actual === undefined || mid === 0 ? null : 100 * (actual / mid - 1),
    aboveRange: actual === undefined ? null : actual > high,
    aboveConsensusPercent: against(consensus),
  }
}

/** Why: every number that can be computed of the guidance. */
export function explainGuidance(guidance: Guidance, unit: string): readonly Explained[] {
  const { low, high, base, actual, printedGrowthPercent } = guidance
  const mid = {
    ...explain(midFormula, {
      low: given('lower end', 'low', low, unit),
      high: given('upper end', 'high', high, unit),
    }),
    unit,
  }
  const lines: Explained[] = []
  if (base !== undefined)
    lines.push(explain(growthFormula, { mid, base: given('a year before', 'base', base, unit) }))
  if (printedGrowthPercent !== undefined)
    lines.push({
      ...explain(baseFormula, { mid, growth: given('printed growth', 'growth', printedGrowthPercent, '%') }),
      unit,
    })
  if (actual !== undefined)
    lines.push({ ...explain(beatFormula, { actual: given('what came', 'actual', actual, unit), mid }), unit })
  return lines.length === 0 ? [mid] : lines
}
