import { impliedCorrelation, type Range } from '#economics'
import type { RunDetail } from '#viewer'
import armFacts from '../../../data/economics/policy-arms.json'

/** What one arm of a study takes for an answer. */
export interface StudyArm {
  readonly id: string
  /** Of the penalty on switches, where its policy is one. */
  readonly alpha?: number
  readonly beta?: number
  readonly accuracy: Range
  /** Tokens of an answer, on average; without an interval low and high are the value. */
  readonly output: Range
  /** Of the logarithms of accuracy and output over problems; absent where nothing tells it. */
  readonly correlation?: number
  readonly inputTokens: number
  readonly uncachedInput: number
  readonly cachedInput: number
  /** Answers it rests on. */
  readonly answers?: number
}

export interface Study {
  readonly baseline: string
  readonly arms: readonly StudyArm[]
  readonly source: string
  /** Of a published study. */
  readonly date?: string
  /** Of the reasoner, which was trained to underthink. */
  readonly isReasoner: boolean
  /** Correlations of the logarithms of accuracy and output across its arms, drawn over the same problems. */
  readonly joint?: JointSpread
}

/** Rows and columns of correlations are of an arm's accuracy or output. */
export interface JointSpread {
  readonly of: readonly (readonly [arm: string, measure: string])[]
  readonly correlations: readonly (readonly number[])[]
}

const joint = armFacts.joint as unknown as JointSpread

/** What is started from where no run is chosen. */
export const publishedStudy: Study = {
  baseline: 'none',
  arms: armFacts.arms.map(({ outputTokens, outputInterval, ...arm }) => ({
    ...arm,
    output: { value: outputTokens, ...outputInterval },
    correlation: jointCorrelation(joint, [arm.id, 'accuracy'], [arm.id, 'output']) ?? 0,
    uncachedInput: arm.inputTokens,
    cachedInput: 0,
  })),
  source: armFacts.source,
  date: armFacts.date,
  isReasoner: true,
  joint,
}

/** How two measures of arms vary together; undefined where the study does not tell. */
export function jointCorrelation(
  { of, correlations }: JointSpread,
  a: JointSpread['of'][number],
  b: JointSpread['of'][number],
): number | undefined {
  const place = (one: typeof a): number =>
    of.findIndex(([arm, measure]) => arm === one[0] && measure === one[1])
  return correlations[place(a)]?.[place(b)]
}

/** The arms of a run whose accuracy and billed tokens are known. Undefined where it has none. */
export function studyOfRun({ listing, summary }: RunDetail): Study | undefined {
  if (summary === null) return undefined
  const arms = summary.arms.flatMap((arm): StudyArm[] => {
    const { id, policy, accuracy, billedTokens, selection, tokens, costOfPass } = arm
    if (accuracy === undefined || accuracy.value <= 0 || accuracy.n === 0 || selection !== null) return []
    if (billedTokens.output <= 0) return []
    const { value, low, high, n } = accuracy
    const known = { value, low: Math.max(low ?? value, 1e-6), high: high ?? value }
    const output = outputRange(billedTokens.output / n, tokens?.all)
    const correlation = correlationOf({ output, accuracy: known, costOfPass: costOfPass?.pooled })
    const [, alpha, beta] = /^tip:alpha=(-?[\d.]+),beta=([\d.]+)$/.exec(policy) ?? []
    const uncachedInput = billedTokens.uncachedInput / n
    const cachedInput = billedTokens.cachedInput / n
    return [
      {
        id,
        ...(alpha === undefined || beta === undefined ? {} : { alpha: Number(alpha), beta: Number(beta) }),
        accuracy: known,
        output,
        ...(correlation === undefined ? {} : { correlation }),
        inputTokens: uncachedInput + cachedInput,
        uncachedInput,
        cachedInput,
        answers: n,
      },
    ]
  })
  const baseline = arms.find(({ id }) => id === summary.baseline) ?? arms[0]
  return (
    baseline && {
      baseline: baseline.id,
      arms,
      source: listing.id,
      isReasoner: summary.study.notice !== undefined,
    }
  )
}

interface Told {
  readonly value: number
  readonly low?: number | null | undefined
  readonly high?: number | null | undefined
}

/** Output of an answer, as far off as its reasoning is: the answer after it hardly varies. */
function outputRange(value: number, reasoning: Told | null | undefined): Range {
  if (reasoning?.low == null || reasoning.high == null) return { value, low: value, high: value }
  const low = value - (reasoning.value - reasoning.low)
  return { value, low: Math.max(low, value / 100), high: value + (reasoning.high - reasoning.value) }
}

/** Read off the cost of pass, which was drawn over the same problems as accuracy and tokens. */
function correlationOf({
  output,
  accuracy,
  costOfPass,
}: {
  readonly output: Range
  readonly accuracy: Range
  readonly costOfPass: Told | null | undefined
}): number | undefined {
  if (costOfPass?.low == null || costOfPass.high == null) return undefined
  const { value, low, high } = costOfPass
  return low > 0 ? impliedCorrelation(output, accuracy, { value, low, high }) : undefined
}

/** An arm as it is chosen: by the strength of its penalty where it has one. */
export function armName({ id, alpha, beta }: StudyArm): string {
  return alpha === undefined ? id : `α = ${String(alpha).replace('-', '\u2212')}, β = ${beta}`
}

/** By the strength of their penalty, the others first. */
export function byStrength(arms: readonly StudyArm[]): readonly StudyArm[] {
  const strength = ({ alpha }: StudyArm): number => alpha ?? Number.NEGATIVE_INFINITY
  return arms.toSorted((a, b) => (strength(a) === strength(b) ? 0 : strength(a) - strength(b)))
}
