import {
  type ComputedRun,
  computeRun,
  type Gpu,
  gpusIn,
  hardwareFlopUtilisation,
  modelFlopUtilisation,
  named,
  promptAttentionFlop,
  recomputation,
  speedIn,
  type TrainingRun,
} from '#economics'
import { readGpus } from '#run/facts'
import { amountFlag, neededAmount } from './amount-flag.ts'
import { type AskedModel, askedModel } from './asked-model.ts'
import { explanationsOf } from './explained-document.ts'
import { numberFlag } from './number-flag.ts'
import { grouped, plainTable } from './plain-table.ts'
import { UsageError } from './usage-error.ts'
import { withinDomain } from './within-domain.ts'
import type { World } from './world.ts'

interface TrainFlags {
  readonly activeParameters?: string
  readonly model?: string
  readonly tokens?: string
  readonly sequence?: string
  readonly gpu?: string
  readonly gpuHours?: string
  readonly pretrainGpuHours?: string
  readonly mfu?: string
  readonly precision?: string
  readonly recompute?: string
  readonly price?: string
  readonly gpus?: string
  readonly json?: boolean
  readonly explain?: boolean
  readonly lang?: string
}

/** `jevons train --json`. */
interface TrainDocument {
  readonly flop: number
  readonly flopWithAttention: number | null
  readonly mfu: number
  /** With attention over the sequence counted. */
  readonly mfuWithAttention: number | null
  /** With what is computed again counted: no sign of better use. */
  readonly hfu: number
  readonly peakPrecision: string
  readonly peakFlops: number
  /** The same use against the peaks of other precisions. */
  readonly mfuByPrecision: Readonly<Record<string, number>>
  readonly gpu: string
  /** GPUs to a board of it, such as 2 to a superchip; peaks and hours are of one GPU. */
  readonly gpusPerBoard: number
  readonly gpuHours: number
  readonly costUsd: number | null
  readonly days: number | null
}

const mostSequence = 1e8
const mostGpus = 1e7

/** `jevons train`: compute, use, GPU-hours and cost of a training run. */
export async function train(given: object, world: World): Promise<void> {
  const flags = given as TrainFlags
  const gpuName = flags.gpu
  if (gpuName === undefined) throw new UsageError('say on what: --gpu h800')
  const document = withinDomain(() => {
    const gpu = named('GPU', readGpus(), gpuName)
    const { precision, flops } = speedIn(gpu, flags.precision ?? 'bf16')
    const run = runOf(flags, flops, precision)
    const computed = computeRun(run)
    return {
      computed,
      document: documentOf(computed, { run, gpu, again: againOf(flags) }),
    }
  })
  if (flags.explain) return world.out(explanationsOf(document.computed, flags.lang))
  world.out(
    flags.json ? `${JSON.stringify(document.document, undefined, 2)}\n` : trainText(document.document),
  )
}

function runOf(flags: TrainFlags, peakFlops: number, peakPrecision: string): TrainingRun {
  const model = flags.model === undefined ? undefined : askedModel({ model: flags.model })
  const activeParameters = amountFlag('--active-parameters', flags.activeParameters) ?? model?.size?.active
  if (activeParameters === undefined)
    throw new UsageError(
      'say how many parameters a token uses: --active-parameters 37e9, or --model deepseek-v3',
    )
  const gpuHours = amountFlag('--gpu-hours', flags.gpuHours)
  const pretrainGpuHours = amountFlag('--pretrain-gpu-hours', flags.pretrainGpuHours)
  const mfu = numberFlag('--mfu', flags.mfu, { least: 0, most: 1 })
  const usdPerGpuHour = amountFlag('--price', flags.price)
  const gpus = numberFlag('--gpus', flags.gpus, { least: 1, most: mostGpus, whole: true })
  const attention = attentionOf(flags, model)
  return {
    activeParameters,
    tokens: neededAmount('--tokens', flags.tokens, '14.8e12'),
    peakFlops,
    peakPrecision,
    ...(gpuHours === undefined ? {} : { gpuHours }),
    ...(pretrainGpuHours === undefined ? {} : { pretrainGpuHours }),
    ...(mfu === undefined ? {} : { mfu }),
    ...(usdPerGpuHour === undefined ? {} : { usdPerGpuHour }),
    ...(gpus === undefined ? {} : { gpus }),
    ...(attention === undefined ? {} : { attentionFlopPerToken: attention }),
  }
}

