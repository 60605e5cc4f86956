import type { FileStretch, ProblemIndex, RunDescription, StretchReader } from '#run'
import type { SplitTotals } from '#thought'
import { type DerivingOptions, deriveResponse } from './derive-response.ts'
import { type ArmResponse, type MeasuredColumns, measuredColumns } from './measured-columns.ts'
import { addSplits } from './split-tally.ts'

/** A stretch of responses, scored: lines of the derived files, and what was measured. */
export interface ScoredBlock {
  readonly grades: Uint8Array<ArrayBuffer>
  readonly thoughts: Uint8Array<ArrayBuffer>
  readonly measured: MeasuredColumns
  /** Of each arm: what tells whether its splitter finds anything. */
  readonly splits: ReadonlyMap<string, SplitTotals>
}

/** Scores stretches of responses.jsonl; it is made once a thread. */
export type BlockScorer = (stretch: FileStretch) => ScoredBlock

const encoder = new TextEncoder()

export function blockScorer(options: {
  readonly responses: StretchReader
  readonly problems: ProblemIndex
  readonly description: {
    readonly engine: Pick<RunDescription['engine'], 'reasoningMarkers'>
    readonly judge: string
  }
  readonly deriving: Omit<DerivingOptions, 'markers' | 'judge'>
}): BlockScorer {
  const { responses, problems, description } = options
  const deriving: DerivingOptions = {
    ...options.deriving,
    markers: description.engine.reasoningMarkers,
    judge: description.judge,
  }
  return (stretch) => {
    let grades = ''
    let thoughts = ''
    const measured: ArmResponse[] = []
    const splits = new Map<string, SplitTotals>()
    responses.each(stretch, (response) => {
      const derived = deriveResponse(problems.problem(response.problem), response, deriving)
      grades += `${JSON.stringify(derived.grade)}\n`
      if (derived.thoughts) thoughts += `${JSON.stringify(derived.thoughts)}\n`
      measured.push({ arm: response.arm, measured: derived.measured })
      if (derived.measured.withheld === undefined) {
        const switches = Math.max(0, derived.measured.thoughts.length - 1)
        const language = derived.reasoningLanguage
        const read = { texts: 1, characters: derived.reasoningCharacters, switches }
        addSplits(splits, response.arm, language === undefined ? read : { ...read, [language]: 1 })
      }
    })
    return {
      grades: encoder.encode(grades),
      thoughts: encoder.encode(thoughts),
      measured: measuredColumns(measured),
      splits,
    }
  }
}
