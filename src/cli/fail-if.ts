import { checkThreshold, isFailure, junitOf, parseThreshold, type ThresholdResult } from '#report'
import { type Summary, writeAtomically } from '#run'
import { ConditionHolds } from './condition-holds.ts'
import { UsageError } from './usage-error.ts'
import type { World } from './world.ts'

const form = 'METRIC.ARM < METRIC.ARM or a number, such as accuracy.tip < accuracy.none - 0.02'

/** Refuses what is no condition before anything long begins. */
export function checkConditions(conditions: readonly string[]): void {
  const wrong = conditions.find((text) => parseThreshold(text) === undefined)
  if (wrong !== undefined) throw new UsageError(`--fail-if "${wrong}" is no condition: write ${form}`)
}

/** Holds conditions against a summary, says what came of each, and ends with exit code 1 where one holds. */
export function failIf(conditions: readonly string[], { summary, world, junit, run }: FailIfSetting): void {
  const results = conditions.flatMap((text) => {
    const threshold = parseThreshold(text)
    return threshold ? [checkThreshold(threshold, summary)] : []
  })
  for (const result of results) world.out(`${lineOf(result)}\n`)
  if (junit !== undefined) writeAtomically(junit, [junitOf(results, run)])
  const failures = results.filter(isFailure)
  if (failures.length > 0) {
    throw new ConditionHolds(
      `${failures.length} of ${results.length} conditions of --fail-if ${failures.length === 1 ? 'holds or was' : 'hold or were'} not checked: ${failures.map(({ threshold }) => threshold.text).join('; ')}`,
    )
  }
}

export interface FailIfSetting {
  readonly summary: Summary
  readonly world: World
  readonly junit: string | undefined
  /** What the build server calls the suite. */
  readonly run: string
}

const words: Readonly<Record<ThresholdResult['verdict'], string>> = {
  holds: 'FAILED   holds',
  absent: 'FAILED   not checked',
  refuted: 'passed   does not hold',
  undecided: 'passed   the data can’t tell',
}

function lineOf({ threshold, verdict, because }: ThresholdResult): string {
  return `${words[verdict]}: ${threshold.text} (${because})`
}
