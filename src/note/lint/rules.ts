import { additiveScore } from './rule/additive-score.ts'
import { convertedAmount } from './rule/converted-amount.ts'
import { exchangeRate } from './rule/exchange-rate.ts'
import { growthRate } from './rule/growth-rate.ts'
import { logFactor } from './rule/log-factor.ts'
import { pastGuidance } from './rule/past-guidance.ts'
import { sumOfParts } from './rule/sum-of-parts.ts'
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
]
