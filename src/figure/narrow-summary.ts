import type { Summary, SummaryArm } from '#run'

/** What of a summary is to be looked at. */
export interface Narrowing {
  /** Ids; without it every arm. An arm that is not there is left out. */
  readonly arms?: readonly string[] | undefined
  /** One level alone, as if the others had not been asked. */
  readonly level?: number | undefined
}

/**
 * The same summary with some arms, or at one level, alone: whatever reads a summary can read it. Comparisons within a level lie
 * outside the family, so that none is left then.
 */
export function narrowSummary(summary: Summary, { arms, level }: Narrowing): Summary {
  const kept = arms === undefined ? summary.arms : summary.arms.filter(({ id }) => arms.includes(id))
  if (level === undefined) {
    if (arms === undefined) return summary
    return { ...summary, arms: kept, comparisons: summary.comparisons.filter(({ b }) => arms.includes(b)) }
  }
  const { frontier: _, ...rest } = summary
  return {
    ...rest,
    arms: kept.flatMap((arm) => atLevel(arm, level)),
    comparisons: [],
    absent: { ...summary.absent, ...absentAt(summary, level) },
  }
}

function atLevel(arm: SummaryArm, level: number): SummaryArm[] {
  const measures = arm.byLevel.find((one) => one.level === level)
  if (!measures) return []
  const { id, engine, policy, selection, sampling, billedTokens } = arm
  const { level: _, ...measured } = measures
  return [{ id, engine, policy, selection, sampling, billedTokens, ...measured, byLevel: [] }]
}

/** Reasons of the level, under the paths of the whole. */
function absentAt({ absent, arms }: Summary, level: number): Record<string, string> {
  const found: Record<string, string> = {}
  for (const { id } of arms) {
    const prefix = `arms.${id}.byLevel.${level}.`
    for (const [path, reason] of Object.entries(absent))
      if (path.startsWith(prefix)) found[`arms.${id}.${path.slice(prefix.length)}`] = reason
  }
  return found
}
