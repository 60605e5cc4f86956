import { join } from 'node:path'
import type { Problem } from '#problem'
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

/** A thought among those of its response. */
export interface PlacedThought extends AskedThought {
  /** 1 for the first. */
  readonly position: number
  readonly isFinal: boolean
}

/** Which thoughts of a run are to be judged. */
export interface ThoughtSelection {
  /** Only those of these arms. */
  readonly arms?: readonly string[]
  /** Only those of responses with this outcome. */
  readonly outcome?: Exclude<GradeLine['outcome'], null>
  /** Only those for which this holds. */
  readonly isWanted?: (thought: PlacedThought) => boolean
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
): AsyncGenerator<PlacedThought> {
  const { limit } = reading
  if (limit === undefined) {
    for await (const thoughts of wantedByResponse(run, reading)) yield* thoughts
    return
  }
  const most = await countedOut(run, reading, limit)
  for await (const thoughts of wantedByResponse(run, reading)) {
    const [first] = thoughts
    if (first) yield* thoughts.slice(0, most.get(responseId(first.key)) ?? 0)
  }
}

/** How many thoughts of each response are taken, from the first one on, so that they are `limit` together. */
async function countedOut(
  run: RunReader,
  reading: ThoughtReading,
  limit: number,
): Promise<ReadonlyMap<string, number>> {
  const responses: { readonly id: string; readonly rank: number; readonly thoughts: number }[] = []
  for await (const thoughts of wantedByResponse(run, reading)) {
    const [first] = thoughts
    if (first)
      responses.push({ id: responseId(first.key), rank: rankOf(first.key), thoughts: thoughts.length })
  }
  responses.sort((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1))
  const most = new Map<string, number>()
  let left = limit
  for (const { id, thoughts } of responses) {
    if (left <= 0) break
    most.set(id, Math.min(left, thoughts))
    left -= thoughts
  }
  return most
}

/** The wanted thoughts of each response; responses of which none is wanted may be left out. */
async function* wantedByResponse(run: RunReader, reading: ThoughtReading): AsyncGenerator<PlacedThought[]> {
  const { arms, outcome, isWanted = () => true } = reading
  const withOutcome = outcome === undefined ? undefined : await responsesWith(run, outcome)
  const problems = problemIndex(join(run.folder, 'problems.jsonl'))
  try {
    for await (const response of run.responses()) {
      if (!isOwnReasoning(response) || arms?.includes(response.arm) === false) continue
      if (withOutcome?.has(responseId(response)) === false) continue
      const { version: _, ...problem } = problems.problem(response.problem)
      yield thoughtsOf(response, { problem, run, split: reading.split }).filter(isWanted)
    }
  } finally {
    problems.close()
  }
}

function thoughtsOf(
  response: ResponseLine,
  {
    problem,
    run,
    split,
  }: { readonly problem: Problem; readonly run: RunReader; readonly split: ThoughtReading['split'] },
): PlacedThought[] {
  const { text } = response
  const span = response.span ?? splitReasoning(text, run.description.engine.reasoningMarkers)
  const { thoughts } = split(text.slice(span.start, span.end))
  return thoughts.map((thought, index) => {
    const place = { start: span.start + thought.start, end: span.start + thought.end }
    return {
      key: thoughtKey(response, place),
      problem,
      response,
      span,
      text: text.slice(place.start, place.end),
      position: index + 1,
      isFinal: index === thoughts.length - 1,
    }
  })
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
