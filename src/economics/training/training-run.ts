import { count, positive } from '../domain.ts'
import { type Explained, given } from '../explained.ts'
import { explain } from '../formula.ts'
import {
  daysOnCluster,
  gpuHoursNeeded,
  modelFlopUtilisation,
  rentedCost,
  trainingFlop,
  trainingFlopWithAttention,
} from './training-formulas.ts'

/** A training run as somebody states it. */
export interface TrainingRun {
  /** Parameters used for one token: in a model with experts not all of them. */
  readonly activeParameters: number
  readonly tokens: number
  /** Dense, of one GPU, in the precision whose peak counts: FLOP/s. */
  readonly peakFlops: number
  readonly peakPrecision: string
  /** GPU-hours of everything that is paid; computed from `mfu` where absent. */
  readonly gpuHours?: number
  /** Of these, those that `tokens` took; all of them where absent. */
  readonly pretrainGpuHours?: number
  readonly mfu?: number
  readonly usdPerGpuHour?: number
  readonly gpus?: number
  /** FLOP of attention forward, a token, at the sequence length. */
  readonly attentionFlopPerToken?: number
}

/** What it comes to, each number with its formula. */
export interface ComputedRun {
  readonly flop: Explained
  readonly flopWithAttention?: Explained
  /** As computed from GPU-hours, or as stated. */
  readonly mfu: Explained
  readonly gpuHours: Explained
  readonly costUsd?: Explained
  readonly days?: Explained
}

/**
 * @throws RangeError where a number is outside its domain, neither GPU-hours nor a utilisation is stated, or the GPU-hours
 * are too few for the compute
 */
export function computeRun(run: TrainingRun): ComputedRun {
  const { activeParameters, tokens, usdPerGpuHour, gpus, attentionFlopPerToken } = run
  const N = given('parameters used for a token', 'N', positive('active parameters', activeParameters), '')
  const D = given('tokens trained on', 'D', positive('tokens', tokens), 'token')
  const flop = explain(trainingFlop, { N, D })
  const { mfu, gpuHours } = use(run, flop)
  const withAttention =
    attentionFlopPerToken === undefined
      ? undefined
      : explain(trainingFlopWithAttention, {
          N,
          a: given('attention forward, a token', 'a', attentionFlopPerToken, 'FLOP'),
          D,
        })
  return {
    flop,
    ...(withAttention === undefined ? {} : { flopWithAttention: withAttention }),
    mfu,
    gpuHours,
    ...(usdPerGpuHour === undefined ? {} : { costUsd: costOfHours(gpuHours, usdPerGpuHour) }),
    ...(gpus === undefined
      ? {}
      : {
          days: explain(daysOnCluster, {
            H: gpuHours,
            n: given('GPUs', 'n', count('count of GPUs', gpus), ''),
          }),
        }),
  }
}

function costOfHours(gpuHours: Explained, usdPerGpuHour: number): Explained {
  const p = given('price of a GPU-hour', 'p', positive('price of a GPU-hour', usdPerGpuHour), 'USD/h')
  return explain(rentedCost, { H: gpuHours, p })
}

function use(
  { gpuHours, pretrainGpuHours = gpuHours, mfu, peakFlops, peakPrecision }: TrainingRun,
  flop: Explained,
): { readonly mfu: Explained; readonly gpuHours: Explained } {
  const F = given(`dense peak in ${peakPrecision} of a GPU`, 'F', positive('peak', peakFlops), 'FLOP/s')
  if (pretrainGpuHours === undefined) {
    if (mfu === undefined)
      throw new RangeError('neither GPU-hours nor a utilisation is stated: one gives the other')
    const stated = given('model FLOP utilisation, as stated', 'mfu', belowOne(positive('mfu', mfu)), '')
    return { mfu: stated, gpuHours: explain(gpuHoursNeeded, { C: flop, F, mfu: stated }) }
  }
  const paid = gpuHours ?? pretrainGpuHours
  if (pretrainGpuHours > paid)
    throw new RangeError(`pre-training of ${pretrainGpuHours} GPU-hours is more than all ${paid}`)
  const H = given('GPU-hours that the tokens took', 'H', positive('GPU-hours', pretrainGpuHours), 'h')
  const computed = explain(modelFlopUtilisation, { C: flop, H, F })
  belowOne(computed.value)
  return { mfu: computed, gpuHours: given('GPU-hours of everything', 'H', positive('GPU-hours', paid), 'h') }
}

function belowOne(mfu: number): number {
  if (mfu <= 1) return mfu
  throw new RangeError(
    `a utilisation of ${(100 * mfu).toFixed(0)} % of the peak is impossible: fewer parameters or tokens, more GPU-hours, or another precision`,
  )
}
