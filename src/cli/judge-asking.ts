import type { RunFolder } from '#run'
import {
  type AskingPlan,
  type AskingResult,
  askAboutThoughts,
  type JudgingProgress,
  planAsking,
  type ThoughtReading,
} from '#study'
import { count, dollars, questionsText, refuseCost } from './asking-cost.ts'
import { Interruption } from './interruption.ts'
import type { AskingLimits } from './judge-flags.ts'
import type { OpenJudge } from './judge-open.ts'
import { durationText } from './progress-line.ts'
import { statusLine } from './status-line.ts'
import type { World } from './world.ts'

export interface AskingRequest {
  readonly run: RunFolder
  readonly reading: ThoughtReading
  readonly limits: AskingLimits
  readonly world: World
  readonly quiet: boolean
}

/** How asking a judge went. */
export interface AskedJudge {
  /** In a sentence or two; absent where nobody had to be asked. */
  readonly told?: string
  /** Every selected thought that can be asked about was: neither the limit of cost nor infrastructure left any out. */
  readonly isComplete: boolean
}

/**
 * Asks a judge about every selected thought that it has not judged yet: says first what it takes, and asks nothing where that
 * is more than was agreed to.
 */
export async function askJudge(judge: OpenJudge, request: AskingRequest): Promise<AskedJudge> {
  const { asking } = judge
  if (!asking) return { isComplete: true }
  const { run, reading, limits, world, quiet } = request
  const plan = await planAsking(run, asking, reading)
  if (!quiet) world.err(`${planText(judge, plan)}\n`)
  refuseCost(judge, plan, limits)
  const line = quiet ? undefined : statusLine(world)
  const begun = world.clock()
  try {
    const result = await askAboutThoughts(run, asking, {
      reading,
      concurrency: limits.concurrency ?? judge.concurrency,
      signal: world.signal,
      now: world.now,
      onProgress: (progress) => line?.show(() => progressText(progress, plan, world.clock() - begun)),
    })
    const isComplete = !result.isOverBudget && result.failed === 0
    return plan.questions === 0 ? { isComplete } : { isComplete, told: resultText(judge, plan, result) }
  } catch (error) {
    if (!(error instanceof Interruption)) throw error
    throw new Interruption('interrupted; what was judged is kept, and the same command goes on from there')
  } finally {
    line?.end()
  }
}

/** "model:x: 120 thoughts, 20 judged before; 100 questions of about 90,000 tokens in and 20,000 out, about $0.12 (list price …)" */
function planText(judge: OpenJudge, plan: AskingPlan): string {
  const { thoughts, known, refused } = plan
  const before = known === 0 ? '' : `, ${count(known)} judged before or the same as another`
  const left = Object.entries(refused).map(
    ([reason, number]) => `, ${count(number)} not to be asked about (${reason})`,
  )
  return `${judge.name}: ${count(thoughts)} thoughts${before}${left.join('')}; ${questionsText(judge, plan)}`
}

/** "37 of 100 questions · 1 unusable · $0.04 · 3.1 a second · 20 s left" */
function progressText(progress: JudgingProgress, plan: AskingPlan, elapsedMs: number): string {
  const { judged, reused, unusable, failed, costUsd } = progress
  const answered = judged - reused
  const rate = (answered * 1000) / Math.max(1, elapsedMs)
  return [
    `${count(answered)} of ${count(plan.questions)} questions`,
    ...(unusable > 0 ? [`${count(unusable)} without a usable reply`] : []),
    ...(failed > 0 ? [`${count(failed)} failed`] : []),
    ...(costUsd > 0 ? [dollars(costUsd)] : []),
    ...(answered > 0
      ? [`${rate.toFixed(1)} a second`, `${durationText((plan.questions - answered) / rate)} left`]
      : []),
  ].join(' · ')
}

function resultText({ name }: OpenJudge, plan: AskingPlan, result: AskingResult): string {
  const { judged, reused, unusable, failed, lastFailure, costUsd, isOverBudget } = result
  const answered = judged - reused
  return [
    `${name} answered ${count(answered)} of ${count(plan.questions)} questions${costUsd > 0 ? ` for ${dollars(costUsd)}` : ''}.`,
    ...(unusable > 0 ? [`${count(unusable)} thoughts are not judged: no usable reply, twice.`] : []),
    ...(failed > 0
      ? [
          `${count(failed)} questions failed (the last one: ${lastFailure}); the same command asks them again.`,
        ]
      : []),
    ...(isOverBudget
      ? ['The limit of cost ended it; the same command with a higher one goes on from there.']
      : []),
  ].join(' ')
}
