import type { Confidence } from '../datum.ts'
import type { Split } from './serving.ts'

/** A published speed and what was served how: a row of `data/economics/serving-points.json`. */
export interface PublishedPoint {
  readonly id: string
  readonly what: string
  readonly model: string
  readonly gpu: string
  readonly count: number
  readonly weights: string
  readonly kvBits: number
  readonly split: Split
  readonly overlap: boolean
  /** Whether links count. */
  readonly links: boolean
  /** `decode`: a step; `prefill`: a prompt; `both`: prompts and answers in turn, output tokens counted; `link`: sending alone. */
  readonly phase: 'decode' | 'prefill' | 'both' | 'link'
  /** As many as fit where it was not told. */
  readonly batch?: number
  readonly contextTokens: number
  readonly promptTokens?: number
  readonly answerTokens?: number
  /** Of the prompts' tokens, those found in a cache. */
  readonly hitShare?: number
  readonly published: { readonly value: number; readonly unit: 'token/s' | 's'; readonly perGpus?: number }
  readonly source: string
  readonly date: string
  readonly confidence: Confidence
  readonly note?: string
}
