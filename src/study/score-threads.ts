import { type FileStretch, orderedThreads, type RunArm, type ThreadJob } from '#run'
import { buffersOf, type MeasuredColumns } from './measured-columns.ts'
import type { ScoredBlock } from './score-block.ts'
import type { ScoreSettings } from './score-settings.ts'
import type { ArmSummary, SharedByArms } from './summarise-arm.ts'

/** What the threads that score a run are started with. */
export interface ScoreThreadStart {
  readonly folder: string
  readonly settings: ScoreSettings
}

/** An imported arm to summarise, from what was measured of its responses. */
export interface ArmJob {
  readonly arm: RunArm
  readonly columns: MeasuredColumns
  readonly shared: SharedByArms
}

export type ScoreJob = { readonly stretch: FileStretch } | { readonly summarise: ArmJob }
export type ScoreAnswer = { readonly block: ScoredBlock } | { readonly arm: ArmSummary }

/** Threads that score the stretches of a run, and then summarise its arms. */
export interface ScoreThreads {
  readonly blocks: (stretches: readonly FileStretch[]) => AsyncGenerator<ScoredBlock>
  readonly arms: (jobs: Iterable<ArmJob>) => Promise<readonly ArmSummary[]>
  readonly close: () => Promise<void>
}

export function scoreThreads(workerData: ScoreThreadStart, size: number): ScoreThreads {
  const pool = orderedThreads<ScoreJob, ScoreAnswer>(new URL('./score-worker.js', import.meta.url), {
    workerData,
    size,
  })
  return {
    async *blocks(stretches) {
      for await (const answer of pool.map(stretchJobs(stretches))) if ('block' in answer) yield answer.block
    },
    async arms(jobs) {
      const summaries: ArmSummary[] = []
      for await (const answer of pool.map(armJobs(jobs))) if ('arm' in answer) summaries.push(answer.arm)
      return summaries
    },
    close: () => pool.close(),
  }
}

async function* stretchJobs(stretches: readonly FileStretch[]): AsyncGenerator<ThreadJob<ScoreJob>> {
  for (const stretch of stretches) yield { job: { stretch }, transfer: [] }
}

async function* armJobs(jobs: Iterable<ArmJob>): AsyncGenerator<ThreadJob<ScoreJob>> {
  for (const summarise of jobs) yield { job: { summarise }, transfer: buffersOf(summarise.columns) }
}
