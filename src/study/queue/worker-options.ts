import type { Engine, EngineDescription } from '#engine'
import type { TokenPrice } from '../token-price.ts'
import type { QueuedStudy } from './queued-studies.ts'
import type { StudyQueue } from './study-queue.ts'

export interface WorkerOptions {
  readonly queue: StudyQueue
  /** The version of jevons: studies of another are left alone. */
  readonly version: string
  /** Who it is, for messages: `machine:process`. */
  readonly name: string
  readonly openEngine: (study: QueuedStudy) => Promise<Engine>
  /** What a study's responses cost, where that is known; nothing is counted where left out. */
  readonly priceOf?: (study: QueuedStudy) => Promise<TokenPrice | undefined>
  /** How many responses it has under way at most. */
  readonly concurrency: (engine: EngineDescription) => number
  /** Once this aborts it finishes what it has at hand, and ends. */
  readonly drain: AbortSignal
  /** Once this aborts it gives back what it has at hand, and ends. */
  readonly stop?: AbortSignal
  /** How runs are scored here; by one thread where left out. */
  readonly scoring?: ScoringOptions
  /** The ids of the only studies and scorings that it works on; all of its version where left out. */
  readonly only?: readonly string[]
  /** Ends once nothing waits and nothing is under way. */
  readonly untilEmpty?: boolean
  /** It says that it is alive every so many seconds; missing four beats it counts as lost. */
  readonly beatSeconds?: number
  /** Between two looks at an empty queue. */
  readonly idleMs?: number
  /** Before a response that failed is tried again. */
  readonly retrySeconds?: number
  /** After an engine's first failure at everything; twice as long after each further one. */
  readonly faultMs?: number
  /** Milliseconds from any fixed moment. */
  readonly clock: () => number
  readonly say: (line: string) => void
  readonly onProgress?: (progress: WorkerProgress) => void
}

export interface ScoringOptions {
  readonly threads: number
  /** Under which runs are that their owners left there for all workers. */
  readonly sharedFolder?: string
}

/** What a worker has done since it began. */
export interface WorkerProgress {
  /** Generated. */
  readonly responses: number
  /** Responses that were scored. */
  readonly scored: number
  /** Undefined where an engine does not tell. */
  readonly tokens: number | undefined
  /** With something under way: what it waited for work does not count. */
  readonly seconds: number
  /** Responses that are being generated, and shards that are being scored. */
  readonly underWay: number
}
