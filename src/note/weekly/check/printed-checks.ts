import { readExchangeRates } from '#run/facts'
import { packagedFacts } from '../../lint/load-facts.ts'
import type { WeeklyFacts } from '../weekly-facts.ts'
import { investorSums, places, priceBases } from './ascribed-checks.ts'
import { gainsByChance, scoreOrder, severalRuns, twoBaselines, vacatedRanks } from './benchmark-checks.ts'
import { captionKinds, missingSources, ownCredit, sourceSpellings } from './caption-checks.ts'
import { chronology, monthsBetween, pastPeriods, spellings } from './date-checks.ts'
import {
  cacheClaim,
  clusterTotal,
  fleetCounts,
  partialLists,
  projectParts,
  twoTotals,
} from './hardware-checks.ts'
import {
  compounding,
  exchangeRates,
  expectedGrowth,
  factorAndOrders,
  impliedCapex,
  oneCost,
  ruleOf40,
  salary,
} from './money-checks.ts'
import { dualListing, marketLoss, priceRatio, returnBase, sampleCost } from './outside-checks.ts'
import type { Checked, PrintedCheck, PrintedFinding } from './printed-finding.ts'
import { definitions, droppedHedges, priceUnits, universes } from './wording-checks.ts'

const checks: readonly PrintedCheck[] = [
  exchangeRates,
  salary,
  factorAndOrders,
  projectParts,
  expectedGrowth,
  impliedCapex,
  ruleOf40,
  pastPeriods,
  spellings,
  twoBaselines,
  gainsByChance,
  severalRuns,
  cacheClaim,
  fleetCounts,
  scoreOrder,
  vacatedRanks,
  clusterTotal,
  twoTotals,
  partialLists,
  marketLoss,
  sampleCost,
  chronology,
  compounding,
  oneCost,
  returnBase,
  dualListing,
  priceRatio,
  monthsBetween,
  definitions,
  places,
  sourceSpellings,
  universes,
  priceBases,
  investorSums,
  missingSources,
  ownCredit,
  captionKinds,
  droppedHedges,
  priceUnits,
]

/** All that does not recompute in a printed issue, in the order of its names. */
export function printedFindings(facts: WeeklyFacts): readonly PrintedFinding[] {
  const checked: Checked = { ...facts, outside: packagedFacts(), wonRates: wonRatesOf(facts) }
  return checks.flatMap((check) => check(checked)).sort((a, b) => a.id.localeCompare(b.id))
}

function wonRatesOf({ cluster, project, printed }: WeeklyFacts): Checked['wonRates'] {
  const headline = cluster.printedKrwTrillion
  const total = cluster.printed?.total.totalUsdMillion
  const stargate = printed.values.find(({ id }) => id === 'stargate.krwTrillion')?.value
  const [phase] = project.phases
  const peers = readExchangeRates().find(({ id }) => id === 'weekly-peers')
  return [
    ...(headline === undefined || headline === null || total === undefined
      ? []
      : [{ where: 'table 1', rate: (Number(headline) * 1e6) / total }]),
    ...(stargate === undefined || !phase
      ? []
      : [{ where: 'II.2(2)', rate: (stargate * 1e3) / phase.tcoUsdBillion }]),
    ...(peers ? [{ where: 'tables 10 and 11', rate: peers.rate }] : []),
  ]
}
