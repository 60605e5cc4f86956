import type { RecordedResponse } from '#engine'
import { RunError, type RunReader } from '#run'
import { requestsFor } from './generation-request.ts'

/**
 * The responses of a study with what was asked for each, read anew each time.
 * @throws RunError where the run is an import: how its responses were asked for is not recorded
 */
export async function recordedResponses(run: RunReader): Promise<() => AsyncIterable<RecordedResponse>> {
  const { description, folder } = run
  if (description.study.kind === 'import')
    throw new RunError(`${folder}: holds an imported run: how its responses were asked for is not recorded`)
  const problems = []
  for await (const problem of run.problems()) problems.push(problem)
  const requestFor = requestsFor({ description, problems })
  return async function* recorded() {
    for await (const {
      version: _,
      problem,
      arm,
      sample,
      source: __,
      recorded: ___,
      ...said
    } of run.responses()) {
      const { question, seed, policy, sampling } = requestFor({ problem, arm, sample })
      const generation = { ...said, durationMs: said.durationMs ?? 0 }
      yield { question, seed, policy, sampling, generation }
    }
  }
}
