import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { problemIndex, readRun, stretchReader, type ThreadAnswer, threadFailure } from '#run'
import { buffersOf, responsesByArm } from './measured-columns.ts'
import { type BlockScorer, blockScorer } from './score-block.ts'
import { derivingWith } from './score-settings.ts'
import type { ArmJob, ScoreAnswer, ScoreJob, ScoreThreadStart } from './score-threads.ts'
import { type ArmSummary, importedArmSummary } from './summarise-arm.ts'

/** A thread that scores stretches of responses, and summarises arms. */
const { folder, settings } = workerData as ScoreThreadStart
const ready = prepared()

async function prepared(): Promise<BlockScorer> {
  return blockScorer({
    responses: stretchReader(join(folder, 'responses.jsonl')),
    problems: problemIndex(join(folder, 'problems.jsonl')),
    description: readRun(folder).description,
    deriving: await derivingWith(settings, folder),
  })
}

parentPort?.on('message', async (job: ScoreJob) => {
  let answer: ThreadAnswer<ScoreAnswer>
  try {
    const score = await ready
    answer = { result: 'stretch' in job ? { block: score(job.stretch) } : { arm: summarised(job.summarise) } }
  } catch (error) {
    answer = threadFailure(error)
  }
  parentPort?.postMessage(answer, 'result' in answer ? transferred(answer.result) : [])
})

function summarised({ arm, columns, shared }: ArmJob): ArmSummary {
  const kept = responsesByArm([columns]).get(arm.id) ?? []
  return importedArmSummary({ arm, kept, leftOut: [] }, shared)
}

function transferred(answer: ScoreAnswer): ArrayBuffer[] {
  if (!('block' in answer)) return []
  const { grades, thoughts, measured } = answer.block
  return [grades.buffer, thoughts.buffer, ...buffersOf(measured)]
}
