import { statSync } from 'node:fs'
import { join } from 'node:path'
import {
  derivedWriter,
  type FileStretch,
  fileStretches,
  problemIndex,
  type RunReader,
  type Summary,
  stretchReader,
} from '#run'
import { type SplitTotals, splitWarning, unreadWarnings } from '#thought'
import { tokenizerText } from './arm-tokenizers.ts'
import { judgedBy } from './judge-errors.ts'
import { type MeasuredColumns, measuredColumns, responsesByArm } from './measured-columns.ts'
import { blockScorer, type ScoredBlock } from './score-block.ts'
import { derivingWith, type ScoreSettings, splittingText } from './score-settings.ts'
import { type ArmJob, type ScoreThreads, scoreThreads } from './score-threads.ts'
import { addSplits } from './split-tally.ts'
import { type MeasuredRun, summariseMeasured } from './summarise.ts'
import { sharedByArms } from './summarise-arm.ts'

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
  /** Scores the stretches, in their order, in place of the threads here. */
  readonly elsewhere?: (stretches: readonly FileStretch[]) => AsyncGenerator<ScoredBlock>
}

/**
 * Grades, splits, counts and measures an imported run in one pass over its responses, which it does not touch. Writes the
 * derived lines; answers the summary.
 */
export async function scoreImported(run: RunReader, options: ScoringOptions): Promise<Summary> {
  const { settings, threads: size, elsewhere } = options
  const started = (): ScoreThreads | undefined =>
    size <= 1 ? undefined : scoreThreads({ folder: run.folder, settings }, size)
  let threads = elsewhere ? undefined : started()
  try {
    const scored = await scoredRun(run, elsewhere ?? threads?.blocks, options)
    threads ??= started()
    const measured = measuredRun(run, scored, { settings, objects: threads ? 0 : undefined })
    return summariseMeasured(measured, await threads?.arms(armJobs(measured)))
  } finally {
    await threads?.close()
  }
}

/** What came of all stretches. */
interface ScoredRun {
  readonly parts: readonly MeasuredColumns[]
  readonly splits: ReadonlyMap<string, SplitTotals>
}

async function scoredRun(
  run: RunReader,
  blocks: ScoreThreads['blocks'] | undefined,
  { settings, signal, onProgress }: ScoringOptions,
): Promise<ScoredRun> {
  const totalBytes = statSync(responsesOf(run)).size
  const parts: MeasuredColumns[] = []
  const splits = new Map<string, SplitTotals>()
  const stretches = [...fileStretches(totalBytes)]
  const writer = derivedWriter(run.folder)
  let responses = 0
  try {
    for await (const block of blocks?.(stretches) ?? scoredHere(run, stretches, settings)) {
      signal.throwIfAborted()
      writer.append(block)
      parts.push(block.measured)
      responses += block.measured.arm.length
      for (const [arm, totals] of block.splits) addSplits(splits, arm, totals)
      onProgress({ bytes: stretches[parts.length - 1]?.end ?? totalBytes, totalBytes, responses })
    }
  } catch (error) {
    writer.discard()
    throw error
  }
  writer.finish()
  return { parts, splits }
}

/** Scores stretches in this thread. */
export async function* scoredHere(
  run: Pick<RunReader, 'folder' | 'description'>,
  stretches: readonly FileStretch[],
  settings: ScoreSettings,
): AsyncGenerator<ScoredBlock> {
  const problems = problemIndex(join(run.folder, 'problems.jsonl'))
  const deriving = await derivingWith(settings, run.folder)
  const responses = stretchReader(responsesOf(run))
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
}

function responsesOf({ folder }: Pick<RunReader, 'folder'>): string {
  return join(folder, 'responses.jsonl')
}

/** Signals and progress are heard between stretches. */
function othersTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

/** One arm at a time is put into columns of its own. */
function* armJobs(run: MeasuredRun): Generator<ArmJob> {
  const shared = sharedByArms(run)
  for (const { arm, kept } of run.arms)
    yield { arm, columns: measuredColumns(kept.map((measured) => ({ arm: arm.id, measured }))), shared }
}

function measuredRun(
  { description, folder }: RunReader,
  scored: ScoredRun,
  { settings, objects }: { readonly settings: ScoreSettings; readonly objects: number | undefined },
): MeasuredRun {
  const byArm = responsesByArm(scored.parts, objects)
  const arms = description.arms.map((arm) => ({ arm, kept: byArm.get(arm.id) ?? [], leftOut: [] }))
  const clusters = new Set(arms.flatMap(({ kept }) => kept.map(({ cluster }) => cluster)))
  const warnings = description.arms.flatMap(({ id }) => {
    const totals = scored.splits.get(id)
    if (!totals) return []
    const unread = unreadWarnings(totals, settings.splitting.lexicon)
    // Which words to look for is known there.
    const warning = unread.length === 0 ? splitWarning(totals) : undefined
    return [...unread, ...(warning === undefined ? [] : [warning])].map((one) => `${id}: ${one}`)
  })
  const { study } = description
  return {
    description,
    problems: study.problems,
    clusters: clusters.size,
    arms,
    planned: study.kind === 'import' ? study.responses : study.problems * study.samples,
    leftOut: 0,
    tokenizer: tokenizerText(settings, {
      arms: description.arms.map(({ id }) => id),
      otherwise: 'recorded usage, apportioned by characters',
    }),
    splitting: splittingText(settings.splitting),
    ...(settings.judge && { judged: judgedBy(settings.judge, folder) }),
    warnings,
  }
}
