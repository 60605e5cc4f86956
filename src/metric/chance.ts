import type { RandomSource } from '#statistics'
import type { MeasuredResponse, MeasuredThought } from './measured-response.ts'
import type { ResponseMetric } from './response-metric.ts'

/**
 * What a metric of judged thoughts is by chance: its mean when the judgements are shuffled among thoughts of the same
 * position, over the incorrect responses to the same problem (or of the whole set, where problems have one response).
 * Undefined where no response is in the denominator.
 */
export function chanceOf(
  metric: ResponseMetric,
  responses: readonly MeasuredResponse[],
  { random, shuffles = 20 }: { readonly random: RandomSource; readonly shuffles?: number },
): number | undefined {
  const counted = responses.filter((response) => metric.of(response) !== undefined)
  if (counted.length === 0) return undefined
  const groups = groupsOf(counted)
  let sum = 0
  for (let round = 0; round < shuffles; round++) {
    for (const group of groups) {
      for (const response of shuffled(group, random)) sum += metric.of(response) ?? 0
    }
  }
  return sum / (counted.length * shuffles)
}

function groupsOf(responses: readonly MeasuredResponse[]): MeasuredResponse[][] {
  const byProblem = new Map<string, MeasuredResponse[]>()
  for (const response of responses) {
    const group = byProblem.get(response.problem)
    if (group) group.push(response)
    else byProblem.set(response.problem, [response])
  }
  const groups = [...byProblem.values()]
  return groups.some((group) => group.length > 1) ? groups : [[...responses]]
}

function shuffled(group: readonly MeasuredResponse[], random: RandomSource): MeasuredResponse[] {
  const longest = Math.max(...group.map(({ thoughts }) => thoughts.length))
  const labels: MeasuredThought[][] = Array.from({ length: longest }, (_, position) =>
    random.shuffle(group.flatMap(({ thoughts }) => thoughts[position] ?? [])),
  )
  return group.map((response) => ({
    ...response,
    thoughts: response.thoughts.map((place, position) => ({
      ...place,
      ...labelOf(labels[position]?.pop() ?? {}),
    })),
  }))
}

/** The judgement alone: where a thought ends stays with its response. */
function labelOf({ correct, abandoned }: MeasuredThought): MeasuredThought {
  return {
    ...(correct === undefined ? {} : { correct }),
    ...(abandoned === undefined ? {} : { abandoned }),
  }
}
