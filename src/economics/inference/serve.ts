import type { Range } from '../datum.ts'
import { positive } from '../domain.ts'
import { overRanges } from '../over-ranges.ts'
import { batchThatFits, type DecodeStep, decodeLoad, decodeStep } from './decode.ts'
import type { Efficiency, Serving } from './serving.ts'
import { usdPerMillionTokens } from './step-formulas.ts'
import { timeOfLoad } from './step-load.ts'

/** Efficiencies as far as they are known. */
export interface EfficiencyRanges {
  readonly bandwidth: Range
  readonly compute: Range
  readonly link?: Range
}

/** Speed and price of decoding, over the ranges of the efficiencies. */
export interface ServedRanges {
  readonly tokensPerSecond: Range
  readonly usdPerMillionTokens?: Range
}

export function middleOf({ bandwidth, compute, link }: EfficiencyRanges): Efficiency {
  return {
    bandwidth: bandwidth.value,
    compute: compute.value,
    ...(link === undefined ? {} : { link: link.value }),
  }
}

/** Dollars for a million tokens of a group that yields so many a second. @throws RangeError where the price is not above 0 */
export function tokenPrice(gpus: number, usdPerGpuHour: number, perSecond: number): number {
  return usdPerMillionTokens.of({
    n: gpus,
    p: positive('price of a GPU-hour', usdPerGpuHour),
    tokens_per_s: perSecond,
  })
}

export function servedRanges(
  serving: Serving,
  ranges: EfficiencyRanges,
  at: { readonly batch: number; readonly contextTokens: number; readonly usdPerGpuHour?: number },
): ServedRanges {
  const { link, ...always } = ranges
  const inputs: Record<string, Range> = { ...always, ...(link === undefined ? {} : { link }) }
  const load = decodeLoad(serving, at.batch, at.contextTokens)
  const speed = ({ bandwidth = 1, compute = 1, link: l }: Readonly<Record<string, number>>): number =>
    at.batch / timeOfLoad(load, { bandwidth, compute, ...(l === undefined ? {} : { link: l }) }).seconds
  const tokensPerSecond = overRanges(speed, inputs)
  const { usdPerGpuHour } = at
  if (usdPerGpuHour === undefined) return { tokensPerSecond }
  const price = (perSecond: number): number => tokenPrice(serving.gpus, usdPerGpuHour, perSecond)
  const { value, low, high } = tokensPerSecond
  return { tokensPerSecond, usdPerMillionTokens: { value: price(value), low: price(high), high: price(low) } }
}

/**
 * A step with as many answers as are asked for, or as fit.
 * @throws RangeError where more are asked for than fit, or none fits
 */
export function fittingStep(
  serving: Serving,
  contextTokens: number,
  batch?: number,
): { readonly step: DecodeStep; readonly largestBatch: number } {
  const largestBatch = batchThatFits(serving, contextTokens)
  if (largestBatch < 1)
    throw new RangeError(`not one answer of ${contextTokens} tokens fits beside the weights`)
  if (batch !== undefined && batch > largestBatch)
    throw new RangeError(`batch ${batch}: at most ${largestBatch} answers of ${contextTokens} tokens fit`)
  return { step: decodeStep(serving, batch ?? largestBatch, contextTokens), largestBatch }
}
