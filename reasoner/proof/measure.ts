import type { Engine } from '#engine'
import type { PolicySetting } from '#policy'
import type { Split } from '#problem'
import type { ResponseLine, Summary } from '#run'
import { defaultSettings, deriveResponse, generateResponses, planStudy, summarise } from '#study'

export interface Measurement {
  readonly split: Split
  readonly seed: string
  readonly problems: number
  readonly policies: readonly PolicySetting[]
  /** Confidence of the simultaneous intervals. */
  readonly level?: number
}

/** A study of the reasoner in memory: the pieces of `jevons study`, on any split, with no run folder. */
export async function measure(engine: Engine, measurement: Measurement): Promise<Summary> {
  const { level = 0.95, ...asked } = measurement
  const settings = { ...defaultSettings, ...asked }
  const planned = planStudy(settings, {
    engine: engine.describe(),
    startedAt: new Date(),
    versions: { jevons: '0', node: process.versions.node },
  })
  const plan = {
    ...planned,
    description: { ...planned.description, family: { ...planned.description.family, level } },
  }
  const responses: ResponseLine[] = []
  await generateResponses(plan, {
    engine,
    run: {
      appendResponse: (line) => responses.push(line),
      appendFailure: ({ problem, reason }) => {
        throw new Error(`${problem}: ${reason}`)
      },
    },
    present: new Set(),
    clock: () => performance.now(),
    onProgress: ({ done, total }) => {
      if (done % 500 === 0) process.stderr.write(`\r${done} of ${total} responses`)
    },
  })
  process.stderr.write('\n')
  const problems = new Map(plan.problems.map((problem) => [problem.id, problem]))
  const { reasoningMarkers: markers } = plan.description.engine
  const derived = responses.map((response) => {
    const problem = problems.get(response.problem)
    if (!problem) throw new Error(`no problem ${response.problem}`)
    return deriveResponse(problem, response, { markers, judge: plan.description.judge })
  })
  return summarise(plan, derived)
}
