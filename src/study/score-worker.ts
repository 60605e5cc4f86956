import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import {
  type FileStretch,
  problemIndex,
  readRun,
  stretchReader,
  type ThreadAnswer,
  threadFailure,
} from '#run'
import { blockScorer, type ScoredBlock } from './score-block.ts'
import { derivingWith, type ScoreSettings } from './score-settings.ts'

/** What the threads that score a run are started with. */
export interface ScoreWorkerStart {
  readonly folder: string
  readonly settings: ScoreSettings
}

/** A thread that scores blocks of responses. */
const { folder, settings } = workerData as ScoreWorkerStart
const ready = prepared()

async function prepared(): Promise<ReturnType<typeof blockScorer>> {
  return blockScorer({
    responses: stretchReader(join(folder, 'responses.jsonl')),
    problems: problemIndex(join(folder, 'problems.jsonl')),
    description: readRun(folder).description,
    deriving: await derivingWith(settings, folder),
  })
}

parentPort?.on('message', async (stretch: FileStretch) => {
  let answer: ThreadAnswer<ScoredBlock>
  try {
    const score = await ready
    answer = { result: score(stretch) }
  } catch (error) {
    answer = threadFailure(error)
  }
  parentPort?.postMessage(answer, 'result' in answer ? buffersOf(answer.result) : [])
})

function buffersOf({ grades, thoughts, measured }: ScoredBlock): ArrayBuffer[] {
  const columns = Object.values(measured).filter((column) => ArrayBuffer.isView(column))
  return [grades, thoughts, ...columns].map(({ buffer }) => buffer as ArrayBuffer)
}
