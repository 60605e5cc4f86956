import { parentPort, workerData } from 'node:worker_threads'
import { type ThreadAnswer, threadFailure } from '../ordered-threads.ts'
import type { RecordBlock } from '../source/record-block.ts'
import { byteWriter } from './byte-writer.ts'
import type { EncodedBlock } from './encoded-block.ts'
import type { ReadingOptions } from './import-format.ts'
import { recordFormatOf } from './import-formats.ts'
import { readBlock } from './read-block.ts'
import { recordParser } from './record-parser.ts'

/** What the threads of one file are started with. */
export interface ImportWorkerStart {
  /** A format's name, or a map of the user's. */
  readonly format: { readonly name: string } | { readonly map: string }
  readonly options: ReadingOptions
  readonly file: string
}

/** A thread that reads blocks of records. */
const { format, options, file } = workerData as ImportWorkerStart
const { read } = recordFormatOf(format)
const parser = recordParser()
const writer = byteWriter(parser.writtenAs)

parentPort?.on('message', (block: RecordBlock) => {
  let answer: ThreadAnswer<EncodedBlock>
  try {
    answer = { result: readBlock(block, { read, options, file, parser, writer }) }
  } catch (error) {
    answer = threadFailure(error)
  }
  parentPort?.postMessage(answer, 'result' in answer ? [answer.result.bytes.buffer] : [])
})
