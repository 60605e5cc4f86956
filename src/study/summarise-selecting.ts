import { accuracy, amongOutcome, type MeasuredResponse, reasoningTokens } from '#metric'
import type { Measures, RunArm } from '#run'
import { levelsOf } from './compare-arms.ts'
import type { Estimator } from './estimator.ts'
import { isOracle } from './select-responses.ts'
import { whyNoReasoning } from './why-absent.ts'

const noReasoning = 'a selection has no reasoning of its own: see the arm that it selects from'

/** What is measured of the answers that an arm selects. Its tokens are those of every response that was generated for one. */
export function measureSelected(
  responses: readonly MeasuredResponse[],
  { path, estimator }: { readonly path: string; readonly estimator: Estimator },
): Measures {
  const right = estimator.mean(`${path}.accuracy`, accuracy, responses)
  const count = (wanted: MeasuredResponse['outcome']): number =>
    responses.filter(({ outcome }) => outcome === wanted).length
  const ungraded = count(undefined)
  for (const name of ['thoughts', 'switches', 'underthinking']) estimator.note(`${path}.${name}`, noReasoning)
  return {
    ...(right && { accuracy: right }),
    tokens: tokensOf(responses, { path, estimator }),
    thoughts: {},
    switches: {},
    switchInterval: {},
    reflections: {},
    outcomes: {
      correct: count('correct'),
      incorrect: count('incorrect'),
      ungradable: count('ungradable'),
      failed: count('failed'),
      ...(ungraded > 0 && { ungraded }),
      planned: responses.length,
    },
    underthinking: { chance: {} },
  }
}

function tokensOf(
  responses: readonly MeasuredResponse[],
  { path, estimator }: { readonly path: string; readonly estimator: Estimator },
): Measures['tokens'] {
  const unreasoned = whyNoReasoning(responses)
  if (unreasoned !== undefined) {
    for (const part of ['all', 'correct', 'incorrect']) estimator.note(`${path}.tokens.${part}`, unreasoned)
    return {}
  }
  const all = estimator.mean(`${path}.tokens.all`, reasoningTokens, responses)
  const [correct, incorrect] = (['correct', 'incorrect'] as const).map((outcome) =>
    estimator.mean(`${path}.tokens.${outcome}`, amongOutcome(reasoningTokens, outcome), responses),
  )
  return { ...(all && { all }), ...(correct && { correct }), ...(incorrect && { incorrect }) }
}

/** The same level by level. */
export function measureSelectedByLevel(
  responses: readonly MeasuredResponse[],
  { path, estimator }: { readonly path: string; readonly estimator: Estimator },
): (Measures & { readonly level: number })[] {
  return levelsOf(responses).map((level) => ({
    level,
    ...measureSelected(
      responses.filter((one) => one.level === level),
      { path: `${path}.byLevel.${level}`, estimator },
    ),
  }))
}

/** What a summary says of an arm that selects. */
export function selectingMarks(arm: RunArm): { readonly of?: string; readonly oracle?: true } {
  return {
    ...(arm.of === undefined ? {} : { of: arm.of }),
    ...(isOracle(arm) && { oracle: true as const }),
  }
}
