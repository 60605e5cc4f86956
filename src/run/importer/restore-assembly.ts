import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { readLines } from '../json-lines.ts'
import { problemSchema } from '../problem-line.ts'
import { lineBlocks } from '../source/line-blocks.ts'
import { openBytes } from '../source/open-bytes.ts'
import { textId } from './problem-of.ts'
import { type ProblemRegister, problemRegister } from './problem-register.ts'
import { type SampleCounter, sampleCounter } from './sample-counter.ts'

/** What the writer of a run remembers, read back from what is written. */
export interface RestoredAssembly {
  readonly register: ProblemRegister
  readonly samples: SampleCounter
}

export async function restoreAssembly(folder: string): Promise<RestoredAssembly> {
  const register = problemRegister()
  for await (const problem of readLines(join(folder, 'problems.jsonl'), problemSchema)) {
    if (problem.kind === 'countdown') continue
    register.restore(problem, problem.question === '' ? undefined : textId(problem.question))
  }
  const samples = sampleCounter()
  const responses = join(folder, 'responses.jsonl')
  if (existsSync(responses)) {
    for await (const key of keysIn(responses)) samples.next(key)
  }
  return { register, samples }
}

interface WrittenKey {
  readonly problem: string
  readonly arm: string
  readonly sample: number
}

/** The keys of the responses: they stand at the beginning of each line, so that the texts need not be parsed. */
async function* keysIn(file: string): AsyncGenerator<WrittenKey> {
  const { chunks } = await openBytes(file)
  for await (const { bytes, bounds } of lineBlocks(chunks)) {
    const text = Buffer.from(bytes.buffer)
    for (let at = 0; at < bounds.length; at += 2) {
      const [start = 0, end = 0] = bounds.subarray(at, at + 2)
      const text0 = text.indexOf(',"text":', start)
      if (start < 0 || text0 < 0 || text0 > end) continue
      yield JSON.parse(`${text.toString('utf8', start, text0)}}`) as WrittenKey
    }
  }
}
