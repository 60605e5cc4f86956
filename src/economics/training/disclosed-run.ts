import type { Confidence } from '../datum.ts'

/** A training run that was told of: a row of `data/economics/training-runs.json`. What nobody told is absent. */
export interface DisclosedRun {
  readonly id: string
  readonly model: string
  readonly stage: 'pretraining' | 'whole run' | 'reinforcement'
  readonly activeParameters?: number
  readonly tokens?: number
  readonly gpu?: string
  readonly gpuHours?: number
  readonly pretrainGpuHours?: number
  /** Printed, as said by the source. */
  readonly costUsd?: number
  readonly usdPerGpuHour?: number
  readonly source: string
  readonly date: string
  readonly confidence: Confidence
  readonly note?: string
}
