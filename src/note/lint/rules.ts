import { accuracySteps } from './rule/accuracy-steps.ts'
import { additiveScore } from './rule/additive-score.ts'
import { captionKind, captionNumber, sourceMissing } from './rule/captions.ts'
import { changeAmount } from './rule/change-amount.ts'
import { changeDirection } from './rule/change-direction.ts'
import { chronology } from './rule/chronology.ts'
import { claimedMethod } from './rule/claimed-method.ts'
import { comparedAmounts } from './rule/compared-amounts.ts'
import { compoundStep } from './rule/compound-step.ts'
import { compounding } from './rule/compounding.ts'
import { convertedAmount } from './rule/converted-amount.ts'
import { countedRows } from './rule/counted-rows.ts'
import { dateDifference } from './rule/date-difference.ts'
import { definitionClash } from './rule/definition-clash.ts'
import { difference } from './rule/difference.ts'
import { droppedHedge } from './rule/dropped-hedge.ts'
import { exchangeRate } from './rule/exchange-rate.ts'
import { fractionChange } from './rule/fraction-change.ts'
import { givenRate } from './rule/given-rate.ts'
import { growthRate } from './rule/growth-rate.ts'
import { impliedBase } from './rule/implied-base.ts'
import { investorSum } from './rule/investor-sum.ts'
import { jointSum } from './rule/joint-sum.ts'
import { listCount } from './rule/list-count.ts'
import { listedParts } from './rule/listed-parts.ts'
import { logFactor } from './rule/log-factor.ts'
import { missingBaseline } from './rule/missing-baseline.ts'
import { mixedScript } from './rule/mixed-script.ts'
import { modelSize } from './rule/model-size.ts'
import { nameVariant } from './rule/name-variant.ts'
import { namedRank } from './rule/named-rank.ts'
import { oneAbbreviation } from './rule/one-abbreviation.ts'
import { dualListing, outsidePlace, outsideValue } from './rule/outside-facts.ts'
import { partialList } from './rule/partial-list.ts'
import { pastGuidance } from './rule/past-guidance.ts'
import { perUnit } from './rule/per-unit.ts'
import { pointChange } from './rule/point-change.ts'
import { powerUsage } from './rule/power-usage.ts'
import { priceUnit } from './rule/price-unit.ts'
import { product } from './rule/product.ts'
import { rankChange } from './rule/rank-change.ts'
import { realDifference } from './rule/real-difference.ts'
import { remainder } from './rule/remainder.ts'
import { returnBase } from './rule/return-base.ts'
import { rowAmount } from './rule/row-amount.ts'
import { saidFraction } from './rule/said-fraction.ts'
import { saidOrder } from './rule/said-order.ts'
import { sameQuantity } from './rule/same-quantity.ts'
import { shareOfCount } from './rule/share-of-count.ts'
import { shareSum } from './rule/share-sum.ts'
import { solvedShare } from './rule/solved-share.ts'
import { sortOrder } from './rule/sort-order.ts'
import { sourceIncomplete, sourceName, universeSize } from './rule/source-names.ts'
import { statedRatio } from './rule/stated-ratio.ts'
import { sumOfParts } from './rule/sum-of-parts.ts'
import { tableConflict } from './rule/table-conflict.ts'
import { tableGrowth } from './rule/table-growth.ts'
import { tableMean } from './rule/table-mean.ts'
import { tableRatio } from './rule/table-ratio.ts'
import { tableShare } from './rule/table-share.ts'
import { tableTotal } from './rule/table-total.ts'
import { textAgainstTable } from './rule/text-against-table.ts'
import { timesAmount } from './rule/times-amount.ts'
import { timesAs } from './rule/times-as.ts'
import { untoldProduct } from './rule/untold-product.ts'
import { usageCost } from './rule/usage-cost.ts'
import { weightedScore } from './rule/weighted-score.ts'
import { workedOut } from './rule/worked-out.ts'
import type { Rule } from './rule.ts'

/** Every rule, in the order of the documentation. */
export const rules: readonly Rule[] = [
  growthRate,
  pointChange,
  comparedAmounts,
  fractionChange,
  changeAmount,
  changeDirection,
  difference,
  impliedBase,
  compounding,
  compoundStep,
  sumOfParts,
  remainder,
  jointSum,
  listedParts,
  investorSum,
  tableTotal,
  tableGrowth,
  tableRatio,
  tableShare,
  tableMean,
  product,
  perUnit,
  usageCost,
  powerUsage,
  shareOfCount,
  solvedShare,
  saidFraction,
  shareSum,
  statedRatio,
  exchangeRate,
  givenRate,
  convertedAmount,
  logFactor,
  additiveScore,
  dateDifference,
  pastGuidance,
  chronology,
  sameQuantity,
  tableConflict,
  textAgainstTable,
  rowAmount,
  timesAs,
  timesAmount,
  workedOut,
  untoldProduct,
  accuracySteps,
  weightedScore,
  realDifference,
  sortOrder,
  namedRank,
  saidOrder,
  countedRows,
  rankChange,
  claimedMethod,
  missingBaseline,
  partialList,
  listCount,
  returnBase,
  priceUnit,
  droppedHedge,
  oneAbbreviation,
  nameVariant,
  modelSize,
  definitionClash,
  sourceMissing,
  captionKind,
  captionNumber,
  mixedScript,
  outsideValue,
  outsidePlace,
  dualListing,
  sourceName,
  sourceIncomplete,
  universeSize,
]
