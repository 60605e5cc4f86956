import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { orderedThreads } from '#run'
import type { QueuedScoring } from './queued-scoring.ts'
import type { QueuedShard } from './shard.ts'

/** What the threads that score shards are started with. */
export interface ShardThreadStart {
  /** For what a thread has to put into files; each has a folder of its own in it. */
  readonly folder: string
}

export interface ShardJob {
  readonly id: string
  readonly scoring: QueuedScoring
  /** The run itself, where the shard is read out of it. */
  readonly run?: string
  readonly shard: QueuedShard
}

/** What the collector is sent, and how many responses it holds. */
export interface ShardAnswer {
  readonly line: string
  readonly responses: number
}

/** Threads that score shards of any run. */
export interface ShardThreads {
  readonly size: number
  readonly score: (job: ShardJob) => Promise<ShardAnswer>
  readonly close: () => Promise<void>
}

export function shardThreads(size: number): ShardThreads {
  const folder = mkdtempSync(join(tmpdir(), 'jevons-shards-'))
  const workerData: ShardThreadStart = { folder }
  const pool = orderedThreads<ShardJob, ShardAnswer>(new URL('./shard-thread.js', import.meta.url), {
    workerData,
    size,
  })
  return {
    size,
    score: (job) => pool.run({ job, transfer: [] }),
    async close() {
      await pool.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
