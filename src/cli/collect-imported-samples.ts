import type { Problem } from '#problem'
import type { ReportSample, SampleResponse } from '#report'
import type { GradeLine, ResponseKey, ResponseLine, RunReader, Summary, ThoughtsLine } from '#run'
import { goldAnswer, responseId } from '#study'
import { splitReasoning } from '#trace'

/** So many models are shown. */
const mostArms = 3

/**
 * Responses are looked for among the first so many: a report of millions must not read them all again. The derived files
 * have the order of the responses, so that what is found in one is as far ahead in the others.
 */
const mostRead = 20_000

/**
 * The responses that the report of an import shows: of up to three models, those with reasoning of their own first, the
 * first incorrect response and the first correct one, or the first of all where nothing is graded. Files are read until
 * these are found, and only these are held in memory.
 */
export async function collectImportedSamples(run: RunReader, summary: Summary): Promise<ReportSample[]> {
  const usual = await firstOfEach(run, preferredArms(summary))
  const picks = [...usual, ...(await instructivePicks(run, usual, summary))]
  const keys = new Set(picks.map(({ line }) => responseId(line)))
  const responses = await found(run.responses(), keys)
  const thoughts = await found(run.thoughts(), keys)
  const problems = await foundProblems(run, new Set(picks.map(({ line }) => line.problem)))
  return picks.flatMap((pick): ReportSample[] => {
    const id = responseId(pick.line)
    const [response, split] = [responses.get(id), thoughts.get(id)]
    const problem = problems.get(pick.line.problem)
    if (!response || !problem) return []
    const { question, level } = problem
    const { problem: problemId, sample, arm } = pick.line
    return [
      {
        choice: { rule: pick.rule, arm, problem: problemId, sample, position: 1, total: pick.total },
        question,
        gold: goldAnswer(problem) ?? null,
        ...(level === undefined ? {} : { level }),
        responses: [shown(pick.line, { run, response, split })],
      },
    ]
  })
}

interface Pick {
  readonly rule: 'wrong' | 'right' | 'first' | 'abandoned' | 'loop'
  readonly line: GradeLine
  /** How many responses of the model the rule fits. */
  readonly total: number
}

/** Models with reasoning of their own before those without, models that have both outcomes before those that do not. */
function preferredArms({ arms }: Summary): Summary['arms'] {
  const rank = ({ thoughts, outcomes: { correct, incorrect } }: Summary['arms'][number]): number =>
    (thoughts.all ? 0 : 2) + (correct > 0 && incorrect > 0 ? 0 : 1)
  return [...arms].sort((a, b) => rank(a) - rank(b))
}

interface Firsts {
  wrong?: GradeLine
  right?: GradeLine
  first?: GradeLine
}

async function firstOfEach(run: RunReader, order: Summary['arms']): Promise<Pick[]> {
  const firsts = new Map<string, Firsts>()
  const isComplete = ({ id, outcomes }: Summary['arms'][number]): boolean => {
    const seen = firsts.get(id)
    return (
      seen !== undefined &&
      (outcomes.incorrect === 0 || seen.wrong !== undefined) &&
      (outcomes.correct === 0 || seen.right !== undefined)
    )
  }
  let read = 0
  for await (const line of run.grades()) {
    const seen = firsts.get(line.arm) ?? {}
    seen.first ??= line
    if (line.outcome === 'incorrect') seen.wrong ??= line
    if (line.outcome === 'correct') seen.right ??= line
    firsts.set(line.arm, seen)
    if (++read === mostRead || order.slice(0, mostArms).every(isComplete)) break
  }
  return order
    .filter(({ id }) => firsts.has(id))
    .slice(0, mostArms)
    .flatMap(({ id, outcomes }) => picksOf(firsts.get(id) ?? {}, outcomes))
}

function picksOf(
  { wrong, right, first }: Firsts,
  { incorrect, correct, planned }: Summary['arms'][number]['outcomes'],
): Pick[] {
  if (!wrong && !right) return first ? [{ rule: 'first', line: first, total: planned }] : []
  return [
    ...(wrong ? [{ rule: 'wrong' as const, line: wrong, total: incorrect }] : []),
    ...(right ? [{ rule: 'right' as const, line: right, total: correct }] : []),
  ]
}

/** Among so many responses with a correct thought, one that is incorrect is looked for. */
const mostCandidates = 500

/** The first response with a loop, and the first incorrect one that left a correct thought, where no other shows it. */
async function instructivePicks(run: RunReader, usual: readonly Pick[], { arms }: Summary): Promise<Pick[]> {
  // What the summary has none of is not looked for.
  const worthwhile = arms.some(
    ({ loops, underthinking }) => (loops?.value ?? 0) > 0 || (underthinking.containsCorrect?.value ?? 0) > 0,
  )
  if (!worthwhile) return []
  const candidates: { readonly rule: 'abandoned' | 'loop'; readonly id: string }[] = []
  let read = 0
  for await (const line of run.thoughts()) {
    if (line.loop) candidates.push({ rule: 'loop', id: responseId(line) })
    else if (leavesACorrectThought(line)) candidates.push({ rule: 'abandoned', id: responseId(line) })
    if (++read === mostRead || candidates.length === mostCandidates) break
  }
  const grades = await found(run.grades(), new Set(candidates.map(({ id }) => id)))
  const shownAlready = new Set(usual.map(({ line }) => responseId(line)))
  return (['abandoned', 'loop'] as const).flatMap((rule): Pick[] => {
    const line = candidates
      .filter((candidate) => candidate.rule === rule && !shownAlready.has(candidate.id))
      .map(({ id }) => grades.get(id))
      .find((grade) => grade && (rule === 'loop' || grade.outcome === 'incorrect'))
    return line ? [{ rule, line, total: 1 }] : []
  })
}

function leavesACorrectThought({ thoughts }: ThoughtsLine): boolean {
  return thoughts.slice(0, -1).some(({ correct, abandoned }) => abandoned ?? correct === true)
}

/** The lines of these responses, read until the last of them is there. */
async function found<Line extends ResponseKey>(
  lines: AsyncIterable<Line>,
  keys: ReadonlySet<string>,
): Promise<ReadonlyMap<string, Line>> {
  const kept = new Map<string, Line>()
  if (keys.size === 0) return kept
  let read = 0
  for await (const line of lines) {
    const id = responseId(line)
    if (keys.has(id)) kept.set(id, line)
    if (kept.size === keys.size || ++read === mostRead) break
  }
  return kept
}

async function foundProblems(
  run: RunReader,
  ids: ReadonlySet<string>,
): Promise<ReadonlyMap<string, Problem>> {
  const kept = new Map<string, Problem>()
  if (ids.size === 0) return kept
  for await (const problem of run.problems()) {
    if (ids.has(problem.id)) kept.set(problem.id, problem)
    if (kept.size === ids.size) break
  }
  return kept
}

function shown(
  { arm, outcome, reason }: GradeLine,
  {
    run,
    response,
    split,
  }: {
    readonly run: RunReader
    readonly response: ResponseLine
    readonly split: ThoughtsLine | undefined
  },
): SampleResponse {
  const { text, span, usage } = response
  const thoughts = split?.thoughts ?? []
  return {
    arm,
    outcome,
    reason,
    text,
    span: span ?? splitReasoning(text, run.description.engine.reasoningMarkers),
    reasoningTokens: thoughts.at(-1)?.tokensUpTo ?? usage.reasoning ?? null,
    thoughts,
    ...(split?.loop ? { loop: split.loop } : {}),
  }
}
