import {
  type ChainInput,
  type ChainRanges,
  chainUnits,
  checkChain,
  decodeStep,
  fittingStep,
  middleOfChain,
  prefill,
  type Range,
} from '#economics'
import type { Entries } from '../form/entries.ts'
import { servedBy } from '../serving/served.ts'
import { measuredSpeed } from './chain-fields.ts'

/**
 * The inputs of the chain from what is written.
 * @throws RangeError where the roofline cannot be computed, or an input is outside its domain
 */
export function chainRanges(entries: Entries): ChainRanges {
  const speeds = entries.text('speed') === measuredSpeed ? undefined : rooflineSpeeds(entries)
  const ranges = Object.fromEntries(
    (Object.keys(chainUnits) as ChainInput[]).map((name) => {
      const speed = name === 'decodeSpeed' || name === 'prefillSpeed' ? speeds?.[name] : undefined
      return [name, speed ?? entries.range(name)]
    }),
  ) as Record<ChainInput, Range>
  checkChain(middleOfChain(ranges))
  return ranges
}

/** What one GPU decodes and reads at best, by the roofline. */
function rooflineSpeeds(entries: Entries): Readonly<Record<'decodeSpeed' | 'prefillSpeed', Range>> {
  const { serving } = servedBy(entries, { efficiency: { bandwidth: 1, compute: 1 }, split: 'ideal' })
  const context = entries.number('context')
  const { step } = fittingStep(serving, context, entries.optional('batch'))
  const decode = decodeStep(serving, step.batch, context).tokensPerSecond / serving.gpus
  const read = prefill(serving, Math.max(1, Math.floor(context / 2))).tokensPerSecond / serving.gpus
  const exactly = (value: number): Range => ({ value, low: value, high: value })
  return { decodeSpeed: exactly(decode), prefillSpeed: exactly(read) }
}
