import { positive, share } from '../domain.ts'
import type { Efficiency, StepTime } from './serving.ts'
import { stepTime } from './serving.ts'

/**
 * What a step has to read, compute and send, as plain numbers: everything that does not change with the efficiencies. A
 * hundred thousand draws of efficiencies and prices take one load.
 */
export interface StepLoad {
  readonly tokens: number
  /** Seconds at full efficiency. */
  readonly memorySeconds: number
  readonly computeSeconds: number
  readonly linkSeconds: number
  readonly overlap: boolean
}

/** The time of a step at some efficiencies; without one of the links their time is not counted. */
export function timeOfLoad(load: StepLoad, { bandwidth, compute, link }: Efficiency): StepTime {
  return stepTime(
    load.memorySeconds / bandwidth,
    load.computeSeconds / compute,
    link === undefined ? 0 : load.linkSeconds / link,
    load.overlap,
  )
}

/** @throws RangeError where an efficiency is no share above 0 */
export function checkEfficiency({ bandwidth, compute, link }: Efficiency): void {
  positive('bandwidth efficiency', share('bandwidth efficiency', bandwidth))
  positive('compute efficiency', share('compute efficiency', compute))
  if (link !== undefined) positive('link efficiency', share('link efficiency', link))
}
