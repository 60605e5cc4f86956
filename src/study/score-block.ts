import { type ProblemIndex, type RecordBlock, type RunDescription, responseReader } from '#run'
import type { SplitTotals } from '#thought'
import { type DerivingOptions, deriveResponse } from './derive-response.ts'
import { type ArmResponse, type MeasuredColumns, measuredColumns } from './measured-columns.ts'
import { addSplits } from './split-tally.ts'

/** A block of responses, scored: lines of the derived files, and what was measured. */
export interface ScoredBlock {
  readonly grades: Uint8Array<ArrayBuffer>
  readonly thoughts: Uint8Array<ArrayBuffer>
  readonly measured: MeasuredColumns
  /** Of each arm: what tells whether its splitter finds anything. */
  readonly splits: ReadonlyMap<string, SplitTotals>
}

/** Scores blocks of responses.jsonl; it is made once a thread. */
export type BlockScorer = (block: RecordBlock) => ScoredBlock

export function blockScorer(options: {
  readonly file: string
  readonly problems: ProblemIndex
  readonly description: Pick<RunDescription, 'engine' | 'judge'>
  readonly deriving: Omit<DerivingOptions, 'markers' | 'judge'>
}): BlockScorer {
  const { file, problems, description } = options
  const deriving: DerivingOptions = {
    ...options.deriving,
    markers: description.engine.reasoningMarkers,
    judge: description.judge,
  }
  const read = responseReader(file)
  return ({ bytes, bounds, first }) => {
    const lines = { grades: [] as string[], thoughts: [] as string[] }
    const measured: ArmResponse[] = []
    const splits = new Map<string, SplitTotals>()
    for (let index = 0; index < bounds.length / 2; index++) {
      const line = bytes.subarray(bounds[2 * index], bounds[2 * index + 1])
      const response = read(line, first + index)
      const derived = deriveResponse(problems.problem(response.problem), response, deriving)
      lines.grades.push(JSON.stringify(derived.grade))
      if (derived.thoughts) lines.thoughts.push(JSON.stringify(derived.thoughts))
      measured.push({ arm: response.arm, measured: derived.measured })
      if (derived.measured.withheld === undefined) {
        const switches = Math.max(0, derived.measured.thoughts.length - 1)
        addSplits(splits, response.arm, { texts: 1, characters: derived.reasoningCharacters, switches })
      }
    }
    return {
      grades: bytesOf(lines.grades),
      thoughts: bytesOf(lines.thoughts),
      measured: measuredColumns(measured),
      splits,
    }
  }
}

function bytesOf(lines: readonly string[]): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(lines.map((line) => `${line}\n`).join(''))
}
