import { statSync } from 'node:fs'
import { join } from 'node:path'
import {
  derivedWriter,
  type FileStretch,
  fileStretches,
  orderedThreads,
  problemIndex,
  type RunReader,
  type Summary,
  stretchReader,
  type ThreadJob,
} from '#run'
import { type SplitTotals, splitWarning } from '#thought'
import { tokenizerText } from './arm-tokenizers.ts'
import { judgedBy } from './judge-errors.ts'
import { type MeasuredColumns, responsesByArm } from './measured-columns.ts'
import { blockScorer, type ScoredBlock } from './score-block.ts'
import { derivingWith, type ScoreSettings, splittingText } from './score-settings.ts'
import type { ScoreWorkerStart } from './score-worker.ts'
import { addSplits } from './split-tally.ts'
import { summariseMeasured } from './summarise.ts'

export interface ScoreProgress {
  /** Bytes of responses.jsonl. */
  readonly bytes: number
  readonly totalBytes: number
  readonly responses: number
}

export interface ScoringOptions {
  readonly settings: ScoreSettings
  readonly threads: number
  readonly signal: AbortSignal
  readonly onProgress: (progress: ScoreProgress) => void
}

/**
 * Grades, splits, counts and measures an imported run in one pass over its responses, which it does not touch. Writes the
 * derived lines; answers the summary.
 */
export async function scoreImported(run: RunReader, options: ScoringOptions): Promise<Summary> {
  const file = join(run.folder, 'responses.jsonl')
  const totalBytes = statSync(file).size
  const parts: MeasuredColumns[] = []
  const splits = new Map<string, SplitTotals>()
  const writer = derivedWriter(run.folder)
  const stretches = [...fileStretches(totalBytes)]
  let done = 0
  let responses = 0
  try {
    for await (const block of scoredBlocks(run, { ...options, file, stretches })) {
      options.signal.throwIfAborted()
      writer.append(block)
      parts.push(block.measured)
      responses += block.measured.arm.length
      for (const [arm, totals] of block.splits) addSplits(splits, arm, totals)
      options.onProgress({ bytes: stretches[done++]?.end ?? totalBytes, totalBytes, responses })
    }
  } catch (error) {
    writer.discard()
    throw error
  }
  writer.finish()
  return summaryOf(run, { parts, splits, settings: options.settings })
}

interface Scanning extends ScoringOptions {
  readonly file: string
  readonly stretches: readonly FileStretch[]
}

async function* scoredBlocks(run: RunReader, scanning: Scanning): AsyncGenerator<ScoredBlock> {
  const { file, settings, threads, stretches } = scanning
  if (threads <= 1) {
    const problems = problemIndex(join(run.folder, 'problems.jsonl'))
    const deriving = await derivingWith(settings, run.folder)
    const responses = stretchReader(file)
    const score = blockScorer({ responses, problems, description: run.description, deriving })
    try {
      for (const stretch of stretches) {
        yield score(stretch)
        await othersTurn()
      }
    } finally {
      responses.close()
      problems.close()
    }
    return
  }
  const workerData: ScoreWorkerStart = { folder: run.folder, settings }
  const pool = orderedThreads<FileStretch, ScoredBlock>(new URL('./score-worker.js', import.meta.url), {
    workerData,
    size: threads,
  })
  try {
    yield* pool.map(jobsOf(stretches))
  } finally {
    await pool.close()
  }
}

/** Signals and progress are heard between stretches. */
function othersTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

async function* jobsOf(stretches: readonly FileStretch[]): AsyncGenerator<ThreadJob<FileStretch>> {
  for (const job of stretches) yield { job, transfer: [] }
}

function summaryOf(
  { description, folder }: RunReader,
  scored: {
    readonly parts: readonly MeasuredColumns[]
    readonly splits: ReadonlyMap<string, SplitTotals>
    readonly settings: ScoreSettings
  },
): Summary {
  const byArm = responsesByArm(scored.parts)
  const arms = description.arms.map((arm) => ({ arm, kept: byArm.get(arm.id) ?? [], leftOut: [] }))
  const clusters = new Set(arms.flatMap(({ kept }) => kept.map(({ cluster }) => cluster)))
  const warnings = description.arms.flatMap(({ id }) => {
    const totals = scored.splits.get(id)
    const warning = totals && splitWarning(totals)
    return warning === undefined ? [] : [`${id}: ${warning}`]
  })
  const { study } = description
  return summariseMeasured({
    description,
    problems: study.problems,
    clusters: clusters.size,
    arms,
    planned: study.kind === 'import' ? study.responses : study.problems * study.samples,
    leftOut: 0,
    tokenizer: tokenizerText(scored.settings, {
      arms: description.arms.map(({ id }) => id),
      otherwise: 'recorded usage, apportioned by characters',
    }),
    splitting: splittingText(scored.settings.splitting),
    ...(scored.settings.judge && { judged: judgedBy(scored.settings.judge, folder) }),
    warnings,
  })
}
