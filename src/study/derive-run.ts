import { RunError, type RunReader } from '#run'
import {
  type DerivedResponse,
  type DerivingOptions,
  deriveResponse,
  failedResponse,
} from './derive-response.ts'
import { responseId } from './response-id.ts'
import { plannedResponses, type StudyPlan } from './study-plan.ts'

/**
 * Derives everything that can be computed from a run's responses, in the order of the plan whatever the order they came
 * in. A planned response that is not there counts as failed.
 * @throws RunError where a response is not of the plan or there twice
 */
export async function deriveRun(
  plan: StudyPlan,
  run: Pick<RunReader, 'responses' | 'failures' | 'folder'>,
  options: Omit<DerivingOptions, 'markers' | 'judge'> = {},
): Promise<DerivedResponse[]> {
  const { engine, judge } = plan.description
  const problems = new Map(plan.problems.map((problem) => [problem.id, problem]))
  const derived = new Map<string, DerivedResponse | undefined>()
  for (const key of plannedResponses(plan)) derived.set(responseId(key), undefined)
  for await (const response of run.responses()) {
    const id = responseId(response)
    const problem = problems.get(response.problem)
    if (!problem || !derived.has(id))
      throw new RunError(`${run.folder}: holds a response that is not of its plan, ${id}`)
    if (derived.get(id)) throw new RunError(`${run.folder}: holds the response ${id} twice`)
    derived.set(
      id,
      deriveResponse(problem, response, { ...options, markers: engine.reasoningMarkers, judge }),
    )
  }
  const reasons = new Map<string, string>()
  for await (const failure of run.failures()) reasons.set(responseId(failure), failure.reason)
  return [...plannedResponses(plan)].map((key) => {
    const id = responseId(key)
    const problem = problems.get(key.problem)
    if (!problem) throw new Error(`the plan holds no problem ${key.problem}`)
    return derived.get(id) ?? failedResponse(problem, key, reasons.get(id) ?? 'never generated')
  })
}
