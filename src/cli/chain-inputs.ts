import {
  type ChainCorrelation,
  type ChainInput,
  type ChainRanges,
  decodeStep,
  fittingStep,
  gpusText,
  prefill,
  type Range,
} from '#economics'
import { readRun } from '#run'
import { readChainExamples } from '#run/facts'
import { type ArmComparison, type ArmCost, measureAnswerCost } from '#study/price'
import { askedServing } from './asked-serving.ts'
import { numberFlag } from './number-flag.ts'
import { rangeFlag } from './range-flag.ts'
import { UsageError } from './usage-error.ts'
import { withinDomain } from './within-domain.ts'

/** The flags that say what goes into a chain. */
export interface ChainInputFlags {
  readonly example?: string
  readonly from?: string
  readonly baseline?: string
  readonly arm?: string
  readonly gpu?: string
  readonly model?: string
  readonly count?: string
  readonly weights?: string
  readonly kv?: string
  readonly batch?: string
  readonly context?: string
  readonly accuracyBefore?: string
  readonly accuracyAfter?: string
  readonly outputBefore?: string
  readonly outputAfter?: string
  readonly inputBefore?: string
  readonly inputAfter?: string
  readonly decodeSpeed?: string
  readonly prefillSpeed?: string
  readonly achieved?: string
  readonly hardwareGain?: string
  readonly utilisation?: string
  readonly gpuHourUsd?: string
  readonly priceOutput?: string
  readonly priceInput?: string
  readonly passThrough?: string
  readonly elasticity?: string
  readonly rightAnswersPerDay?: string
  readonly watts?: string
  readonly capexPerGpu?: string
}

/** Where an input comes from, in words. */
export type InputSources = Readonly<Partial<Record<ChainInput, string>>>

/** Inputs of a chain, each with its range and its source. */
export interface AskedChain {
  readonly ranges: ChainRanges
  readonly sources: InputSources
  /** Of inputs that were measured together, as far as none of them is taken from elsewhere. */
  readonly correlations: readonly ChainCorrelation[]
}

type Part = Readonly<Partial<Record<ChainInput, { readonly range: Range; readonly source: string }>>>

const one: Range = { value: 1, low: 1, high: 1 }
const zero: Range = { value: 0, low: 0, high: 0 }

/** Inputs from one place, and how those of them vary together that were measured together. */
interface Told {
  readonly part: Part
  readonly correlations?: readonly ChainCorrelation[]
}

/** What is taken where nobody says anything: nothing that changes a number unseen. */
const usual: Part = {
  inputBefore: { range: zero, source: 'input is not counted' },
  inputAfter: { range: zero, source: 'input is not counted' },
  achieved: { range: one, source: 'all of the speed is reached' },
  hardwareGain: { range: one, source: 'the same hardware before and after' },
  utilisation: { range: one, source: 'GPUs work all the time that is paid' },
  outputPriceUsd: { range: zero, source: 'tokens are sold at what making them costs' },
  inputPriceUsd: { range: zero, source: 'tokens are sold at what making them costs' },
  passThrough: { range: one, source: 'all of a hardware gain reaches the price' },
}

/** The flag of every input. */
const flagOf: Readonly<Record<ChainInput, keyof ChainInputFlags>> = {
  accuracyBefore: 'accuracyBefore',
  accuracyAfter: 'accuracyAfter',
  outputBefore: 'outputBefore',
  outputAfter: 'outputAfter',
  inputBefore: 'inputBefore',
  inputAfter: 'inputAfter',
  decodeSpeed: 'decodeSpeed',
  prefillSpeed: 'prefillSpeed',
  achieved: 'achieved',
  hardwareGain: 'hardwareGain',
  utilisation: 'utilisation',
  gpuHourUsd: 'gpuHourUsd',
  outputPriceUsd: 'priceOutput',
  inputPriceUsd: 'priceInput',
  passThrough: 'passThrough',
  elasticity: 'elasticity',
  rightAnswersPerDay: 'rightAnswersPerDay',
  wattsPerGpu: 'watts',
  capexUsdPerGpu: 'capexPerGpu',
}

const names = Object.keys(flagOf) as ChainInput[]

/** The inputs of a chain: flags first, then a run and a roofline, then an example. */
export async function chainInputs(flags: ChainInputFlags, signal: AbortSignal): Promise<AskedChain> {
  const told: readonly Told[] = [
    { part: statedPart(flags) },
    ...(flags.from === undefined ? [] : [await runPart(flags.from, flags, signal)]),
    ...(flags.gpu === undefined ? [] : [{ part: rooflinePart(flags) }]),
    ...(flags.example === undefined ? [] : [examplePart(flags.example)]),
    { part: usual },
  ]
  const firstOf = (name: ChainInput): Told | undefined => told.find(({ part }) => part[name] !== undefined)
  const found = names.map((name) => [name, firstOf(name)?.part[name]] as const)
  const missing = found
    .filter(([, input]) => input === undefined)
    .map(([name]) => `--${dashed(flagOf[name])}`)
  if (missing.length > 0)
    throw new UsageError(
      `the chain also needs ${missing.join(', ')} (or --example, --from RUN for accuracy and tokens, --gpu and --model for speeds)`,
    )
  const known = found.flatMap(([name, input]) => (input === undefined ? [] : [[name, input] as const]))
  return {
    ranges: Object.fromEntries(known.map(([name, { range }]) => [name, range])) as Record<ChainInput, Range>,
    sources: Object.fromEntries(known.map(([name, { source }]) => [name, source])),
    correlations: told.flatMap((one) =>
      (one.correlations ?? []).filter(({ a, b }) => firstOf(a) === one && firstOf(b) === one),
    ),
  }
}

