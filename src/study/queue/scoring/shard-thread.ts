import { mkdtempSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { type FileStretch, problemIndex, stretchReader, type ThreadAnswer, threadFailure } from '#run'
import type { DerivingOptions } from '../../derive-response.ts'
import { judgingWith } from '../../judge-with.ts'
import { type BlockScorer, blockScorer, type ScoredBlock } from '../../score-block.ts'
import { derivingWith } from '../../score-settings.ts'
import { blockLine } from './block-line.ts'
import type { QueuedScoring } from './queued-scoring.ts'
import { unpackShard } from './shard.ts'
import type { ShardAnswer, ShardJob, ShardThreadStart } from './shard-threads.ts'

/** A thread that scores shards: each as a run of its own, by what scores the stretches of a run. */

const folder = mkdtempSync(join((workerData as ShardThreadStart).folder, 'run-'))
const inFolder = (name: string): string => join(folder, `${name}.jsonl`)
writeFileSync(inFolder('responses'), '')
// The files are written anew for every shard, and this reads them as they are.
const responses = stretchReader(inFolder('responses'))

type Deriving = Omit<DerivingOptions, 'markers' | 'judge'>
let lastDeriving: { readonly id: string; readonly deriving: Promise<Deriving> } | undefined
let lastRun: { readonly id: string; readonly score: Promise<BlockScorer> } | undefined

/** Opens tokenizers once for many shards of a run. Judges are opened for each. */
function unjudged(id: string, { settings }: QueuedScoring): Promise<Deriving> {
  const { judge: _, ...others } = settings
  if (lastDeriving?.id !== id) lastDeriving = { id, deriving: derivingWith(others, folder) }
  return lastDeriving.deriving
}

async function scoreCarried({ id, scoring, shard }: ShardJob): Promise<ScoredBlock> {
  const files = unpackShard(shard.files ?? new Uint8Array())
  for (const [name, bytes] of Object.entries(files)) writeFileSync(inFolder(name), bytes)
  const { judge } = scoring.settings
  const deriving = {
    ...(await unjudged(id, scoring)),
    ...(judge === undefined ? {} : { judging: await judgingWith(judge, folder) }),
  }
  const problems = problemIndex(inFolder('problems'))
  try {
    const score = blockScorer({ responses, problems, description: described(scoring), deriving })
    return score({ start: 0, end: statSync(inFolder('responses')).size })
  } finally {
    problems.close()
  }
}

async function scoreShared(
  { id, scoring }: ShardJob,
  { run, stretch }: { readonly run: string; readonly stretch: FileStretch },
): Promise<ScoredBlock> {
  if (lastRun?.id !== id) lastRun = { id, score: openRun(run, scoring) }
  const score = await lastRun.score
  return score(stretch)
}

async function openRun(run: string, scoring: QueuedScoring): Promise<BlockScorer> {
  return blockScorer({
    responses: stretchReader(join(run, 'responses.jsonl')),
    problems: problemIndex(join(run, 'problems.jsonl')),
    description: described(scoring),
    deriving: await derivingWith(scoring.settings, run),
  })
}

function described({ markers, judge }: QueuedScoring): Parameters<typeof blockScorer>[0]['description'] {
  return { engine: { reasoningMarkers: markers }, judge }
}

// One after the other: the files are those of one shard.
let turn: Promise<unknown> = Promise.resolve()

parentPort?.on('message', (job: ShardJob) => {
  turn = turn.then(async () => parentPort?.postMessage(await answerTo(job)))
})

async function answerTo(job: ShardJob): Promise<ThreadAnswer<ShardAnswer>> {
  try {
    const { run, shard } = job
    const block = await (run === undefined
      ? scoreCarried(job)
      : scoreShared(job, { run, stretch: shard.stretch }))
    return { result: { line: blockLine(block), responses: block.measured.arm.length } }
  } catch (error) {
    return threadFailure(error)
  }
}
