/** How rewards become advantages. */
export interface AdvantageOptions {
  /** Degrees of freedom taken off in the group's deviation: 1 as torch.std has it, or 0. */
  readonly ddof: 0 | 1
  /** Added to the deviation before dividing by it. */
  readonly epsilon: number
  /** Whether to divide by the deviation at all: Dr. GRPO (arXiv 2503.20783) does not. */
  readonly divide: boolean
}

/** Those of common trainers: torch.std and 10⁻⁶. */
export const usualAdvantage: AdvantageOptions = { ddof: 1, epsilon: 1e-6, divide: true }

/** Why a group teaches nothing: one response has nobody to be compared with; equal rewards give every response 0. */
export type DegenerateGroup = 'one response' | 'equal rewards'

export interface GroupAdvantage {
  readonly size: number
  readonly mean: number
  /** Undefined for one response with ddof 1. */
  readonly deviation: number | undefined
  readonly degenerate: DegenerateGroup | undefined
  /** The advantage of a reward in this group; undefined in a group of one. */
  readonly of: (reward: number) => number | undefined
}

/**
 * The group-relative advantage of GRPO (arXiv 2402.03300): (reward − mean of its group) ÷ (deviation of its group + ε), the
 * group being the responses to one problem.
 * @throws RangeError without rewards, or where ε is below 0
 */
export function groupAdvantage(
  rewards: readonly number[],
  options: AdvantageOptions = usualAdvantage,
): GroupAdvantage {
  const { ddof, epsilon, divide } = options
  const size = rewards.length
  if (size === 0) throw new RangeError('a group needs at least one reward')
  if (!(epsilon >= 0)) throw new RangeError(`epsilon ${epsilon}: must be at least 0`)
  const isEqual = rewards.every((reward) => reward === rewards[0])
  // The mean of equal rewards is theirs, to the last digit.
  const mean = isEqual ? (rewards[0] ?? 0) : rewards.reduce((sum, reward) => sum + reward, 0) / size
  const squares = rewards.reduce((sum, reward) => sum + (reward - mean) ** 2, 0)
  const deviation = size > ddof ? Math.sqrt(squares / (size - ddof)) : undefined
  const degenerate = size === 1 ? 'one response' : isEqual ? 'equal rewards' : undefined
  return {
    size,
    mean,
    deviation,
    degenerate,
    of: (reward) => {
      if (size === 1 || deviation === undefined) return undefined
      // Without it, an ε of 0 would make 0 ÷ 0 of equal rewards.
      if (isEqual) return 0
      return divide ? (reward - mean) / (deviation + epsilon) : reward - mean
    },
  }
}
