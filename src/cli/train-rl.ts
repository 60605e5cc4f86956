import { type ComputedReinforcement, computeReinforcement, named, speedIn } from '#economics'
import { readGpus } from '#run/facts'
import { amountFlag, neededAmount } from './amount-flag.ts'
import { askedModel } from './asked-model.ts'
import { explanationsOf, valuesOf } from './explained-document.ts'
import { numberFlag } from './number-flag.ts'
import { grouped, plainTable } from './plain-table.ts'
import { UsageError } from './usage-error.ts'
import { withinDomain } from './within-domain.ts'
import type { World } from './world.ts'

interface ReinforcementFlags {
  readonly model?: string
  readonly activeParameters?: string
  readonly gpu?: string
  readonly steps?: string
  readonly prompts?: string
  readonly answers?: string
  readonly answerTokens?: string
  readonly decodeSpeed?: string
  readonly useful?: string
  readonly otherModels?: string
  readonly mfu?: string
  readonly precision?: string
  readonly price?: string
  readonly json?: boolean
  readonly explain?: boolean
  readonly lang?: string
}

const mostCount = 1e9
/** DeepSeekMath's group: arXiv 2402.03300, section 4.2. */
const usualAnswers = 64
const usualMfu = 0.35

/** `jevons train rl`: what sampling answers takes, and what learning from them. */
export async function trainReinforcement(given: object, world: World): Promise<void> {
  const flags = given as ReinforcementFlags
  const computed = withinDomain(() => compute(flags))
  if (flags.explain) return world.out(explanationsOf(computed, flags.lang))
  world.out(
    flags.json ? `${JSON.stringify(documentOf(computed), undefined, 2)}\n` : reinforcementText(computed),
  )
}

function compute(flags: ReinforcementFlags): ComputedReinforcement {
  const { gpu } = flags
  if (gpu === undefined) throw new UsageError('say on what: --gpu h800')
  const whole = (flag: string, text: string | undefined): number | undefined =>
    numberFlag(flag, text, { least: 1, most: mostCount, whole: true })
  const share = (flag: string, text: string | undefined): number | undefined =>
    numberFlag(flag, text, { least: 0, most: 1 })
  const steps = whole('--steps', flags.steps)
  const prompts = whole('--prompts', flags.prompts)
  if (steps === undefined || prompts === undefined)
    throw new UsageError('say how much: --steps 8000 --prompts 32')
  const usdPerGpuHour = amountFlag('--price', flags.price)
  return computeReinforcement({
    activeParameters: parameters(flags),
    steps,
    promptsPerStep: prompts,
    answersPerPrompt: whole('--answers', flags.answers) ?? usualAnswers,
    answerTokens: neededAmount('--answer-tokens', flags.answerTokens, '8000'),
    decodeTokensPerSecond: neededAmount('--decode-speed', flags.decodeSpeed, '500'),
    usefulShare: share('--useful', flags.useful) ?? 1,
    otherPasses: numberFlag('--other-models', flags.otherModels, { least: 0, most: 10, whole: true }) ?? 2,
    peakFlops: speedIn(named('GPU', readGpus(), gpu), flags.precision ?? 'bf16').flops,
    mfu: share('--mfu', flags.mfu) ?? usualMfu,
    ...(usdPerGpuHour === undefined ? {} : { usdPerGpuHour }),
  })
}

function parameters({ activeParameters, model }: ReinforcementFlags): number {
  const stated = amountFlag('--active-parameters', activeParameters)
  const known = model === undefined ? undefined : askedModel({ model }).size?.active
  const value = stated ?? known
  if (value === undefined)
    throw new UsageError('say of what: --model deepseek-v3, or --active-parameters 37e9')
  return value
}

function documentOf(computed: ComputedReinforcement): object {
  const { tokens, rolloutHours, learningHours, evenSpeed, costUsd, ...rest } = valuesOf(computed)
  return {
    sampledTokens: tokens,
    rolloutGpuHours: rolloutHours,
    learningGpuHours: learningHours,
    evenDecodeSpeed: evenSpeed,
    ...rest,
    costUsd: costUsd ?? null,
  }
}

function reinforcementText(computed: ComputedReinforcement): string {
  const { tokens, rolloutHours, learningHours, gpuHours, rolloutShare, evenSpeed, costUsd } = computed
  const rows = [
    ['tokens sampled', grouped(tokens.value)],
    ['GPU-hours of sampling', grouped(rolloutHours.value)],
    ['GPU-hours of learning', grouped(learningHours.value)],
    ['together', grouped(gpuHours)],
    ['of them sampling', `${grouped(100 * rolloutShare, 1)} %`],
    ...(costUsd === undefined ? [] : [['cost, USD', grouped(costUsd.value)]]),
  ]
  const even = `Sampling takes more than learning where a GPU decodes fewer than ${grouped(evenSpeed.value)} tokens a second.`
  return `${[...plainTable(rows), even].join('\n')}\n`
}
