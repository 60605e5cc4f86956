import { readRun } from '#run'
import { statedVariances } from '#statistics'
import { planSizes, planVariances, type RunVariances } from '#study'
import { numberFlag } from './number-flag.ts'
import { type Plan, planText } from './plan-text.ts'
import { UsageError } from './usage-error.ts'
import type { World } from './world.ts'

interface PlanFlags {
  readonly effect?: string
  readonly power?: string
  readonly from?: string
  readonly arm?: string
  readonly baseline?: string
  readonly accuracy?: string
  readonly intraProblem?: string
  readonly pairCorrelation?: string
  readonly samples?: string
  readonly level?: string
  readonly comparisons?: string
  readonly json?: boolean
}

const usualSamples = [1, 2, 4, 8, 16, 32]
const share = { least: 0, most: 1, open: true }
const correlation = { least: 0, most: 1 }

/** `jevons plan`: how many problems and samples find a difference in accuracy. */
export async function plan(given: object, world: World): Promise<void> {
  const flags = given as PlanFlags
  const made = await planOf(flags)
  world.out(flags.json ? `${JSON.stringify(made, undefined, 2)}\n` : planText(made))
}

async function planOf(flags: PlanFlags): Promise<Plan> {
  const effect = numberFlag('--effect', flags.effect, share)
  if (effect === undefined)
    throw new UsageError('say which difference is to be found: --effect 0.02 is two points')
  const source = flags.from === undefined ? undefined : await runSource(flags.from, flags)
  const power = numberFlag('--power', flags.power, share) ?? 0.8
  const level = numberFlag('--level', flags.level, share) ?? 0.95
  const comparisons =
    numberFlag('--comparisons', flags.comparisons, { least: 1, most: 10_000, whole: true }) ??
    source?.comparisons ??
    1
  const planned = variancesOf(flags, { effect, source: source?.told })
  const options = planSizes({
    ...planned,
    effect,
    power,
    level,
    comparisons,
    samples: samplesOf(flags.samples),
  })
  const { variances, accuracy, intraProblem, pairCorrelation } = planned
  const cheapest = options.reduce((least, one) => (one.responses < least.responses ? one : least))
  return {
    effect,
    power,
    level,
    comparisons,
    variances: { omegaSquared: variances.omegaSquared, sigmaSquared: variances.sigmaSquared ?? null },
    from: source?.from,
    accuracy,
    intraProblem,
    pairCorrelation,
    problems: cheapest.problems,
    samples: cheapest.samples,
    options,
  }
}

interface Source {
  readonly told: RunVariances
  readonly from: NonNullable<Plan['from']>
  readonly comparisons: number
}

async function runSource(folder: string, { arm, baseline }: PlanFlags): Promise<Source> {
  const run = readRun(folder)
  const told = await planVariances(run, {
    ...(arm === undefined ? {} : { arm }),
    ...(baseline === undefined ? {} : { baseline }),
  })
  const { problems, samples } = told
  const others = run.description.arms.length - 1
  return {
    told,
    from: { run: folder, baseline: told.baseline, arm: told.arm ?? null, problems, samples },
    // A study claims what holds for all of its comparisons together, so that is what must be found.
    comparisons: Math.max(1, others * run.description.family.metrics.length),
  }
}

type Planned = Pick<Parameters<typeof planSizes>[0], 'variances' | 'resampled'> &
  Pick<Plan, 'accuracy' | 'intraProblem' | 'pairCorrelation'>

/** The variances that a run tells, or those that follow from what is stated; what is stated goes first. */
function variancesOf(
  flags: PlanFlags,
  { effect, source }: { readonly effect: number; readonly source: RunVariances | undefined },
): Planned {
  const accuracy = numberFlag('--accuracy', flags.accuracy, share) ?? source?.accuracy
  const intraProblem = numberFlag('--intra-problem', flags.intraProblem, correlation) ?? source?.intraProblem
  const pairCorrelation = numberFlag('--pair-correlation', flags.pairCorrelation, correlation)
  const stated = [flags.accuracy, flags.intraProblem, flags.pairCorrelation].some((one) => one !== undefined)
  if (source?.variances && !stated)
    return {
      variances: source.variances,
      resampled: source.resampled,
      accuracy: source.accuracy,
      intraProblem: source.intraProblem,
      pairCorrelation: undefined,
    }
  if (accuracy === undefined || intraProblem === undefined || pairCorrelation === undefined)
    throw new UsageError(missingText(flags, source))
  const otherAccuracy = accuracy + effect < 1 ? accuracy + effect : accuracy - effect
  if (!(otherAccuracy > 0)) throw new UsageError(`--effect ${effect}: no accuracy is so far from ${accuracy}`)
  const variances = statedVariances({ accuracy, otherAccuracy, intraProblem, pairCorrelation })
  return { variances, accuracy, intraProblem, pairCorrelation }
}

function missingText(flags: PlanFlags, source: RunVariances | undefined): string {
  if (source === undefined)
    return 'the size depends on how much problems vary: say --from RUN, or --accuracy, --intra-problem and --pair-correlation'
  if (source.intraProblem === undefined && flags.intraProblem === undefined)
    return 'the run has one response a problem, or all alike: say --intra-problem too'
  return source.arm === undefined
    ? 'the run has one arm, so nothing tells how two go together: say --pair-correlation too'
    : 'of --accuracy, --intra-problem and --pair-correlation say all three'
}

function samplesOf(text: string | undefined): number[] {
  if (text === undefined) return usualSamples
  const range = { least: 1, most: 100_000, whole: true }
  return text.split(',').map((one) => numberFlag('--samples', one, range) ?? 1)
}