function dashed(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

function statedPart(flags: ChainInputFlags): Part {
  const stated = names.flatMap((name) => {
    const flag = `--${dashed(flagOf[name])}`
    const range = rangeFlag(flag, flags[flagOf[name]], { least: 0, most: 1e18 })
    return range === undefined ? [] : [[name, { range, source: `stated with ${flag}` }]]
  })
  return Object.fromEntries(stated)
}

function examplePart(id: string): Told {
  const examples = readChainExamples()
  const example = examples.find((one) => one.id === id)
  if (!example)
    throw new UsageError(
      `--example must be one of ${examples.map((each) => each.id).join(', ')}, not "${id}"`,
    )
  const inputs = names.map((name) => {
    const { value, low = value, high = value, source, date, note } = example.inputs[name]
    const told = `${source}, ${date}${note === undefined ? '' : `; ${note}`}`
    return [name, { range: { value, low, high }, source: told }]
  })
  return { part: Object.fromEntries(inputs), correlations: example.correlations }
}

/** The roofline of a GPU at best: which share of it is reached is an input of its own. */
function rooflinePart(flags: ChainInputFlags): Part {
  const { gpu, model, count, weights, kv } = flags
  const asked = askedServing({
    ...(gpu === undefined ? {} : { gpu }),
    ...(model === undefined ? {} : { model }),
    ...(count === undefined ? {} : { count }),
    ...(weights === undefined ? {} : { weights }),
    ...(kv === undefined ? {} : { kv }),
  })
  const { serving } = asked
  const context = numberFlag('--context', flags.context, { least: 2, most: 1e9, whole: true }) ?? 4096
  const batch = numberFlag('--batch', flags.batch, { least: 1, most: 1e7, whole: true })
  const { step } = withinDomain(() => fittingStep(serving, context, batch))
  const decode = decodeStep(serving, step.batch, context).tokensPerSecond / serving.gpus
  const read = withinDomain(() => prefill(serving, Math.max(1, Math.floor(context / 2))))
  const source = `roofline of ${asked.model.name} on ${gpusText(serving.gpus, asked.gpu)}, batch ${step.batch}, context ${context}`
  const exactly = (value: number): Range => ({ value, low: value, high: value })
  return {
    decodeSpeed: { range: exactly(decode), source },
    prefillSpeed: { range: exactly(read.tokensPerSecond / serving.gpus), source },
    achieved: { range: one, source: 'all of the roofline is reached, which no server does: say --achieved' },
  }
}

const perToken = 1e6

/** Accuracy and tokens of two arms, with their intervals. */
async function runPart(folder: string, flags: ChainInputFlags, signal: AbortSignal): Promise<Told> {
  const run = readRun(folder)
  const { arms, baseline, comparisons } = await measureAnswerCost(run, {
    // At a dollar a token of output an answer costs as many dollars as it has tokens.
    priceOf: () => ({ kind: 'stated', usdPerMillion: { output: perToken }, source: 'tokens', notes: [] }),
    ...(flags.baseline !== undefined && { baseline: flags.baseline }),
    level: 0.9,
    signal,
  })
  const ids = arms.map(({ id }) => id)
  const before = armNamed(flags.baseline ?? baseline, arms, folder)
  const others = ids.filter((id) => id !== before.id)
  if (flags.arm === undefined && others.length !== 1)
    throw new UsageError(`name the arm after with --arm: ${others.join(', ') || 'the run has no other'}`)
  const after = armNamed(flags.arm ?? (others[0] as string), arms, folder)
  const [a, b] = [sideOf(before, folder), sideOf(after, folder)]
  return {
    part: {
      accuracyBefore: a.accuracy,
      outputBefore: a.output,
      inputBefore: a.input,
      accuracyAfter: b.accuracy,
      outputAfter: b.output,
      inputAfter: b.input,
    },
    correlations: together(comparisons.find(({ a, b }) => a === before.id && b === after.id)),
  }
}

const spreading = ['accuracyBefore', 'outputBefore', 'accuracyAfter', 'outputAfter'] as const

/** How accuracy and tokens of both arms vary together over the problems that both answered. */
function together(comparison: ArmComparison | undefined): readonly ChainCorrelation[] {
  const { spread = [] } = comparison ?? {}
  return spread.flatMap((row, place) =>
    row.slice(0, place).map((rho, before) => ({
      a: spreading[before] as ChainInput,
      b: spreading[place] as ChainInput,
      rho: rho * mostBound,
    })),
  )
}

/** Nothing is wholly bound to the others, even where few problems or equal arms would have it so. */
const mostBound = 0.99

function ranged({ value, low, high }: NonNullable<ArmCost['accuracy']>): Range {
  return { value, low: low ?? value, high: high ?? value }
}

function armNamed(id: string, arms: readonly ArmCost[], folder: string): ArmCost {
  const found = arms.find((arm) => arm.id === id)
  if (found) return found
  throw new UsageError(`${folder}: has no arm ${id}: its arms are ${arms.map((arm) => arm.id).join(', ')}`)
}

function sideOf(
  { id, accuracy, perAnswerUsd, tokens, answers }: ArmCost,
  folder: string,
): Readonly<Record<'accuracy' | 'output' | 'input', { readonly range: Range; readonly source: string }>> {
  if (!accuracy || !perAnswerUsd)
    throw new UsageError(`${folder}: ${id} has no graded answers with known tokens`)
  const source = `${id} in ${folder}, 90 % interval over problems`
  const input = (tokens.uncachedInput + tokens.cachedInput) / answers
  return {
    accuracy: { range: ranged(accuracy), source },
    output: { range: ranged(perAnswerUsd), source },
    input: { range: { value: input, low: input, high: input }, source },
  }
}
