import type { GenerationRequest } from '#engine'
import type { ResponseKey } from '#run'
import { responseSeed } from '#statistics'
import { askedQuestion } from './asked-question.ts'
import { responseId } from './response-id.ts'
import type { StudyPlan } from './study-plan.ts'

export type RequestMaker = (key: ResponseKey) => GenerationRequest

/** What an engine is asked for each response of a plan. */
export function requestsFor({ description, problems }: StudyPlan): RequestMaker {
  const { study, arms } = description
  if (study.kind === 'import') throw new Error('an imported run has nothing to generate')
  const { temperature, topP, maxTokens, seed } = study
  const byId = new Map(problems.map((problem) => [problem.id, problem]))
  return (key) => {
    const problem = byId.get(key.problem)
    const arm = arms.find(({ id }) => id === key.arm)
    if (!problem || !arm) throw new Error(`the plan holds no ${responseId(key)}`)
    return {
      question: askedQuestion(problem),
      seed: responseSeed({ studySeed: seed, problem: key.problem, sample: key.sample }),
      sampling: { temperature, topP, maxTokens },
      policy: arm.policy,
    }
  }
}
