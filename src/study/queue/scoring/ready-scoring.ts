import type { QueuedScoring } from './queued-scoring.ts'
import type { ShardThreads } from './shard-threads.ts'

/** A scoring as a worker is ready for it. */
export interface ReadyScoring {
  readonly scoring: QueuedScoring
  readonly threads: ShardThreads
  /** The run's folder where it is read here. */
  readonly run?: string
}
