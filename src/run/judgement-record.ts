import { join } from 'node:path'
import { dropTornLine, type LineWriter, lineWriter, readLines } from './json-lines.ts'
import { type JudgementLine, judgementSchema } from './judged-record.ts'

/**
 * Appends to a run's judgements.jsonl, whose torn last line is cut off first. Only who holds the run's lock may.
 */
export function judgementWriter(folder: string): LineWriter<JudgementLine> {
  const file = judgementsFile(folder)
  dropTornLine(file)
  return lineWriter<JudgementLine>(file)
}

/**
 * Streams what asked judges said of the thoughts of a run, oldest first; a run without judgements.jsonl has none. A later line
 * about the same thought by the same judge and version takes the place of an earlier one.
 * @throws RunError naming file and line where one is not a judgement
 */
export function readJudgements(folder: string): AsyncIterable<JudgementLine> {
  return readLines(judgementsFile(folder), judgementSchema)
}

function judgementsFile(folder: string): string {
  return join(folder, 'judgements.jsonl')
}
