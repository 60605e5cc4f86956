/** How several judges decide together: `any` is the underthinking paper's (arXiv 2501.18585). */
export const judgeRules = ['any', 'all', 'majority'] as const

export type JudgeRule = (typeof judgeRules)[number]

/**
 * What several judges find together. A judge that has not judged could have said either: where that would decide, the thought is
 * not judged. `majority` needs more than half of all judges. There is at least one.
 */
export function combineJudgements(found: readonly (boolean | null)[], rule: JudgeRule): boolean | null {
  const count = (wanted: boolean): number => found.filter((correct) => correct === wanted).length
  const needed = neededFor(rule, found.length)
  if (count(true) >= needed) return true
  // So many that those who said nothing can't make up for it.
  return count(false) > found.length - needed ? false : null
}

/** How many judges have to call a thought correct. */
function neededFor(rule: JudgeRule, judges: number): number {
  if (rule === 'any') return 1
  return rule === 'all' ? judges : Math.floor(judges / 2) + 1
}
