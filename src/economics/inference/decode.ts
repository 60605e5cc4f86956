import { count, positive } from '../domain.ts'
import { expertParameters } from '../memory/model-memory.ts'
import { attentionFlop, cacheBytes, cacheBytesRead } from '../memory/model-shape.ts'
import { sentSeconds } from './links.ts'
import { copies, type Serving, type StepTime } from './serving.ts'
import {
  computeSeconds,
  expertsTouched,
  largestBatch,
  memorySeconds,
  usableShare,
  weightsRead,
} from './step-formulas.ts'
import { checkEfficiency, type StepLoad, timeOfLoad } from './step-load.ts'

/** One step of decoding: one more token for each answer of a batch. */
export interface DecodeStep extends StepTime {
  readonly batch: number
  readonly contextTokens: number
  readonly tokensPerSecond: number
  /** What one reader sees. */
  readonly tokensPerSecondEach: number
  /** Different experts of a layer in use; undefined where the model has none. */
  readonly expertsTouched?: number
  readonly weightBytesRead: number
  readonly kvBytesRead: number
  /** Which of the two reads is more, where memory is what takes the time. */
  readonly memoryBy: 'weights' | 'kvCache'
}

/** What a step of decoding has to read, compute and send, and what of it is read. */
export interface DecodeLoad extends StepLoad {
  readonly contextTokens: number
  readonly expertsTouched: number | undefined
  readonly weightBytesRead: number
  readonly kvBytesRead: number
}

/**
 * The load of a step of decoding, whatever the efficiencies.
 * @throws RangeError where the batch or context is no whole number from 1
 */
export function decodeLoad(serving: Serving, batch: number, contextTokens: number): DecodeLoad {
  checkServing(serving)
  count('batch', batch)
  positive('context', contextTokens)
  const { shape, gpus, bandwidth, peakFlops, attentionPeakFlops, activeParameters, kvBits } = serving
  const touched = touchedExperts(serving, batch)
  const W = readWeights(serving, touched)
  const kv = cacheBytesRead(shape.cache, contextTokens, kvBits) * copies(serving).cache
  return {
    tokens: batch,
    contextTokens,
    memorySeconds: memorySeconds.of({ W, B: batch, kv, n: gpus, BW: bandwidth, e_b: 1 }),
    computeSeconds: computeSeconds.of({
      B: batch,
      N: activeParameters,
      F: peakFlops,
      a: attentionFlop(shape.decodeWork, contextTokens),
      F_a: attentionPeakFlops,
      n: gpus,
      e_f: 1,
    }),
    linkSeconds: sentSeconds(serving, batch, 'decode'),
    overlap: serving.overlap,
    expertsTouched: touched,
    weightBytesRead: W,
    kvBytesRead: batch * kv,
  }
}

/**
 * The roofline of a step of decoding.
 * @throws RangeError where the batch or context is no whole number from 1, or an efficiency no share above 0
 */
export function decodeStep(serving: Serving, batch: number, contextTokens: number): DecodeStep {
  checkEfficiency(serving.efficiency)
  const load = decodeLoad(serving, batch, contextTokens)
  const time = timeOfLoad(load, serving.efficiency)
  const { expertsTouched: touched, weightBytesRead, kvBytesRead } = load
  return {
    ...time,
    batch,
    contextTokens,
    tokensPerSecond: batch / time.seconds,
    tokensPerSecondEach: 1 / time.seconds,
    ...(touched === undefined ? {} : { expertsTouched: touched }),
    weightBytesRead,
    kvBytesRead,
    memoryBy: kvBytesRead > weightBytesRead ? 'kvCache' : 'weights',
  }
}

function checkServing({ gpus, gpusPerServer }: Serving): void {
  count('count of GPUs', gpus)
  count('GPUs of a server', gpusPerServer)
}

export function touchedExperts({ shape: { experts } }: Serving, tokens: number): number | undefined {
  return experts === undefined
    ? undefined
    : expertsTouched.of({ E: experts.routed, k: experts.active, B: tokens })
}

/** Bytes of weights, by whether every token passes them; copies of the former are counted as often as they are kept. */
export function weightParts(serving: Serving): { readonly shared: number; readonly routed: number } {
  const { shape, totalParameters, weightBits } = serving
  const routed = Math.min(expertParameters(shape), totalParameters)
  const shared = ((totalParameters - routed) * weightBits.rest) / 8
  return { shared: shared * copies(serving).shared, routed: (routed * weightBits.experts) / 8 }
}

export function readWeights(serving: Serving, touched: number | undefined): number {
  const { shared, routed } = weightParts(serving)
  const { experts } = serving.shape
  if (experts === undefined || touched === undefined) return shared + routed
  return weightsRead.of({ shared, routed, u: touched, E: experts.routed })
}

/** Bytes that one answer's context takes on all GPUs together. */
function answerBytes(serving: Serving, contextTokens: number): number {
  return cacheBytes(serving.shape.cache, contextTokens, serving.kvBits) * copies(serving).cache
}

/**
 * Answers that fit side by side.
 * @throws RangeError where the weights alone do not fit
 */
export function batchThatFits(serving: Serving, contextTokens: number): number {
  checkServing(serving)
  positive('context', contextTokens)
  const { shared, routed } = weightParts(serving)
  const { gpus, memory } = serving
  const weights = shared + routed
  if (weights > usableShare * gpus * memory)
    throw new RangeError(
      `weights of ${gigabytes(weights)} do not fit into ${100 * usableShare} % of ${gpus} × ${gigabytes(memory)}`,
    )
  const fits = largestBatch.of({ n: gpus, M: memory, W: weights, kv: answerBytes(serving, contextTokens) })
  return Math.max(0, fits)
}

function gigabytes(bytes: number): string {
  return `${(bytes / 1e9).toFixed(1)} GB`
}

/** The largest batch up to `most` in which each answer still gets so many tokens a second; 0 where none does. */
export function batchAtSpeed(
  serving: Serving,
  contextTokens: number,
  leastSpeed: number,
  most: number,
): number {
  let enough = 0
  let tooMany = most + 1
  // The more answers, the slower each: memory, compute and links only grow.
  while (tooMany - enough > 1) {
    const middle = Math.floor((enough + tooMany) / 2)
    if (decodeStep(serving, middle, contextTokens).tokensPerSecondEach >= leastSpeed) enough = middle
    else tooMany = middle
  }
  return enough
}
