import type { Generation, GenerationRequest } from '../../engine.ts'
import type { ModelFiles } from './model-files.ts'

/** What a worker is started with. */
export interface WorkerStart {
  readonly files: ModelFiles
}

/** One response to generate; the number is the pool's. */
export interface Job {
  readonly number: number
  readonly request: GenerationRequest
}

export type ToWorker = { readonly type: 'job'; readonly job: Job } | { readonly type: 'forget' }

export type FromWorker =
  | { readonly type: 'done'; readonly number: number; readonly generation: Generation }
  | { readonly type: 'refused'; readonly number: number; readonly message: string }
