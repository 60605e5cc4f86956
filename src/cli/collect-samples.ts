import type { Problem } from '#problem'
import {
  chooseSamples,
  type ReportSample,
  type SampleChoice,
  type SampleOutcome,
  type SampleResponse,
} from '#report'
import type { GradeLine, ResponseLine, RunReader, ThoughtsLine } from '#run'
import { goldAnswer, responseId } from '#study'
import { type ReasoningMarkers, splitReasoning } from '#trace'

/** The responses that a report shows, with what was found out about them: only these are held in memory. */
export async function collectSamples(run: RunReader): Promise<ReportSample[]> {
  const problems = await gathered(run.problems())
  const grades = await gathered(run.grades())
  const { arms, study } = run.description
  const marks = await marked(run.thoughts())
  const outcomes = grades.map((line) => ({ ...line, ...marks.get(responseId(line)) }))
  const choices = chooseSamples(outcomes, {
    problems: problems.map(({ id }) => id),
    arms: arms.map(({ id }) => id),
    baseline: study.baseline,
  })
  const wanted = new Set(
    choices.flatMap(({ problem, sample }) => arms.map(({ id }) => responseId({ problem, sample, arm: id }))),
  )
  const found = {
    grades: byId(grades),
    responses: byId(await gathered(run.responses(), (line) => wanted.has(responseId(line)))),
    thoughts: byId(await gathered(run.thoughts(), (line) => wanted.has(responseId(line)))),
    markers: run.description.engine.reasoningMarkers,
  }
  return choices.flatMap((choice) => {
    const problem = problems.find(({ id }) => id === choice.problem)
    if (!problem) return []
    const responses = arms.flatMap(({ id }) => shown({ ...choice, arm: id }, found) ?? [])
    return [sampleOf(problem, choice, responses)]
  })
}

/** Responses that abandoned a correct line or ran into a loop: few, whatever the size of the run. */
async function marked(
  lines: AsyncIterable<ThoughtsLine>,
): Promise<ReadonlyMap<string, Pick<SampleOutcome, 'abandons' | 'loops'>>> {
  const marks = new Map<string, Pick<SampleOutcome, 'abandons' | 'loops'>>()
  for await (const line of lines) {
    const abandons = line.thoughts.some(({ abandoned }) => abandoned === true)
    const loops = line.loop !== undefined
    if (abandons || loops) marks.set(responseId(line), { abandons, loops })
  }
  return marks
}

interface Found {
  readonly grades: ReadonlyMap<string, GradeLine>
  readonly responses: ReadonlyMap<string, ResponseLine>
  readonly thoughts: ReadonlyMap<string, ThoughtsLine>
  readonly markers: ReasoningMarkers
}

function shown(
  key: Pick<SampleChoice, 'problem' | 'sample' | 'arm'>,
  { grades, responses, thoughts, markers }: Found,
): SampleResponse | undefined {
  const id = responseId(key)
  const [grade, response, split] = [grades.get(id), responses.get(id), thoughts.get(id)]
  if (!grade || !response || !split) return undefined
  return {
    arm: key.arm,
    outcome: grade.outcome,
    reason: grade.reason,
    text: response.text,
    span: response.span ?? splitReasoning(response.text, markers),
    reasoningTokens: split.thoughts.at(-1)?.tokensUpTo ?? response.usage.reasoning ?? null,
    thoughts: split.thoughts,
    ...(split.loop ? { loop: split.loop } : {}),
  }
}

function sampleOf(
  problem: Problem,
  choice: SampleChoice,
  responses: readonly SampleResponse[],
): ReportSample {
  const { question, level } = problem
  const gold = goldAnswer(problem) ?? null
  return { choice, question, gold, ...(level === undefined ? {} : { level }), responses }
}

function byId<Line extends { problem: string; arm: string; sample: number }>(
  lines: readonly Line[],
): ReadonlyMap<string, Line> {
  return new Map(lines.map((line) => [responseId(line), line]))
}

async function gathered<Line>(
  lines: AsyncIterable<Line>,
  isWanted: (line: Line) => boolean = () => true,
): Promise<Line[]> {
  const kept: Line[] = []
  for await (const line of lines) if (isWanted(line)) kept.push(line)
  return kept
}
