import type { MeasuredResponse, MeasuredThought, WithheldReasoning } from '#metric'

const ofThoughts =
  /^(?:thoughts|switches|switchInterval|reflections|switchesByPosition|underthinking|firstCorrectThought|outcomeEfficiency|processEfficiency|revisitRate)\b/
const ofJudgements = /^(?:underthinking|firstCorrectThought|outcomeEfficiency)\b/
const ofLines = /^(?:processEfficiency|revisitRate)\b/

const withheldReasons: Readonly<Record<WithheldReasoning, string>> = {
  summary: "the reasoning is a vendor's summary: thoughts in it are not the model's",
  hidden: 'the reasoning was not given',
  none: 'the responses show no reasoning',
}

/**
 * Why a metric of these responses cannot be had, where more can be said than that none counts in it: there is no reasoning
 * of the model's own, or nobody has judged its thoughts.
 */
export function whyAbsent(metric: string, responses: readonly MeasuredResponse[]): string | undefined {
  if (!ofThoughts.test(metric) || responses.length === 0) return undefined
  const { reasons, isJudged, isLeftKnown, isLineKnown } = contentsOf(responses)
  if (reasons.size === 0) return undefined
  if (!reasons.has(undefined)) {
    const [first = 'none', ...others] = [...reasons]
    return others.length === 0 ? withheldReasons[first] : "the responses show no reasoning of the model's own"
  }
  if (ofLines.test(metric)) {
    if (!isLineKnown) return 'which line a thought follows is known in countdown alone'
    return metric === 'revisitRate' ? 'no response changes from one line to another' : undefined
  }
  if (!ofJudgements.test(metric)) return undefined
  if (!isJudged) return 'no judge has said which thoughts are correct'
  const isTold = !metric.endsWith('abandoned') || isLeftKnown
  return isTold ? undefined : 'this judge does not tell whether a line that was left could still have won'
}

/**
 * Why there are no reasoning tokens to be averaged: none of the responses shows any reasoning, and a mean of 0 would be no
 * measurement of it.
 */
export function whyNoReasoning(responses: readonly MeasuredResponse[]): string | undefined {
  const { reasons } = contentsOf(responses)
  return reasons.size === 1 && reasons.has('none') ? withheldReasons.none : undefined
}

/** What any of the responses holds. */
interface Contents {
  readonly reasons: ReadonlySet<WithheldReasoning | undefined>
  readonly isJudged: boolean
  readonly isLeftKnown: boolean
  readonly isLineKnown: boolean
}

/** Looked up once for all metrics that the same responses lack. */
const known = new WeakMap<readonly MeasuredResponse[], Contents>()

function contentsOf(responses: readonly MeasuredResponse[]): Contents {
  const before = known.get(responses)
  if (before) return before
  const anyThought = (holds: (thought: MeasuredThought) => boolean): boolean =>
    responses.some(({ thoughts }) => thoughts.some(holds))
  const contents = {
    reasons: new Set(responses.flatMap(({ outcome, withheld }) => (outcome === 'failed' ? [] : [withheld]))),
    isJudged: anyThought(({ correct }) => correct !== undefined),
    isLeftKnown: anyThought(({ abandoned }) => abandoned !== undefined),
    isLineKnown: anyThought(({ strategy }) => strategy !== undefined),
  }
  known.set(responses, contents)
  return contents
}
