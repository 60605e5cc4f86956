import { accuracy, type MeasuredResponse, type ResponseMetric, reasoningTokens } from '#metric'
import type { RunDescription, SummaryComparison, SummaryRatio } from '#run'
import { type ClusterTotal, comparePaired, type PairedContrast } from '#statistics'
import { clusterTotals } from './cluster-totals.ts'
import { ratioRecord } from './compare-ratio.ts'
import { differenceRecord, type KnownDifference } from './compare-record.ts'
import type { Estimator } from './estimator.ts'
import { whyNoReasoning } from './why-absent.ts'

/** One arm's responses; those of all arms are of the same problems and samples in the same order. */
export interface ArmResponses {
  readonly id: string
  readonly responses: readonly MeasuredResponse[]
}

interface Comparing {
  readonly description: RunDescription
  readonly estimator: Estimator
}

type Metric = RunDescription['family']['metrics'][number]

const metrics: Readonly<
  Record<Metric, { readonly of: ResponseMetric; readonly harmful: 'lower' | 'higher' }>
> = {
  accuracy: { of: accuracy, harmful: 'lower' },
  tokens: { of: reasoningTokens, harmful: 'higher' },
}

/**
 * Compares every arm with the baseline: the declared family with simultaneous intervals, then accuracy level by level,
 * which describes and proves nothing.
 */
export function compareArms(arms: readonly ArmResponses[], options: Comparing): SummaryComparison[] {
  const { study, family } = options.description
  const baseline = arms.find(({ id }) => id === study.baseline)
  if (!baseline) throw new Error(`no arm ${study.baseline}`)
  const others = arms.filter((arm) => arm !== baseline)
  return [
    ...compared(
      others.flatMap((arm) => family.metrics.map((metric) => ({ a: baseline, b: arm, metric }))),
      options,
    ),
    ...others.flatMap((arm) =>
      levelsOf(baseline.responses).flatMap((level) =>
        compared([{ a: within(baseline, level), b: within(arm, level), metric: 'accuracy', level }], options),
      ),
    ),
  ]
}

interface Pair {
  readonly a: ArmResponses
  readonly b: ArmResponses
  readonly metric: Metric
  readonly level?: number
}

/** Pairs compared together: their simultaneous intervals cover each other. */
function compared(pairs: readonly Pair[], { description, estimator }: Comparing): SummaryComparison[] {
  const { study, family } = description
  const contrasts = pairs.map((pair) => ({ pair, contrast: contrastOf(pair, study.margin) }))
  const possible = contrasts.filter(({ pair, contrast }) => {
    const reason = hindrance(contrast) ?? withoutReasoning(pair)
    if (reason !== undefined) estimator.note(pathOf(pair), reason)
    return reason === undefined
  })
  const differences = comparePaired(
    possible.map(({ contrast }) => contrast),
    { level: family.level, seed: `comparisons of ${study.seed}` },
  )
  return differences.flatMap((difference, index) => {
    const pair = possible[index]?.pair
    if (!pair) return []
    if (difference.value === undefined) {
      estimator.note(pathOf(pair), difference.warning ?? 'the difference could not be estimated')
      return []
    }
    const ratio =
      pair.metric === 'tokens'
        ? ratioRecord(possible[index]?.contrast.clusters ?? [], {
            level: family.level,
            comparisons: possible.length,
            seed: `ratios of ${study.seed}`,
          })
        : undefined
    return [comparison({ pair, ratio }, { ...difference, value: difference.value }, estimator)]
  })
}

function comparison(
  { pair, ratio }: { readonly pair: Pair; readonly ratio: SummaryRatio | undefined },
  difference: KnownDifference,
  estimator: Estimator,
): SummaryComparison {
  const { a, b, metric, level } = pair
  const record = differenceRecord(difference)
  const arms = { a: a.id, b: b.id, metric }
  if (level !== undefined) return { ...arms, level, difference: { ...record, ...undecided } }
  if (record.pValue === null)
    estimator.note(`${pathOf(pair)}.pValue`, 'no exact or permutation test for this comparison')
  if (record.detectable === null)
    estimator.note(`${pathOf(pair)}.detectable`, 'the standard error could not be estimated')
  return { ...arms, difference: record, ...(ratio && { ratio }) }
}

/** A comparison outside the family tests nothing. */
const undecided = { pValue: null, distinguishable: false, nonInferior: null, margin: null, detectable: null }

function contrastOf({ a, b, metric, level }: Pair, margin: number | null): PairedContrast {
  const { of, harmful } = metrics[metric]
  const ofBaseline = clusterTotals(a.responses, of)
  const ofArm = clusterTotals(b.responses, of)
  const clusters = ofBaseline.map((total, index) => ({ a: total, b: ofArm[index] ?? nothing }))
  return {
    name: `${b.id} ${metric}`,
    clusters,
    binary: metric === 'accuracy',
    harmful,
    ...(margin === null || metric !== 'accuracy' || level !== undefined ? {} : { margin }),
  }
}

const nothing: ClusterTotal = { sum: 0, count: 0 }

function hindrance({ clusters }: PairedContrast): string | undefined {
  const paired = clusters.filter(({ a, b }) => a.count > 0 && b.count > 0).length
  if (paired === 0) return 'no problem has a response in both arms'
  return paired === 1 ? 'one problem alone says nothing about others' : undefined
}

/** Where one arm reasons and the other does not, the difference is what the one spends. */
function withoutReasoning({ a, b, metric }: Pair): string | undefined {
  if (metric !== 'tokens' || whyNoReasoning(a.responses) === undefined) return undefined
  return whyNoReasoning(b.responses)
}

/** Where `absent` names a comparison, or what is missing of it. */
function pathOf({ b, metric, level }: Pair): string {
  return `comparisons.${b.id}.${metric}${level === undefined ? '' : `.${level}`}`
}

function within({ id, responses }: ArmResponses, level: number): ArmResponses {
  return { id, responses: responses.filter((response) => response.level === level) }
}

/** The levels that responses have, lowest first. */
export function levelsOf(responses: readonly MeasuredResponse[]): number[] {
  const levels = new Set(responses.flatMap(({ level }) => (level === undefined ? [] : [level])))
  return [...levels].sort((a, b) => a - b)
}
