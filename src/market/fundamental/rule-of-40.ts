import { type Explained, explain, type Formula, given } from '#economics'

/** What a margin is of. A score without it says nothing: margins of one firm differ by tens of points. */
export const marginBases = [
  'EBITDA',
  'adjusted operating',
  'operating',
  'operating cash flow',
  'free cash flow',
  'adjusted free cash flow',
] as const
export type MarginBasis = (typeof marginBases)[number]

const scoreFormula: Formula<'growth' | 'margin'> = {
  name: 'Rule of 40',
  symbol: 'score',
  unit: 'points',
  text: 'growth + margin',
  of: ({ growth, margin }) => growth + margin,
}

const marginFormula: Formula<'score' | 'growth'> = {
  name: 'margin that a score needs',
  symbol: 'margin',
  unit: '%',
  text: 'score − growth',
  of: ({ score, growth }) => score - growth,
}

/** Growth of revenue against a year before plus a margin, both in per cent; 40 and more is said to be good. */
export function ruleOf40(growthPercent: number, marginPercent: number): number {
  return scoreFormula.of({ growth: growthPercent, margin: marginPercent })
}

/** The margin with which a printed score would come out. */
export function impliedMargin(score: number, growthPercent: number): number {
  return marginFormula.of({ score, growth: growthPercent })
}

export function explainRuleOf40(growthPercent: number, marginPercent: number, basis: MarginBasis): Explained {
  return explain(scoreFormula, {
    growth: given('growth of revenue against a year before', 'growth', growthPercent, '%'),
    margin: given(`${basis} margin`, 'margin', marginPercent, '%'),
  })
}
