import { statSync } from 'node:fs'
import { join } from 'node:path'
import {
  blockJobs,
  derivedWriter,
  lineBlocks,
  openBytes,
  orderedThreads,
  problemIndex,
  type RecordBlock,
  type RunReader,
  type Summary,
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
  let bytes = 0
  let responses = 0
  const read = (more: number): void => {
    bytes += more
  }
  try {
    for await (const block of scoredBlocks(run, { ...options, file, read })) {
      options.signal.throwIfAborted()
      writer.append(block)
      parts.push(block.measured)
      responses += block.measured.arm.length
      for (const [arm, totals] of block.splits) addSplits(splits, arm, totals)
      options.onProgress({ bytes, totalBytes, responses })
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
  readonly read: (bytes: number) => void
}

async function* scoredBlocks(run: RunReader, scanning: Scanning): AsyncGenerator<ScoredBlock> {
  const { file, settings, threads } = scanning
  const { chunks } = await openBytes(file, { onBytes: scanning.read })
  const blocks = lineBlocks(chunks)
  if (threads <= 1) {
    const problems = problemIndex(join(run.folder, 'problems.jsonl'))
    const deriving = await derivingWith(settings, run.folder)
    const score = blockScorer({ file, problems, description: run.description, deriving })
    try {
      for await (const block of blocks) yield score(block)
    } finally {
      problems.close()
    }
    return
  }
  const workerData: ScoreWorkerStart = { folder: run.folder, settings }
  const pool = orderedThreads<RecordBlock, ScoredBlock>(new URL('./score-worker.js', import.meta.url), {
    workerData,
    size: threads,
  })
  try {
    yield* pool.map(blockJobs(blocks))
  } finally {
    await pool.close()
  }
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