function attentionOf({ sequence }: TrainFlags, model: AskedModel | undefined): number | undefined {
  const tokens = numberFlag('--sequence', sequence, { least: 1, most: mostSequence, whole: true })
  if (tokens === undefined) return undefined
  if (model === undefined) throw new UsageError('--sequence goes with --model: attention is known of models')
  return promptAttentionFlop(model.shape.prefillWork, tokens) / tokens
}

/** FLOP of hardware over FLOP of the model. */
function againOf({ recompute = 'none', model, sequence }: TrainFlags): number {
  if (recompute !== 'none' && recompute !== 'selective' && recompute !== 'full')
    throw new UsageError(`--recompute "${recompute.slice(0, 40)}": must be none, selective or full`)
  if (recompute === 'selective' && (model === undefined || sequence === undefined))
    throw new UsageError('--recompute selective needs --model and --sequence')
  const shape = model === undefined ? undefined : askedModel({ model }).shape
  const modes = recomputation(shape?.hidden ?? 1, shape?.heads ?? 1, Number(sequence ?? 1))
  return modes.find(({ id }) => id === recompute)?.hardwareOverModelFlop ?? 1
}

interface Around {
  readonly run: TrainingRun
  readonly gpu: Gpu
  readonly again: number
}

function documentOf(computed: ComputedRun, { run, gpu, again }: Around): TrainDocument {
  const { flop, flopWithAttention, mfu, gpuHours, costUsd, days } = computed
  const hours = run.pretrainGpuHours ?? run.gpuHours ?? gpuHours.value
  const against = (peak: number): number => modelFlopUtilisation.of({ C: flop.value, H: hours, F: peak })
  const peaks = (['bf16', 'fp8'] as const).filter((name) => gpu.dense[name] !== undefined)
  return {
    flop: flop.value,
    flopWithAttention: flopWithAttention?.value ?? null,
    mfu: mfu.value,
    mfuWithAttention:
      flopWithAttention === undefined ? null : (mfu.value * flopWithAttention.value) / flop.value,
    hfu: hardwareFlopUtilisation.of({ mfu: mfu.value, r: again }),
    peakPrecision: run.peakPrecision,
    peakFlops: run.peakFlops,
    mfuByPrecision: Object.fromEntries(peaks.map((name) => [name, against(speedIn(gpu, name).flops)])),
    gpu: gpu.name,
    gpusPerBoard: gpusIn(gpu),
    gpuHours: gpuHours.value,
    costUsd: costUsd?.value ?? null,
    days: days?.value ?? null,
  }
}

function trainText(document: TrainDocument): string {
  const { flop, flopWithAttention, mfu, hfu, peakPrecision, mfuByPrecision, gpuHours, costUsd, days } =
    document
  const others = Object.entries(mfuByPrecision).filter(([name]) => name !== peakPrecision)
  const rows = [
    ['FLOP, 6 · N · D', flop.toExponential(3)],
    ...(flopWithAttention === null ? [] : [['FLOP with attention', flopWithAttention.toExponential(3)]]),
    [
      `MFU of the ${peakPrecision} peak${document.gpusPerBoard === 1 ? '' : ` of one GPU, of which ${document.gpu} is ${document.gpusPerBoard}`}`,
      percent(mfu),
    ],
    ...others.map(([name, share]) => [`  of the ${name} peak`, percent(share)]),
    ...(hfu === mfu ? [] : [['HFU, with what is computed again', percent(hfu)]]),
    ['GPU-hours', grouped(gpuHours)],
    ...(costUsd === null ? [] : [['cost, USD', grouped(costUsd)]]),
    ...(days === null ? [] : [['days', grouped(days, 1)]]),
  ]
  return `${[...plainTable(rows), ...remarksOf(document)].join('\n')}\n`
}

const leastPlausible = 0.005

/** A use that no run has: most often a unit was forgotten. */
function remarksOf({ mfu }: TrainDocument): readonly string[] {
  return mfu < leastPlausible
    ? ['Remark: hardly any of the hardware is used: parameters and tokens are counts, such as 37B and 14.8T.']
    : []
}

function percent(share: number): string {
  return `${grouped(100 * share, 1)} %`
}
