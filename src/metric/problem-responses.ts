import type { MeasuredResponse } from './measured-response.ts'
import type { SampleCounts } from './pass-at.ts'

/** The responses to one problem that count: graded, and not failed by infrastructure. */
export interface ProblemResponses {
  readonly problem: string
  readonly cluster: string
  readonly responses: readonly MeasuredResponse[]
}

/** What of these responses counts where the responses to a problem are looked at together, problem by problem in order of appearance. */
export function problemResponses(responses: readonly MeasuredResponse[]): ProblemResponses[] {
  const groups = new Map<string, { readonly cluster: string; readonly responses: MeasuredResponse[] }>()
  for (const response of responses) {
    const { outcome } = response
    if (outcome === undefined || outcome === 'failed') continue
    const group = groups.get(response.problem)
    if (group) group.responses.push(response)
    else groups.set(response.problem, { cluster: response.cluster, responses: [response] })
  }
  return [...groups].map(([problem, group]) => ({ problem, ...group }))
}

/** How many responses count, and how many of them are correct: ungradable ones are not. */
export function sampleCounts({ responses }: ProblemResponses): SampleCounts {
  let correct = 0
  for (const { outcome } of responses) if (outcome === 'correct') correct++
  return { responses: responses.length, correct }
}
