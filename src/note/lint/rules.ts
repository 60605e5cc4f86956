import { accuracySteps } from './rule/accuracy-steps.ts'
import { additiveScore } from './rule/additive-score.ts'
import { convertedAmount } from './rule/converted-amount.ts'
import { definitionClash } from './rule/definition-clash.ts'
import { exchangeRate } from './rule/exchange-rate.ts'
import { growthRate } from './rule/growth-rate.ts'
import { logFactor } from './rule/log-factor.ts'
import { nameVariant } from './rule/name-variant.ts'
import { oneAbbreviation } from './rule/one-abbreviation.ts'
import { pastGuidance } from './rule/past-guidance.ts'
import { rankChange } from './rule/rank-change.ts'
import { realDifference } from './rule/real-difference.ts'
import { sortOrder } from './rule/sort-order.ts'
import { sumOfParts } from './rule/sum-of-parts.ts'
import { tableConflict } from './rule/table-conflict.ts'
import { tableTotal } from './rule/table-total.ts'
import type { Rule } from './rule.ts'

/** Every rule, in the order of the documentation. */
export const rules: readonly Rule[] = [
  growthRate,
  sumOfParts,
  tableTotal,
  exchangeRate,
  convertedAmount,
  logFactor,
  additiveScore,
  pastGuidance,
  oneAbbreviation,
  nameVariant,
  definitionClash,
  tableConflict,
  accuracySteps,
  realDifference,
  sortOrder,
  rankChange,
]
