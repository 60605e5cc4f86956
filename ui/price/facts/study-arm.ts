import type { Range } from '#economics'
import type { RunDetail } from '#viewer'
import armFacts from '../../../data/economics/policy-arms.json'

/** What one arm of a study takes for an answer. */
export interface StudyArm {
  readonly id: string
  /** Of the penalty on switches, where its policy is one. */
  readonly alpha?: number
  readonly beta?: number
  readonly accuracy: Range
  /** Tokens of an answer, on average. */
  readonly outputTokens: number
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
}

/** What is started from where no run is chosen. */
export const publishedStudy: Study = {
  baseline: 'none',
  arms: armFacts.arms.map((arm) => ({ ...arm, uncachedInput: arm.inputTokens, cachedInput: 0 })),
  source: armFacts.source,
  date: armFacts.date,
  isReasoner: true,
}

/** The arms of a run whose accuracy and billed tokens are known. Undefined where it has none. */
export function studyOfRun({ listing, summary }: RunDetail): Study | undefined {
  if (summary === null) return undefined
  const arms = summary.arms.flatMap((arm): StudyArm[] => {
    const { id, policy, accuracy, billedTokens, selection } = arm
    if (accuracy === undefined || accuracy.value <= 0 || accuracy.n === 0 || selection !== null) return []
    if (billedTokens.output <= 0) return []
    const { value, low, high, n } = accuracy
    const [, alpha, beta] = /^tip:alpha=(-?[\d.]+),beta=([\d.]+)$/.exec(policy) ?? []
    const uncachedInput = billedTokens.uncachedInput / n
    const cachedInput = billedTokens.cachedInput / n
    return [
      {
        id,
        ...(alpha === undefined || beta === undefined ? {} : { alpha: Number(alpha), beta: Number(beta) }),
        accuracy: { value, low: Math.max(low ?? value, 1e-6), high: high ?? value },
        outputTokens: billedTokens.output / n,
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

/** An arm as it is chosen: by the strength of its penalty where it has one. */
export function armName({ id, alpha, beta }: StudyArm): string {
  return alpha === undefined ? id : `α = ${String(alpha).replace('-', '\u2212')}, β = ${beta}`
}

/** By the strength of their penalty, the others first. */
export function byStrength(arms: readonly StudyArm[]): readonly StudyArm[] {
  const strength = ({ alpha }: StudyArm): number => alpha ?? Number.NEGATIVE_INFINITY
  return arms.toSorted((a, b) => (strength(a) === strength(b) ? 0 : strength(a) - strength(b)))
}
