import type { Problem } from '#problem'
import type { FailureLine, GradeLine, ResponseKey } from '../record.ts'
import type { RunReader } from '../run-reader.ts'
import { failedSample, inspectSample } from './inspect-sample-of.ts'

/**
 * A run as a log of inspect_ai in JSON, version 2, piece by piece: one sample a response, repeats as epochs. A log of
 * inspect has one model and counts samples by id and epoch, so in a run of several arms the arm stands before the id.
 */
export async function* inspectLog(run: RunReader): AsyncGenerator<string> {
  const problems = new Map<string, Problem>()
  for await (const problem of run.problems()) problems.set(problem.id, problem)
  const grades = new Map<string, GradeLine>()
  for await (const grade of run.grades()) grades.set(keyOf(grade), grade)
  const failures = new Map<string, FailureLine>()
  for await (const failure of run.failures()) failures.set(keyOf(failure), failure)
  const arms = run.description.arms.length
  const markers = run.description.engine.reasoningMarkers
  const idOf = ({ arm, problem }: ResponseKey): string => (arms > 1 ? `${arm}/${problem}` : problem)
  yield `${JSON.stringify(head(run, [...grades.values()])).slice(0, -1)},"samples":[`
  let separator = ''
  for await (const response of run.responses()) {
    const key = keyOf(response)
    failures.delete(key)
    const problem = problems.get(response.problem)
    const model = armModel(run, response.arm)
    const grade = grades.get(key)
    const sample = inspectSample(response, { id: idOf(response), problem, grade, model, markers })
    yield `${separator}${JSON.stringify(sample)}`
    separator = ','
  }
  for (const failure of failures.values()) {
    const sample = failedSample(failure, { id: idOf(failure), problem: problems.get(failure.problem) })
    yield `${separator}${JSON.stringify(sample)}`
    separator = ','
  }
  yield ']}\n'
}

function keyOf({ problem, arm, sample }: ResponseKey): string {
  return JSON.stringify([problem, arm, sample])
}

/** An imported arm is called after its model; in a study the run's engine has one. */
function armModel({ description: { engine, study } }: RunReader, arm: string): string {
  return study.kind === 'import' ? arm : engine.model
}

function head(run: RunReader, grades: readonly GradeLine[]): object {
  const { description } = run
  const graded = grades.filter(({ outcome }) => outcome !== null && outcome !== 'failed')
  const correct = graded.filter(({ outcome }) => outcome === 'correct').length
  const models = new Set(description.arms.map(({ id }) => armModel(run, id)))
  const [onlyModel] = models
  return {
    version: 2,
    status: 'success',
    eval: {
      run_id: description.study.seed,
      created: description.startedAt,
      task: `jevons ${description.study.kind}`,
      dataset: { name: description.study.kind },
      model: models.size === 1 && onlyModel !== undefined ? onlyModel : description.engine.model,
      config: { epochs: Math.max(1, description.study.samples) },
      packages: { jevons: description.versions.jevons },
    },
    plan: { name: 'plan', steps: [], config: {} },
    results: {
      total_samples: grades.length,
      completed_samples: graded.length,
      // The share of what has been graded; ungradable responses are not correct.
      scores: graded.length === 0 ? [] : [score(correct / graded.length)],
    },
    stats: { started_at: description.startedAt, completed_at: '' },
  }
}

function score(accuracy: number): object {
  return {
    name: 'jevons',
    scorer: 'jevons',
    params: {},
    metrics: { accuracy: { name: 'accuracy', value: accuracy, params: {} } },
  }
}
