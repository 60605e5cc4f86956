import { exactJudge, lineKey } from '#judge'
import type { MeasuredThought } from '#metric'
import type { Problem } from '#problem'
import type { ThoughtsLine } from '#run'

/** Which line a thought follows, whoever judged it: known in countdown alone, where a thought says what it commits to. */
export function thoughtStrategy(
  problem: Problem,
  { start, end, commitment }: ThoughtsLine['thoughts'][number],
  text: string,
): Pick<MeasuredThought, 'strategy'> {
  if (problem.kind !== 'countdown') return {}
  const committed = commitment ?? exactJudge(problem, text.slice(start, end)).commitment
  return { strategy: committed === undefined ? null : lineKey(committed) }
}
