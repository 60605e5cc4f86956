import type { MeasuredResponse } from '#metric'
import type { RunArm, SelectionLine } from '#run'
import type { DerivedResponse } from './derive-response.ts'
import { type SelectedResponses, selectResponses } from './select-responses.ts'
import type { StudyPlan } from './study-plan.ts'

/** Pairs of (problem, sample) that some arm left failed. */
export function incompletePairs(derived: readonly DerivedResponse[]): ReadonlySet<string> {
  return new Set(derived.filter(({ grade }) => grade.outcome === 'failed').map(pairOf))
}

export function pairOf({ grade: { problem, sample } }: DerivedResponse): string {
  return JSON.stringify([problem, sample])
}

/** What an arm selects from what its own arm has left, pairs that some arm left failed apart. */
export function selectionOf(
  arm: RunArm,
  plan: StudyPlan,
  kept: readonly MeasuredResponse[],
): SelectedResponses {
  const { seed, samples } = plan.description.study
  return selectResponses(arm, kept, { seed, samples })
}

/** The lines of selections.jsonl, arm by arm. */
export function selectionLines(plan: StudyPlan, derived: readonly DerivedResponse[]): SelectionLine[] {
  const selecting = plan.description.arms.filter(({ selection }) => selection !== null)
  if (selecting.length === 0) return []
  const incomplete = incompletePairs(derived)
  return selecting.flatMap((arm) => {
    const kept = derived.filter((one) => one.grade.arm === arm.of && !incomplete.has(pairOf(one)))
    return selectionOf(
      arm,
      plan,
      kept.map(({ measured }) => measured),
    ).lines
  })
}
