import { closeSync, fstatSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type {
  EncodedBlock,
  EncodedItem,
  EncodedRecord,
  EncodedResponse,
  SkippedItem,
} from './encoded-block.ts'
import type { ImportTally } from './import-counts.ts'
import { type ProblemRegister, problemRegister } from './problem-register.ts'
import { type SampleCounter, sampleCounter } from './sample-counter.ts'

export interface AssemblerOptions {
  readonly folder: string
  readonly tally: ImportTally
  readonly register?: ProblemRegister
  readonly samples?: SampleCounter
  /** Told of everything that is skipped. */
  readonly onSkip: (item: SkippedItem) => void
}

/** Writes problems.jsonl and responses.jsonl from blocks, in their order. */
export interface RunAssembler {
  /** @param arm what responses belong to that do not say it themselves */
  readonly add: (block: EncodedBlock, arm: ArmChoice) => void
  /** Counts and tells something of a file that could not be used. */
  readonly skip: (item: SkippedItem) => void
  /** Writes what is held back. */
  readonly flush: () => void
  /** How long the files are, in bytes, with what is held back. */
  readonly written: () => { readonly problems: number; readonly responses: number }
  readonly arms: () => readonly string[]
  readonly mostSamples: () => number
  readonly close: () => void
}

/** Which arm responses belong to. */
export interface ArmChoice {
  /** Where the user names it, all of them. */
  readonly always?: string
  /** Those that do not say which model wrote them. */
  readonly otherwise: string
}

/** Held back before it is written: few large writes are cheaper than many small ones. */
const heldBytes = 4 << 20

export function runAssembler(options: AssemblerOptions): RunAssembler {
  const { folder, tally, register = problemRegister(), samples = sampleCounter(), onSkip } = options
  const responses = heldWriter(join(folder, 'responses.jsonl'))
  const problems = heldWriter(join(folder, 'problems.jsonl'))

  const addResponse = (
    response: EncodedResponse,
    {
      bytes,
      problem,
      arm,
    }: { readonly bytes: Uint8Array; readonly problem: string; readonly arm: ArmChoice },
  ): void => {
    const ofArm = arm.always ?? response.arm ?? arm.otherwise
    const sample = samples.next({ problem, arm: ofArm, sample: response.sample })
    const key = `{"version":1,"problem":${JSON.stringify(problem)},"arm":${JSON.stringify(ofArm)},"sample":${sample},`
    responses.text(key)
    responses.bytes(bytes.subarray(response.start, response.end))
    tally.add('responses')
    tally.add('read')
    if (response.hasReasoning) tally.add('withReasoning')
  }

  const addRecord = (record: EncodedRecord, bytes: Uint8Array, arm: ArmChoice): void => {
    const { problem, isNew, goldCameLater } = register.register(record.problem, record.questionId)
    if (isNew) {
      problems.text(`${JSON.stringify({ version: 1, ...problem })}\n`)
      tally.add('problems')
    }
    if (goldCameLater) tally.add('goldCameLater')
    for (const response of record.responses) addResponse(response, { bytes, problem: problem.id, arm })
    if (problem.gold !== undefined && !goldCameLater) tally.add('withGold', record.responses.length)
    for (const skipped of record.skipped) skip({ place: record.place, skipped })
    if (record.responses.length > 0 || record.skipped.length > 0) return
    tally.add('problemsAlone')
    tally.add('read')
  }

  const skip = (item: SkippedItem): void => {
    tally.skip(item.skipped)
    onSkip(item)
  }

  return {
    add({ items, bytes }, arm) {
      for (const item of items) {
        tally.add('records')
        if (isSkipped(item)) skip(item)
        else addRecord(item, bytes, arm)
      }
    },
    skip,
    flush() {
      // Problems first: a response whose problem is not written could not be read.
      problems.flush()
      responses.flush()
    },
    written: () => ({ problems: problems.length(), responses: responses.length() }),
    arms: samples.arms,
    mostSamples: samples.most,
    close() {
      problems.close()
      responses.close()
    },
  }
}

function isSkipped(item: EncodedItem): item is SkippedItem {
  return 'skipped' in item && typeof item.skipped === 'string'
}

interface HeldWriter {
  readonly text: (text: string) => void
  readonly bytes: (bytes: Uint8Array) => void
  readonly flush: () => void
  readonly length: () => number
  readonly close: () => void
}

/** Appends to a file in large pieces. */
function heldWriter(file: string): HeldWriter {
  const descriptor = openSync(file, 'a')
  const held = Buffer.allocUnsafe(heldBytes)
  let at = 0
  let length = fstatSync(descriptor).size
  const write = (bytes: Uint8Array): void => {
    for (let done = 0; done < bytes.length; ) done += writeSync(descriptor, bytes, done)
  }
  const flush = (): void => {
    write(held.subarray(0, at))
    at = 0
  }
  const bytes = (more: Uint8Array): void => {
    length += more.length
    if (at + more.length > held.length) flush()
    if (more.length > held.length) write(more)
    else {
      held.set(more, at)
      at += more.length
    }
  }
  return {
    bytes,
    text: (text) => bytes(Buffer.from(text)),
    flush,
    length: () => length,
    close() {
      flush()
      closeSync(descriptor)
    },
  }
}
