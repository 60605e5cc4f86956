import { type JudgeRule, judgeRules, surest } from '#judge'
import type { StatedPrice, ThoughtSelection } from '#study'
import { type JudgeSpec, judgeSpec } from './judge-spec.ts'
import { numberFlag } from './number-flag.ts'
import { priceIn } from './price-flag.ts'
import { UsageError } from './usage-error.ts'

/** The flags of `jevons judge`, as they come from the command line. */
export interface JudgeFlags {
  readonly judge?: readonly string[]
  readonly rule?: string
  readonly confidence?: string
  readonly limit?: string
  readonly arm?: readonly string[]
  readonly outcome?: string
  readonly score?: boolean
  readonly calibrate?: boolean
  readonly against?: string
  readonly calibration?: string
  readonly maxCost?: string
  readonly price?: string
  readonly maxTokens?: string
  readonly concurrency?: string
  readonly rollouts?: string
  readonly baseUrl?: string
  readonly model?: string
  readonly tokenizer?: string
  readonly yes?: boolean
  readonly threads?: string
  readonly json?: boolean
  readonly quiet?: boolean
}

/** What the flags ask for. */
export interface JudgeRequest {
  readonly specs: readonly JudgeSpec[]
  readonly rule: JudgeRule
  readonly confidence: number
  readonly selection: ThoughtSelection
  readonly asking: AskingLimits
}

/** How judges that have to be asked are asked. */
export interface AskingLimits {
  /** Whatever it costs. */
  readonly yes: boolean
  readonly maxCostUsd?: number
  readonly price?: StatedPrice
  readonly maxTokens?: number
  readonly concurrency?: number
  readonly rollouts?: number
  /** The server whose model continues thoughts, where the run does not say one. */
  readonly server?: { readonly baseUrl: string; readonly model: string }
  /** The vocabulary of that model, where its server does not tell its tokens. */
  readonly tokenizer?: string
}

const outcomes = ['correct', 'incorrect', 'ungradable'] as const

export function judgeRequest(flags: JudgeFlags): JudgeRequest {
  const specs = (flags.judge ?? []).map(judgeSpec)
  const texts = flags.judge ?? []
  if (new Set(texts).size < texts.length) throw new UsageError('--judge names the same judge twice')
  const { rule = 'any', confidence } = flags
  if (!isRule(rule)) throw new UsageError(`--rule must be one of ${judgeRules.join(', ')}, not "${rule}"`)
  return {
    specs,
    rule,
    confidence: numberFlag('--confidence', confidence, { least: 1, most: surest, whole: true }) ?? surest,
    selection: selectionOf(flags),
    asking: askingOf(flags),
  }
}

function isRule(text: string): text is JudgeRule {
  return judgeRules.some((rule) => rule === text)
}

function selectionOf({ limit, arm, outcome }: JudgeFlags): ThoughtSelection {
  const wanted = outcomes.find((one) => one === outcome)
  if (outcome !== undefined && wanted === undefined)
    throw new UsageError(`--outcome must be one of ${outcomes.join(', ')}, not "${outcome}"`)
  const most = numberFlag('--limit', limit, { least: 1, whole: true })
  return {
    ...(arm === undefined ? {} : { arms: arm }),
    ...(wanted === undefined ? {} : { outcome: wanted }),
    ...(most === undefined ? {} : { limit: most }),
  }
}

/** How whoever is asked is to be asked, whatever it is about. */
export function askingOf(flags: JudgeFlags): AskingLimits {
  const maxCostUsd = numberFlag('--max-cost', flags.maxCost, { least: 0 })
  const maxTokens = numberFlag('--max-tokens', flags.maxTokens, { least: 16, whole: true })
  const rollouts = numberFlag('--rollouts', flags.rollouts, { least: 1, most: 10_000, whole: true })
  const concurrency = numberFlag('--concurrency', flags.concurrency, { least: 1, most: 256, whole: true })
  const { baseUrl, model, tokenizer } = flags
  if ((baseUrl === undefined) !== (model === undefined))
    throw new UsageError('--base-url and --model belong together: which server, and which of its models')
  return {
    yes: flags.yes ?? false,
    ...(baseUrl === undefined || model === undefined ? {} : { server: { baseUrl, model } }),
    ...(tokenizer === undefined ? {} : { tokenizer }),
    ...(concurrency === undefined ? {} : { concurrency }),
    ...(maxCostUsd === undefined ? {} : { maxCostUsd }),
    ...(flags.price === undefined ? {} : { price: priceIn(flags.price) }),
    ...(maxTokens === undefined ? {} : { maxTokens }),
    ...(rollouts === undefined ? {} : { rollouts }),
  }
}
