import { join } from 'node:path'
import {
  type GradeLine,
  problemIndex,
  type ResponseKey,
  type ResponseLine,
  type RunReader,
  thoughtKey,
} from '#run'
import { hashParts } from '#statistics'
import type { ThoughtSplit } from '#thought'
import { splitReasoning } from '#trace'
import { isOwnReasoning } from './derive-response.ts'
import type { AskedThought } from './judge-asking.ts'
import { responseId } from './response-id.ts'

/** Which thoughts of a run are to be judged. */
export interface ThoughtSelection {
  /** Only those of these arms. */
  readonly arms?: readonly string[]
  /** Only those of responses with this outcome. */
  readonly outcome?: Exclude<GradeLine['outcome'], null>
  /**
   * At most so many thoughts: of whole responses, which are taken in an order that is as good as random and always the same, so
   * that a larger limit takes the same ones and more.
   */
  readonly limit?: number
}

export interface ThoughtReading extends ThoughtSelection {
  /** As the run is scored: thoughts that are cut otherwise are other thoughts. */
  readonly split: (reasoning: string) => ThoughtSplit
}

/**
 * Streams the thoughts of a run, response by response as they are recorded. Only of the model's own reasoning.
 * @throws RunError where the record is broken
 */
export async function* thoughtsToJudge(
  run: RunReader,
  reading: ThoughtReading,
): AsyncGenerator<AskedThought> {
  const chosen = await chosenResponses(run, reading)
  const problems = problemIndex(join(run.folder, 'problems.jsonl'))
  try {
    for await (const response of run.responses()) {
      const most = chosen(response)
      if (most === 0) continue
      const { version: _, ...problem } = problems.problem(response.problem)
      yield* thoughtsOf(response, { problem, run, reading, most })
    }
  } finally {
    problems.close()
  }
}

function* thoughtsOf(
  response: ResponseLine,
  {
    problem,
    run,
    reading,
    most,
  }: {
    readonly problem: AskedThought['problem']
    readonly run: RunReader
    readonly reading: ThoughtReading
    readonly most: number
  },
): Generator<AskedThought> {
  if (!isOwnReasoning(response)) return
  const { text } = response
  const span = response.span ?? splitReasoning(text, run.description.engine.reasoningMarkers)
  const { thoughts } = reading.split(text.slice(span.start, span.end))
  for (const thought of thoughts.slice(0, most)) {
    const place = { start: span.start + thought.start, end: span.start + thought.end }
    yield {
      key: thoughtKey(response, place),
      problem,
      response,
      span,
      text: text.slice(place.start, place.end),
    }
  }
}

/** How many thoughts of a response are wanted, from the first one on. */
type Choice = (response: ResponseKey) => number

async function chosenResponses(run: RunReader, reading: ThoughtReading): Promise<Choice> {
  const { arms, outcome, limit } = reading
  const withOutcome = outcome === undefined ? undefined : await responsesWith(run, outcome)
  const isWanted = (response: ResponseKey): boolean =>
    (arms?.includes(response.arm) ?? true) && (withOutcome?.has(responseId(response)) ?? true)
  if (limit === undefined) return (response) => (isWanted(response) ? Number.POSITIVE_INFINITY : 0)
  const counted: { readonly id: string; readonly rank: number; readonly thoughts: number }[] = []
  for await (const response of run.responses()) {
    if (!isWanted(response) || !isOwnReasoning(response)) continue
    const { start, end } =
      response.span ?? splitReasoning(response.text, run.description.engine.reasoningMarkers)
    const { thoughts } = reading.split(response.text.slice(start, end))
    counted.push({ id: responseId(response), rank: rankOf(response), thoughts: thoughts.length })
  }
  counted.sort((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1))
  const chosen = new Map<string, number>()
  let left = limit
  for (const { id, thoughts } of counted) {
    if (left <= 0) break
    chosen.set(id, Math.min(left, thoughts))
    left -= thoughts
  }
  return (response) => chosen.get(responseId(response)) ?? 0
}

function rankOf({ problem, arm, sample }: ResponseKey): number {
  const { high, low } = hashParts(['judged', problem, arm, sample])
  return high * 0x100000 + (low >>> 12)
}

async function responsesWith(
  run: RunReader,
  outcome: Exclude<GradeLine['outcome'], null>,
): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  for await (const grade of run.grades()) if (grade.outcome === outcome) found.add(responseId(grade))
  return found
}
