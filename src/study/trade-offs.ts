import {
  type AccuracyAndTokens,
  accuracyEfficiencyScore,
  computationRatio,
  type MeasuredResponse,
  totalsBootstrap,
} from '#metric'
import type { TradeOff } from '#run'
import type { ArmResponses } from './compare-arms.ts'
import { type Estimator, totals } from './estimator.ts'
import { writtenTotals } from './written-totals.ts'

interface TradingOptions {
  readonly estimator: Estimator
  readonly seed: string
  readonly level: number
}

/** Accuracy and tokens of every other arm against the baseline's, in one number each. */
export function tradeOffs(
  baseline: ArmResponses,
  others: readonly ArmResponses[],
  options: TradingOptions,
): TradeOff[] {
  return others.map((arm) => tradeOff(baseline, arm, options))
}

function tradeOff(a: ArmResponses, b: ArmResponses, { estimator, seed, level }: TradingOptions): TradeOff {
  const path = `tradeOffs.${b.id}`
  const arms = { a: a.id, b: b.id }
  const columns = [...armColumns(a.responses), ...armColumns(b.responses)]
  const clusters = columns[0]?.length ?? 0
  if (clusters < 2) {
    estimator.note(path, 'one problem alone says nothing about others')
    return arms
  }
  const bootstrap = totalsBootstrap(columns, { seed: `trade-offs of ${seed}`, level })
  const size = { n: a.responses.length + b.responses.length, problems: clusters }
  const read =
    (of: typeof accuracyEfficiencyScore) =>
    (sums: Float64Array): number =>
      of(meansOf(sums, 0), meansOf(sums, 3)) ?? Number.NaN
  const aes = bootstrap.estimate(read(accuracyEfficiencyScore))
  const ratio = bootstrap.estimate(read(computationRatio), 'logarithm')
  const why = 'the baseline has no correct response, or one of the arms no reasoning, to compare with'
  if (!aes) estimator.note(`${path}.aes`, why)
  if (!ratio) estimator.note(`${path}.computationRatio`, why)
  return {
    ...arms,
    ...(aes && { aes: writtenTotals(aes, size) }),
    ...(ratio && { computationRatio: writtenTotals(ratio, size) }),
  }
}

/** How many responses of each cluster count in both numbers, how many of them are correct, and their reasoning tokens. */
function armColumns(responses: readonly MeasuredResponse[]): Float64Array[] {
  const counts = (one: MeasuredResponse): boolean =>
    one.outcome !== undefined && one.outcome !== 'failed' && one.tokens.reasoning !== undefined
  const of = (amount: (response: MeasuredResponse) => number): Float64Array =>
    Float64Array.from(
      totals(responses, (response) =>
        counts(response) ? { sum: amount(response), count: 1 } : { sum: 0, count: 0 },
      ),
      ({ sum }) => sum,
    )
  return [
    of(() => 1),
    of(({ outcome }) => Number(outcome === 'correct')),
    of(({ tokens }) => tokens.reasoning ?? 0),
  ]
}

function meansOf(sums: Float64Array, first: number): AccuracyAndTokens {
  const count = sums[first] as number
  return { accuracy: (sums[first + 1] as number) / count, tokens: (sums[first + 2] as number) / count }
}
