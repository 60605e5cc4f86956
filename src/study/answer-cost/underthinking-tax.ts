import { totalsBootstrap } from '#metric'
import type { RunArm, SummaryEstimate } from '#run'
import type { Estimator } from '../estimator.ts'
import { writtenTotals } from '../written-totals.ts'
import type { UnderthinkingTax } from './answer-cost.ts'
import type { ArmPrice } from './arm-price.ts'
import type { ProblemTally } from './problem-tally.ts'

interface TaxedArm {
  readonly arm: RunArm
  readonly problems: readonly ProblemTally[]
  readonly price: ArmPrice
  readonly cost: (tally: ProblemTally) => number
}

interface TaxOptions {
  readonly path: string
  readonly estimator: Estimator
  readonly seed: string
  readonly level: number
}

const million = 1e6
const noneSeen = 'every problem gives 0: its spread is unknown'

/** What an arm spent after the first correct thought of wrong answers; undefined, with the reason noted, where that is not known. */
export function underthinkingTax(
  taxed: TaxedArm,
  { path, estimator, seed, level }: TaxOptions,
): UnderthinkingTax | undefined {
  const { problems, cost } = taxed
  const price = pricePerToken(taxed)
  const reason = typeof price === 'string' ? price : whyNoTax(taxed)
  if (reason !== undefined || typeof price === 'string') {
    estimator.note(`${path}.underthinkingTaxUsd`, reason ?? String(price))
    return undefined
  }
  const columns = columnsOf(problems, [({ wasted }) => wasted * price, ({ responses }) => responses, cost])
  const answers = columns[1]?.reduce((sum, value) => sum + value, 0) ?? 0
  const counted = { n: answers, problems: columns[0]?.length ?? 0 }
  const bootstrap = totalsBootstrap(columns, { seed: `tax of ${seed}`, level })
  const estimate = (of: (totals: Float64Array) => number): SummaryEstimate | undefined => {
    const found = bootstrap.estimate(of)
    if (!found) return undefined
    // No tax is below 0: an interval that reaches there says nothing more.
    const written = writtenTotals({ ...found, low: Math.max(0, found.low) }, counted)
    return found.value > 0 ? written : { ...written, low: 0, high: null, warning: noneSeen }
  }
  const total = estimate(([wasted = 0]) => wasted)
  const perAnswer = estimate(([wasted = 0, all = 0]) => wasted / all)
  const share = estimate(([wasted = 0, , spent = 0]) => wasted / spent)
  if (!total || !perAnswer || !share) return undefined
  const cutOffs = problems.reduce((sum, { wastedCutOff }) => sum + wastedCutOff * price, 0)
  return { ...total, bound: 'upper', perAnswer, share, withCutOffs: total.value + cutOffs }
}

/** Dollars of an output token, or why it has none. */
function pricePerToken({ price, problems, cost }: TaxedArm): number | string {
  if ('absent' in price) return price.absent
  if (price.kind !== 'as billed') {
    const { output } = price.usdPerMillion
    return output === undefined ? 'no price of output is known' : output / million
  }
  const output = problems.reduce((sum, tally) => sum + tally.output, 0)
  if (output === 0 || problems.some(({ untold }) => untold.output > 0))
    return 'the bill is told in dollars alone, and not all answers say how many tokens came out'
  return 'the bill is told in dollars alone: state a price of output to split it by tokens'.concat(
    ` (all of it by output would be ${((million * problems.reduce((sum, tally) => sum + cost(tally), 0)) / output).toPrecision(4)} USD a million)`,
  )
}

function whyNoTax({ arm, problems }: TaxedArm): string | undefined {
  if (arm.selection !== null)
    return 'a selection has no reasoning of its own: see the arm that it selects from'
  const incorrect = problems.reduce((sum, tally) => sum + tally.incorrect, 0)
  const judged = problems.reduce((sum, tally) => sum + tally.judged, 0)
  if (new Set(problems.map(({ cluster }) => cluster)).size < 2)
    return 'responses to one problem only: an interval needs at least two problems'
  if (problems.every(({ responses, ungraded }) => responses === ungraded)) return 'no response is graded'
  if (judged === incorrect) return undefined
  return judged === 0
    ? 'no thought of an incorrect response is judged: jevons judge or jevons score --judge'
    : `${incorrect - judged} of ${incorrect} incorrect responses have thoughts that are not judged, or no reasoning of their own`
}

function columnsOf(
  problems: readonly ProblemTally[],
  columns: readonly ((tally: ProblemTally) => number)[],
): Float64Array[] {
  const places = new Map<string, number>()
  for (const { cluster } of problems) if (!places.has(cluster)) places.set(cluster, places.size)
  const sums = columns.map(() => new Float64Array(places.size))
  for (const tally of problems) {
    const place = places.get(tally.cluster) ?? 0
    for (const [index, of] of columns.entries()) {
      const column = sums[index] as Float64Array
      column[place] = (column[place] as number) + of(tally)
    }
  }
  return sums
}
